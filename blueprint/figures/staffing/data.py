"""`staff --json`: keys may be added, never renamed, while the version is 1."""

from __future__ import annotations

from typing import Any

from blueprint.figures.promises import PromiseFigures
from blueprint.figures.staffing.plan import StaffingFigures
from blueprint.figures.work_data import queue_as_data


def staffing_as_data(found: StaffingFigures) -> dict[str, Any]:
    """Servers and queues before and after, and why; seconds, shares 0..1."""
    before, after = found.queues
    return {
        "touchpoints": {
            id_: {
                "servers": {"before": found.before[id_], "after": count},
                "queue": {"before": queue_as_data(before[id_]), "after": queue_as_data(after[id_])},
            }
            for id_, count in found.after.items()
        },
        "roles": {
            role.name: {
                "servers": {"before": then.servers if then else None, "after": role.servers},
                "work": role.work,
                "utilisation": role.utilisation,
                "needed": role.needed(found.ceilings.busy),
                "cost_per_hour": role.cost,
            }
            for role in found.roles[1]
            for then in [next((r for r in found.roles[0] if r.name == role.name), None)]
        },
        "ceilings": {"busy": found.ceilings.busy, "given_up": found.ceilings.given_up},
        "asked": dict(found.asked),
        "breaks": [{"kind": b.kind, "of": b.of, "value": b.value, "limit": b.limit} for b in found.breaks],
        "changes": [
            {"touchpoint": c.touchpoint, "before": c.before, "after": c.after, "reason": c.reason.en}
            for c in found.changes
        ],
        "impossible": [_without_wait(p) for p in found.impossible],
        "unknown": [
            {"id": p.promise.id, "reason": p.reason.en if p.reason else None, "unknown": list(p.unknown)}
            for p in found.unknown
        ],
    }


def _without_wait(promise: PromiseFigures) -> dict[str, Any]:
    """What a promise comes to when nobody has to wait."""
    broken = [j for j in promise.judgements if not j.kept]
    return {
        "id": promise.promise.id,
        "kinds": [j.kind for j in broken],
        "without_wait": [j.achieved if j.achieved < float("inf") else None for j in broken],
        "beyond_without_wait": [j.beyond for j in broken],
    }
