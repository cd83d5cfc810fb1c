"""`plan --json`: keys may be added, never renamed, while the version is 1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from blueprint.figures.plans.contradictions import contradictions
from blueprint.figures.plans.overdue import is_overdue

if TYPE_CHECKING:
    from blueprint.figures.plans.choosing import Choice
    from blueprint.figures.plans.worth import Gain, Plans, PlanWorth


def plans_as_data(
    plans: Plans, by: str, per: str, bought: Choice | None, way: Choice | None
) -> dict[str, Any]:
    """Every open plan, in the order of the map; seconds, shares 0..1, points, nothing rounded, null where not known."""
    return {
        "by": by,
        "per": per,
        "plans": [_plan(worth, by, per) for worth in plans.worths],
        "contradictions": [
            {"plans": [one.id, other.id], "path": path} for one, other, path in contradictions(plans.open)
        ],
        "budget": _choice(bought),
        "goal": _choice(way),
    }


def _plan(worth: PlanWorth, by: str, per: str) -> dict[str, Any]:
    plan = worth.plan
    return {
        "id": plan.id,
        "change": list(plan.change),
        "owner": None if plan.owner is None else str(plan.owner),
        "status": plan.status.value,
        "due": plan.due.isoformat() if plan.due else None,
        "overdue": is_overdue(plan),
        "effort": {
            "days": plan.effort.days if plan.effort else None,
            "money": plan.effort.money if plan.effort else None,
        },
        "reach": worth.reach,
        "gains": {name: _gain(gain) for name, gain in worth.gains.items()},
        "value": worth.value(by, per),
        "target_met": worth.target_met,
        "problem": worth.problem.en if worth.problem else None,
        "notes": [note.en for note in worth.notes],
    }


def _gain(gain: Gain) -> dict[str, Any]:
    return {
        "before": gain.before,
        "after": gain.after,
        "gain": gain.value,
        "range": gain.range and list(gain.range),
        "confidence": gain.confidence,
    }


def _choice(choice: Choice | None) -> dict[str, Any] | None:
    if choice is None:
        return None
    return {
        "figure": choice.figure.name,
        "plans": [plan.id for plan in choice.plans],
        "before": choice.before,
        "after": choice.after,
        "effort": dict(choice.effort),
        "reached": choice.reached,
        "every_set_tried": choice.every,
        "left_out": [plan.id for plan in choice.left_out],
    }
