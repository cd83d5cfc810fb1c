"""What a change is about, `hurried:wait.emotion=-1`: taken apart, for whoever makes it, counts it or renames in it.

Before the touchpoint may stand `hurried:` or `segments.hurried.changes.` (of that segment alone) and `touchpoints.`; what
begins with a key of maps is said of the map. Ids may contain dots, so the longest that fits is meant; behind `/` stands what
is inside another map.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from blueprint.model.nesting import SEPARATOR
from blueprint.model.service_map import ServiceMap

_KEYS = frozenset(ServiceMap.keys())


class ChangePath(NamedTuple):
    """The path of a change.

    Attributes:
        head: what stands before the touchpoint; all of the path where there is none.
        touchpoint: its id, of the outer map; None: the change is about the map itself, or about nothing known.
        below: what follows, from its `.` or `/` on.
    """

    head: str
    touchpoint: str | None
    below: str


def path_and_value(said: str) -> tuple[str, str]:
    """Both sides of a change.

    >>> path_and_value("wait.emotion = -1")
    ('wait.emotion', '-1')
    """
    path, _, value = (piece.strip() for piece in said.partition("="))
    return path, value


def longest(path: str, names: Iterable[str], *, inside: bool = False) -> str | None:
    """The longest name that a path begins with; with `inside` also where what is inside it follows."""
    ends = (".", SEPARATOR) if inside else (".",)
    return max(
        (n for n in names if path == n or path.startswith(tuple(n + end for end in ends))),
        key=len,
        default=None,
    )


def change_path(path: str, touchpoints: Iterable[str]) -> ChangePath:
    """Take the path of a change apart.

    Args:
        path: without its value.
        touchpoints: the ids of the map.

    >>> change_path("segments.hurried.changes.wait.time", ["wait"])
    ChangePath(head='segments.hurried.changes.', touchpoint='wait', below='.time')
    >>> change_path("arrivals", ["wait"])
    ChangePath(head='arrivals', touchpoint=None, below='')
    """
    head, rest = _head(path)
    at = longest(rest, touchpoints, inside=True)
    return ChangePath(path, None, "") if at is None else ChangePath(head, at, rest[len(at) :])


def _head(path: str) -> tuple[str, str]:
    segment, colon, rest = path.partition(":")
    if colon:
        return f"{segment}:", rest
    if path.startswith("touchpoints."):
        return "touchpoints.", path.removeprefix("touchpoints.")
    if path.startswith("segments.") and ".changes." in path:
        before, changes, rest = path.partition(".changes.")
        return f"{before}{changes}", rest
    own = path.partition(".")[0].strip() in _KEYS and SEPARATOR not in path
    return (path, "") if own else ("", path)
