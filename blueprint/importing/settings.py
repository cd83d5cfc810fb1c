"""YAML files that tell an import how to read another file; what is wrong with one is a sentence with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.source.parser import parse
from blueprint.source.problem import Problems
from blueprint.source.reader import Source, read
from blueprint.source.tree import Mapping
from blueprint.suggestion import joined
from blueprint.wording import Wording

if TYPE_CHECKING:
    from pathlib import Path


class BadSettings(Exception):
    """Such a file that cannot be used; `wording` says where and why."""

    def __init__(self, source: Source, offset: int, wording: Wording) -> None:
        line, column, _ = source.lines.position(offset)
        place = f"{source.path}:{line}:{column}"
        self.wording = Wording(f"{place}: {wording.en}", f"{place}：{wording.zh}")
        super().__init__(self.wording.en)


def settings_of(path: Path, shape: Wording) -> tuple[Source, Mapping]:
    """The file, and what it says; `shape` is what is told of one that is no mapping.

    Raises:
        Unreadable: the file cannot be opened.
        BadSettings: it holds something else.
    """
    problems = Problems()
    source = read(path, problems)
    tree = None if problems else parse(source.text, problems)
    if problems:
        first = problems[0]
        raise BadSettings(source, first.span.start, joined(first.message, first.help))
    if not isinstance(tree, Mapping):
        raise BadSettings(source, 0, shape)
    return source, tree
