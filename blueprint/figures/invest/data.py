"""`improve --json`: keys may be added, never renamed, while the version is 1."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from blueprint.figures.invest.improve import Improvement
from blueprint.figures.invest.measures import Measure
from blueprint.figures.invest.worth import MEMORY, Worth
from blueprint.figures.promises import PromiseFigures
from blueprint.figures.ranges.data import ranges_as_data
from blueprint.ranking import NEAR, same

_RANGED = dict.fromkeys(MEMORY, "remembered_with_failures_gain") | dict.fromkeys(
    ("time", "server"), "time_saved"
)
_UNITS = {"emotion": "points", "failure": "chance", "time": "seconds", "server": "servers"}


def improvement_as_data(found: Improvement, top: int | None = None) -> dict[str, Any]:
    """Every measure, or the `top` first; seconds, shares 0..1, nothing rounded, null where not known."""
    e, promises = found.before.experience, found.before.bounds
    return {
        "remembered": e.remembered,
        "remembered_with_failures": e.remembered_with_failures,
        "time_mean": found.before.time.mean,
        "ranges": ranges_as_data(found.ranges),
        "measures": [_worth(w, promises) for w in found.worths[:top]],
        "impossible": [
            {"touchpoint": i.touchpoint, "kind": i.kind, "reason": i.reason.en} for i in found.impossible
        ],
        "together": [measure_as_data(m) for m in found.chosen],
    }


def measure_as_data(measure: Measure) -> dict[str, Any]:
    """One measure."""
    return {
        "touchpoint": measure.touchpoint,
        "kind": measure.kind,
        "amount": measure.amount,
        "unit": _UNITS[measure.kind],
    }


def _worth(w: Worth, before: Sequence[PromiseFigures]) -> dict[str, Any]:
    return measure_as_data(w.measure) | {
        "remembered_gain": w.remembered,
        "remembered_with_failures_gain": w.with_failures,
        "time_saved": w.mean,
        "range": None if w.range is None else {"of": _RANGED[w.measure.kind], "between": [*w.range]},
        "shortfall_gain": w.shortfall,
        "staying_gain": w.staying,
        "within_gain": w.within,
        "settles": w.settles,
        "promises": _promises(before, w.promises),
        "reason": w.reason.en,
    }


def _promises(before: Sequence[PromiseFigures], after: Sequence[PromiseFigures]) -> list[dict[str, Any]]:
    """The promised quantities that change; `before` is null where nothing was known."""
    found = []
    for old, new in zip(before, after, strict=False):
        known = {j.kind: j for j in old.judgements}
        for j in new.judgements:
            was = known.get(j.kind)
            if was is None or not (same(was.achieved, j.achieved, NEAR) and same(was.beyond, j.beyond, NEAR)):
                found.append(
                    {
                        "id": new.promise.id,
                        "kind": j.kind,
                        "before": _figures(was.achieved, was.beyond, was.kept) if was else None,
                        "after": _figures(j.achieved, j.beyond, j.kept),
                    }
                )
    return found


def _figures(achieved: float, beyond: float, kept: bool) -> dict[str, Any]:
    return {"achieved": achieved if achieved < float("inf") else None, "beyond": beyond, "kept": kept}
