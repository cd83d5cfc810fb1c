"""Key figures for programs: shares 0..1, seconds, nothing rounded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from blueprint.figures.kpis.kpis import KpiFigure


def as_data(figures: Iterable[KpiFigure]) -> dict[str, Any]:
    """By id; what is unknown is null and says what it needs."""
    return {
        f.kpi.id: {
            "kind": f.kpi.kind,
            "direction": f.kpi.direction,
            "value": f.value,
            "basis": f.basis,
            "low": f.low,
            "high": f.high,
            "good": f.good,
        }
        | ({"needs": f.needs.en} if f.needs else {})
        | ({"by_touchpoint": dict(f.by_touchpoint)} if f.by_touchpoint else {})
        for f in figures
    }
