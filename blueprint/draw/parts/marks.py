"""Which touchpoints are fail, wait and decision points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.flow.chain.waits import is_wait

if TYPE_CHECKING:
    from blueprint.draw.shapes import MarkKind
    from blueprint.model.touchpoint import Touchpoint

LETTERS: dict[MarkKind, str] = {"fail": "F", "wait": "W", "decision": "D"}


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
