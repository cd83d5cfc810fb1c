"""What the index page and the table of a build say of one map: small, so that a thousand of them can be kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blueprint.figures.ranges.range import Range
    from blueprint.model.text import Text

MOMENTS = 3
"""Moments of truth that a table names."""


@dataclass(frozen=True, kw_only=True)
class Brief:
    """The few figures of a map that a table of maps shows.

    Attributes:
        unknown: whether they are, because shares are not given.
        moments: titles of the moments of truth, by falling effect.
        remembered: expected score.
        remembered_range: where it lies in 80 of 100 cases; None where there is no range.
        time: mean time of a visit, in seconds.
        promises: whether each is kept; None where that cannot be said.
    """

    unknown: bool
    moments: tuple[Text, ...] = ()
    remembered: float | None = None
    remembered_range: Range | None = None
    time: float | None = None
    promises: tuple[bool | None, ...] = ()


@dataclass(frozen=True)
class System:
    """A support touchpoint, and the moments of truth that depend on it."""

    title: Text
    carries: tuple[Text, ...]


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One map.

    Attributes:
        name: its id, which is the name of its folder.
        title: for people.
        purpose: what it is for, where it says so.
        owner: who answers for it, where it says so.
        case: whether it tells what happened, and not what should.
        touchpoints: how many it has of its own.
        inside: ids of the maps that touchpoints of it stand for.
        better: id of the map that shows a case as it should go.
        systems: its support touchpoints.
        brief: None where errors leave it without figures.
    """

    name: str
    title: Text
    purpose: Text | None
    owner: Text | None
    case: bool
    touchpoints: int
    inside: tuple[str, ...]
    better: str | None
    systems: tuple[System, ...] = ()
    brief: Brief | None = None
