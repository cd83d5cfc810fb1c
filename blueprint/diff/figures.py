"""What the changes of a map do to its figures: those of all customers, before and after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from blueprint.figures import Analysis
from blueprint.flow.time.promise import Judgement

T = TypeVar("T")


@dataclass(frozen=True)
class Pair(Generic[T]):
    """One figure on both sides; None where it is unknown or there is none."""

    was: T
    now: T


@dataclass(frozen=True, kw_only=True)
class FigureChanges:
    """Figures of both maps.

    Attributes:
        remembered: points on the scale of each map.
        time_mean: expected seconds of a visit.
        promises: id and kind (`share`, `mean`, `max`) to what is achieved (a share 0..1, or seconds), and
            whether it is kept.
        moments_of_truth: ids by falling effect.
    """

    remembered: Pair[float | None]
    time_mean: Pair[float | None]
    promises: dict[tuple[str, str], Pair[Judgement | None]]
    moments_of_truth: Pair[tuple[str, ...]]


def figure_changes(old: Analysis, new: Analysis) -> FigureChanges:
    """The figures of all customers on both sides."""
    before, after = _judgements(old), _judgements(new)
    return FigureChanges(
        remembered=Pair(old.all.experience.remembered, new.all.experience.remembered),
        time_mean=Pair(old.all.time.mean, new.all.time.mean),
        promises={key: Pair(before.get(key), after.get(key)) for key in _in_order(before, after)},
        moments_of_truth=Pair(old.all.moments_of_truth, new.all.moments_of_truth),
    )


def _judgements(analysis: Analysis) -> dict[tuple[str, str], Judgement]:
    return {(p.promise.id, j.kind): j for p in analysis.all.promises for j in p.judgements}


def _in_order(before: Iterable[tuple[str, str]], after: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return list(dict.fromkeys((*after, *before)))
