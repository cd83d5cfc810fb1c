"""A text as edits see it: its tree, and its data in the form that the text writes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from blueprint.edit.data import Data
from blueprint.edit.refused import refused
from blueprint.model.expand import plain
from blueprint.source.comments import comments
from blueprint.source.parser import parse
from blueprint.source.place import Span
from blueprint.source.problem import Problems
from blueprint.source.tree import Mapping
from blueprint.wording import Wording


@dataclass(frozen=True)
class Read:
    """A text, its tree and its data; none of them is ever changed."""

    text: str
    tree: Mapping
    data: Data

    @cached_property
    def comments(self) -> list[Span]:
        """Every comment."""
        return list(comments(self.text, self.tree))


@lru_cache(maxsize=16)
def read(text: str) -> Read:
    """Read a text. The last few are remembered: what one edit made is what the next one starts from.

    Raises:
        EditRefused: the text cannot be read, or is no map.
    """
    problems = Problems()
    tree = parse(text, problems)
    if not isinstance(tree, Mapping):
        line = text.count("\n", 0, problems[0].span.start) + 1 if problems else 1
        raise refused(
            "the text cannot be read (line {line}: {why}); mend it in the text view first",
            "文本无法读取（第 {line} 行：{why}）；请先在文本视图中改正",
            line=line,
            why=problems[0].message if problems else Wording("not a map", "不是地图"),
        )
    data = plain(tree)
    assert isinstance(data, dict)
    return Read(text, tree, data)
