"""Who can get through a service without a ritual."""

from __future__ import annotations

from collections.abc import Callable

from blueprint.flow.visits.avoidance import avoiding
from blueprint.lint.content.scripts import say, scripts
from blueprint.lint.context.context import Context
from blueprint.model.names import Lane
from blueprint.model.touchpoint import Touchpoint


def left_without(context: Context, is_ritual: Callable[[Touchpoint], bool], at: str) -> str | None:
    """The first touchpoint where customers can leave who have met no ritual; None when nobody can.

    None either where no staff stand in front of the customer: a service of machines alone needs no ritual.

    Args:
        context: of the map.
        is_ritual: whether a touchpoint is one by what the map says about it.
        at: the courtesies by which its script makes it one.
    """
    touchpoints = context.map.touchpoints
    if not any(t.lane is Lane.FRONTSTAGE and t.id in context.reached for t in touchpoints.values()):
        return None
    told = scripts(context)
    rituals = {
        t.id
        for t in touchpoints.values()
        if t.lane.experienced and (is_ritual(t) or say(told.get(t.id, ()), at))
    }
    detour = avoiding(context.map, context.entries, context.successors, context.blocks[0], rituals)
    return next((id_ for id_ in touchpoints if id_ in detour.left), None)
