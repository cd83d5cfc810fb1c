"""A line that somebody draws between two touchpoints: what it means, its ends say.

To or from the evidence lane it says what a touchpoint shows; to or from a support process that no flow goes
through, what it depends on: both are `uses` of the other end. Every other line is the way customers go on.
"""

from __future__ import annotations

from blueprint.edit.data import Data, all_steps, put, touchpoint
from blueprint.edit.refused import EditRefused, refused
from blueprint.edit.ways import STEP_KEYS, add_way, ways_of, write_ways

_SERVES = ("evidence", "support")


def draw_line(data: Data, from_: str, to: str) -> None:
    """Put the line into the data.

    Raises:
        EditRefused: there is no such touchpoint, the line is there already, or it would mean nothing.
    """
    ends = {id_: _lane(touchpoint(data, id_)) for id_ in (from_, to)}
    serving = [id_ for id_, lane in ends.items() if lane in _SERVES and not _in_flow(data, id_)]
    things = [id_ for id_, lane in ends.items() if lane == "evidence"]
    if len(things) == 2:
        raise refused(
            "a line between two things of the evidence lane means nothing",
            "有形展示之间的连线没有含义",
        )
    served = things or serving
    if len(served) == 1 and from_ != to:
        _use(data, next(id_ for id_ in ends if id_ != served[0]), served[0])
    else:
        connect(data, from_, to)


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
    used = step.get("uses")
    if isinstance(used, list) and served in used:
        raise refused("{one!r} already uses {other!r}", "{one!r} 已经用到 {other!r}", one=user, other=served)
    put(step, "uses", [*(used if isinstance(used, list) else []), served], STEP_KEYS)


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
