"""Which touchpoints are waits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blueprint.model.touchpoint import Touchpoint

_WAITING = re.compile(
    r"等候|等待|等叫号|排队|候诊|候机|\b(?:wait|waits|waiting|queue|queues|queueing|queuing)\b", re.IGNORECASE
)


def is_wait(touchpoint: Touchpoint) -> bool:
    """Customers wait here: a lane they experience, nobody serving, and the id or title says so.

    One that `waits_for` another is a wait by what it says. "Nobody serving" is: no `role` and not `staffed`; `Care while waiting` by a floor guide is care.
    """
    if touchpoint.waits_for is not None:
        return True
    if not touchpoint.lane.experienced or touchpoint.role is not None or touchpoint.staffed is not None:
        return False
    words = re.split(r"[-_.]", touchpoint.id)
    return any(_WAITING.search(text) for text in (*words, *(t for _, t in touchpoint.title.by_language)))
