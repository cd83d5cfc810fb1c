"""How many servers, from how many: what a plan keeps to, what it changes, and what it breaks."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from blueprint.figures.group import GroupFigures
from blueprint.figures.promises import PromiseFigures
from blueprint.figures.queues import Queues
from blueprint.figures.roles import RoleFigures
from blueprint.figures.staffing.asked import Kind
from blueprint.figures.staffing.by_servers import Servers
from blueprint.figures.standards.standards import StandardFigures
from blueprint.flow.queues.queue import Overload, QueueFigures
from blueprint.ranking import NEAR, above
from blueprint.wording import Wording


@dataclass(frozen=True)
class Ceilings:
    """What no plan may go beyond.

    Attributes:
        busy: share of their time that servers serve, 0..1; waits grow steeply above (theory 7.G).
        given_up: share of those who come to a queue who give up, 0..1.
    """

    busy: float = 0.85
    given_up: float = 0.05

    def beyond(self, q: QueueFigures | Overload) -> float:
        """By how much a queue is beyond them, in shares; 0 where it is not."""
        lost = q.abandoned if isinstance(q, QueueFigures) else 1.0
        over = (q.utilisation - self.busy, lost - self.given_up)
        return math.fsum(x for x in over if above(x, 0, NEAR))


@dataclass(frozen=True)
class Break:
    """What a plan breaks: something the map declares, or the ceiling of a queue.

    Attributes:
        kind: which of them.
        of: the promise; the item of a pack, `PACK#ITEM`; else the touchpoint.
        value: what it comes to: seconds, or a share; None for a promise, and where it has no bound.
        limit: what it may be; None for a promise.
        judged: what is asked, and what it comes to; None for a ceiling.
    """

    kind: Kind | Literal["busy", "given-up"]
    of: str
    value: float | None = None
    limit: float | None = None
    judged: PromiseFigures | StandardFigures | None = None


@dataclass(frozen=True)
class Change:
    """One more server or one less: where, the number then, why, and the promises with it."""

    touchpoint: str
    before: int
    after: int
    reason: Wording
    promises: tuple[PromiseFigures, ...]


@dataclass(frozen=True)
class StaffingFigures:
    """How many servers, from how many.

    Attributes:
        before: servers as the map has them, by touchpoint.
        after: as many as it takes.
        changes: how one becomes the other.
        queues: before and after.
        wholes: all figures, before and after.
        roles: the work of each role, before and after.
        impossible: promises that no number of servers keeps, with their figures where nobody has to wait.
        unknown: promises that cannot be computed, with their reasons.
        ceilings: what the plan keeps to.
        breaks: what it does not keep all the same: what no number of servers keeps.
        asked: how much the map asks for, by kind.
    """

    before: Servers
    after: Servers
    changes: tuple[Change, ...]
    queues: tuple[Queues, Queues]
    wholes: tuple[GroupFigures, GroupFigures]
    roles: tuple[tuple[RoleFigures, ...], tuple[RoleFigures, ...]]
    impossible: tuple[PromiseFigures, ...]
    unknown: tuple[PromiseFigures, ...]
    ceilings: Ceilings
    breaks: tuple[Break, ...]
    asked: Mapping[Kind, int]
