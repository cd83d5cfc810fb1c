"""Comments on a map, in a file beside it: `hall.comments.yaml` for `hall.blueprint.yaml`. No figure comes of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from blueprint.model.expand import plain
from blueprint.source.parser import parse
from blueprint.source.problem import Problems
from blueprint.source.reader import SUFFIXES
from blueprint.source.tree import Mapping, Sequence

ENDING = ".comments.yaml"


@dataclass(frozen=True)
class Comment:
    """One comment.

    Attributes:
        id: in its file.
        on: the touchpoint it is about; empty for the map.
        by: who wrote it, as they call themselves.
        at: when, as `2026-11-30 17:05` in the time of the machine that wrote it.
        text: what it says.
        done: when, and by whom, it was resolved; empty while it is open.
    """

    id: str
    on: str
    by: str
    at: str
    text: str
    done: str = ""


def comments_file(path: Path) -> Path:
    """The file of a map's comments."""
    for suffix in SUFFIXES:
        if path.name.endswith(suffix):
            return path.with_name(path.name.removesuffix(suffix) + ENDING)
    return path.with_name(path.name + ENDING)


def read_comments(text: str) -> tuple[Comment, ...]:
    """The comments of a file, in its order; what is none is left out."""
    tree = parse(text, Problems())
    data: Any = plain(tree) if isinstance(tree, Mapping | Sequence) else {}
    listed = data.get("comments") if isinstance(data, dict) else None
    found = []
    for number, each in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(each, dict) and each.get("text"):
            about, *said = (str(each.get(name) or "") for name in ("about", "by", "at", "text", "done"))
            found.append(Comment(str(each.get("id") or number), about, *said))
    return tuple(found)


def comments_of(path: Path) -> tuple[Comment, ...]:
    """The comments on the map of a file; none where there is no file of them, or it cannot be read."""
    try:
        return read_comments(comments_file(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return ()
