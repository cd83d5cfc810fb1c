"""A step taken out of a flow: who came to it goes on to where it led."""

from __future__ import annotations

from blueprint.edit.data import Data, changes_of, touchpoint, touchpoints
from blueprint.edit.ways import ways_of, write_ways


def bridge(data: Data, id_: str) -> None:
    """Lead what leads to a touchpoint to the one that it leads to.

    Nothing is done where it leads to several, to an exit, or to itself: nobody can tell which way is meant. Who leads
    to the following one already, or would lead to itself, is left as it is, and so is one of several at a time.
    """
    out = ways_of(touchpoint(data, id_))
    if len(out) != 1 or not out.connections:
        return
    target = out.connections[0].get("to")
    if not isinstance(target, str) or target == id_:
        return
    for other, step in touchpoints(data).items():
        if other in (id_, target) or not isinstance(step, dict):
            continue
        for place in (step, *changes_of(data, other)):
            ways = ways_of(place)
            connection = ways.to(id_)
            if connection and not ways.to(target) and not ways.together:
                connection["to"] = target
                write_ways(place, ways)
