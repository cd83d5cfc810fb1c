"""The key `standards` of `analyse --json`, version 1 (contract.md)."""

from __future__ import annotations

from typing import Any

from blueprint.figures.standards.standards import StandardFigures


def standards_as_data(figures: tuple[StandardFigures, ...]) -> list[dict[str, Any]]:
    """For programs: times in seconds, shares 0..1, nothing rounded."""
    return [_as_data(f) for f in figures]


def _as_data(f: StandardFigures) -> dict[str, Any]:
    item, place = f.item, f.applied
    at = None
    if place is not None:
        at = {"promise": place.promise.id} if place.promise else {"touchpoint": place.touchpoint}
    span = item.elapsed if item.is_time else None
    return {
        "pack": f.pack.id,
        "item": item.id,
        "clause": item.clause,
        "title": {"en": item.title.en, "zh": item.title.zh},
        "quantity": item.quantity,
        "quantifier": item.quantifier,
        "required": span.least if span else item.value,
        "required_at_most": span.most if span else item.value,
        "unit": "s" if span else item.unit,
        "share": item.share,
        "calendar": item.calendar,
        "certainty": f.pack.of(item),
        "at": at,
        "found_by": place.way if place else None,
        "achieved": f.achieved,
        "beyond": f.beyond,
        "kept": f.kept,
        "sure": f.sure,
        "overworked": f.overworked,
        "reason": f.reason.en if f.reason else None,
    }
