"""Which touchpoints are fail, wait and decision points."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blueprint.draw.shapes import MarkKind
    from blueprint.model.touchpoint import Touchpoint

LETTERS: dict[MarkKind, str] = {"fail": "F", "wait": "W", "decision": "D"}
_WAITING = re.compile(
    r"等候|等待|等叫号|排队|候诊|候机|\b(?:wait|waits|waiting|queue|queues|queueing|queuing)\b", re.IGNORECASE
)


def is_wait(touchpoint: Touchpoint) -> bool:
    """Customers wait here: a lane they experience, nobody serving, and the id or title says so.

    "Nobody serving" is: no `role` and not `staffed`; `Care while waiting` by a floor guide is care.
    """
    if not touchpoint.lane.experienced or touchpoint.role is not None or touchpoint.staffed is not None:
        return False
    words = re.split(r"[-_.]", touchpoint.id)
    return any(_WAITING.search(text) for text in (*words, *(t for _, t in touchpoint.title.by_language)))


def is_decision(touchpoint: Touchpoint) -> bool:
    """Customers part here: more than one exclusive way on or out."""
    return not touchpoint.together and len(touchpoint.next) + len(touchpoint.end) > 1


def is_fail_point(touchpoint: Touchpoint) -> bool:
    """Something can go wrong here."""
    return touchpoint.fails is not None and touchpoint.fails.chance != 0


def marks_of(touchpoint: Touchpoint) -> tuple[MarkKind, ...]:
    """The lettered marks, in the order they are drawn."""
    found: list[MarkKind] = []
    if is_fail_point(touchpoint):
        found.append("fail")
    if is_wait(touchpoint):
        found.append("wait")
    if is_decision(touchpoint):
        found.append("decision")
    return tuple(found)
