"""A line that somebody draws between two touchpoints: what it means, its ends say.

To or from the evidence lane it says what a touchpoint shows; to or from a support process that no flow goes
through, what it depends on: both are `uses` of the other end. Backstage it is so where something uses the step
already; where nothing says yet what the step is for, somebody has to (`open_steps`). Every other line is the way
customers go on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from blueprint.edit.data import Data, all_steps, put, touchpoint
from blueprint.edit.refused import EditRefused, refused
from blueprint.edit.ways import STEP_KEYS, add_way, ways_of, write_ways
from blueprint.model.names import Lane

if TYPE_CHECKING:
    from blueprint.model.service_map import ServiceMap

_SERVES = ("evidence", "support", "backstage")


def draw_line(data: Data, from_: str, to: str, behind: bool = False) -> None:
    """Put the line into the data.

    Args:
        data: the map.
        from_: a touchpoint.
        to: another one.
        behind: somebody says that what stands backstage happens meanwhile, behind the scenes.

    Raises:
        EditRefused: there is no such touchpoint, the line is there already, or it would mean nothing.
    """
    ends = {id_: _lane(touchpoint(data, id_)) for id_ in (from_, to)}
    serving = [id_ for id_, lane in ends.items() if _serves(data, id_, lane, behind)]
    things = [id_ for id_, lane in ends.items() if lane == "evidence"]
    if len(things) == 2:
        raise refused(
            "a line between two things of the evidence lane means nothing",
            "有形展示之间的连线没有含义",
        )
    served = things or serving
    if len(served) == 1 and from_ != to:
        _use(data, next(id_ for id_ in ends if id_ != served[0]), served[0])
    elif behind:
        raise refused(
            "customers go through both {one!r} and {other!r}, or through neither",
            "{one!r} 与 {other!r} 要么都在动线上，要么都不在",
            one=from_,
            other=to,
        )
    else:
        connect(data, from_, to)


def open_steps(service_map: ServiceMap) -> list[str]:
    """Steps backstage of which nothing says yet whether customers wait for them: nobody goes there, nothing uses them."""
    touchpoints = service_map.touchpoints.values()
    named = {name for t in touchpoints for name in (*(c.to for c in t.next), *t.uses, t.gives_up)}
    return [
        t.id
        for t in touchpoints
        if t.lane is Lane.BACKSTAGE and t.id not in named and not (t.next or t.end or t.start is not None)
    ]


def connect(data: Data, from_: str, to: str) -> None:
    """Let customers go on from one touchpoint to another. Raises EditRefused."""
    step = touchpoint(data, from_)
    touchpoint(data, to)
    ways = ways_of(step)
    if ways.to(to):
        raise refused("{one!r} already leads to {other!r}", "{one!r} 已经通向 {other!r}", one=from_, other=to)
    add_way(ways, to)
    write_ways(step, ways)


def _use(data: Data, user: str, served: str) -> None:
    step = touchpoint(data, user)
    used = _used(step)
    if served in used:
        raise refused("{one!r} already uses {other!r}", "{one!r} 已经用到 {other!r}", one=user, other=served)
    put(step, "uses", [*used, served], STEP_KEYS)


def _serves(data: Data, id_: str, lane: str, behind: bool) -> bool:
    """Whether a touchpoint is there for another, and no step of its own."""
    if lane not in _SERVES or _in_flow(data, id_):
        return False
    return lane != "backstage" or behind or any(id_ in _used(step) for step in all_steps(data))


def _used(step: Data) -> list[Any]:
    used = step.get("uses")
    return used if isinstance(used, list) else []


def _lane(step: Data) -> str:
    """The canonical lane, without what it is split by."""
    return str(step.get("lane", "")).partition("/")[0].strip().lower()


def _in_flow(data: Data, id_: str) -> bool:
    """Whether anybody goes through a touchpoint."""
    step = touchpoint(data, id_)
    if any(step.get(key) is not None for key in ("next", "end", "start")):
        return True
    for other in all_steps(data):
        try:
            if ways_of(other).to(id_):
                return True
        except EditRefused:
            continue
    return False
