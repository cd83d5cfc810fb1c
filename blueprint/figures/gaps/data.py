"""Gaps for programs: seconds, shares 0..1, nothing rounded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from blueprint.figures.gaps.gaps import Gaps


def as_data(gaps: Gaps) -> dict[str, Any]:
    """Touchpoints with gaps 2 and 3, promises with gap 4."""
    return {
        "touchpoints": {
            g.id: {
                "tolerance": g.tolerance,
                "standard": g.standard,
                "actual_mean": g.actual,
                "share_within_standard": g.within_standard,
                "share_within_tolerance": g.within_tolerance,
                "gap_2": g.design,
                "gap_3": g.performance,
            }
            for g in gaps.touchpoints
        },
        "promises": {
            p.promise.id: {"gap_4": None if not p.judgements else not all(j.kept for j in p.judgements)}
            for p in gaps.promises
        },
    }
