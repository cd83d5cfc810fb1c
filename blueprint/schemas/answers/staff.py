"""What `blueprint staff --json` answers."""

from __future__ import annotations

from typing import Any

from typing_extensions import NotRequired, TypedDict

from blueprint.schemas.parts.day import Paid, Planned, Shift
from blueprint.schemas.parts.promises import Compared, Queue
from blueprint.schemas.parts.quantities import Asked, Id, Ids, Number, Seconds, Share, Version


class Servers(TypedDict):
    """How many people. 人数。"""

    before: int
    after: int


class Queues(TypedDict):
    """The queue with either. 两种人数下的排队。"""

    before: Queue
    after: Queue


class Staffed(TypedDict):
    """A staffed touchpoint. 有人服务的触点。"""

    servers: Servers
    queue: Queues


class Ceilings(TypedDict):
    """What may not be exceeded. 上限。"""

    busy: Share
    given_up: Share


class Broken(TypedDict):
    """What the plan does not hold. 方案未满足之处。"""

    kind: str
    of: str
    value: Number | None
    limit: Number | None


class ServerChange(TypedDict):
    """Why the number changes. 人数变化的原因。"""

    touchpoint: Id
    before: int
    after: int
    reason: str


class WithoutWait(TypedDict):
    """A promise that no number of people keeps. 加人也无法兑现的承诺。"""

    id: str
    kinds: list[str]
    without_wait: list[float | None]
    beyond_without_wait: list[float | None]


class Unknown(TypedDict):
    """A promise that cannot be judged. 无法判断的承诺。"""

    id: str
    reason: str | None
    unknown: Ids


class RoleServers(TypedDict):
    """The people of a role. 岗位人数。"""

    before: int | None
    after: int | None


class StaffedRole(TypedDict):
    """A role's people and work. 岗位的人手与工作量。"""

    servers: RoleServers
    work: Number
    utilisation: float | None
    needed: int
    cost_per_hour: float | None


class Answer(Asked):
    """How many people at each staffed touchpoint. 各触点所需人数。"""

    version: Version
    map: str
    peak: Number
    arrivals_per_hour: Number
    touchpoints: dict[str, Staffed]
    roles: dict[str, StaffedRole]
    ceilings: Ceilings
    asked: dict[str, Any]
    breaks: list[Broken]
    changes: list[ServerChange]
    impossible: list[WithoutWait]
    unknown: list[Unknown]
    after: Compared
    by: NotRequired[Seconds]
    shrinkage: NotRequired[Share]
    intervals: NotRequired[list[Planned]]
    shifts: NotRequired[list[Shift]]
    days: NotRequired[list[Paid]]
