"""The fewest servers with which the promises hold: marginal analysis (Fox 1966). Always ends.

One server is added at a time (a twentieth more where there are many), where it brings the promises nearest to
being kept; when that helps nowhere, as many are added everywhere. At the end every server without whom the promises
still hold is taken away again, by halves, so none of those that remain can be spared.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprint.ranking import NEAR, above, most
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_BEST = Wording(
    "of one more server anywhere, one at {touchpoint!r} brings the promises nearest: gap {before:.4g} to {after:.4g}",
    "在任一处增加一名服务人员时，加在 {touchpoint!r} 最接近兑现承诺：差距由 {before:.4g} 降到 {after:.4g}",
)
_ALL = Wording(
    "no single server narrows the gap of {before:.4g}, so one is added at every touchpoint",
    "单独增加一名服务人员不能缩小差距 {before:.4g}，因此每处各加一名",
)
_SPARED = Wording(
    "the promises hold without this server at {touchpoint!r}", "{touchpoint!r} 少一名服务人员也能兑现承诺"
)


_PART = 20
"""Below so many servers one is added at a time."""


@dataclass(frozen=True, slots=True)
class Step:
    """One change of the number of servers.

    Attributes:
        touchpoint: where.
        servers: the number after it.
        gap: what is missing after it; 0 or less when the promises hold.
        reason: why.
    """

    touchpoint: str
    servers: int
    gap: float
    reason: Wording


@dataclass(frozen=True, slots=True)
class Staffing:
    """Numbers of servers.

    Attributes:
        servers: per touchpoint.
        kept: whether the promises hold with them.
        gap: what is missing; 0 or less when they hold.
        steps: how they were found, in order.
    """

    servers: Mapping[str, int]
    kept: bool
    gap: float
    steps: tuple[Step, ...]


def staff(
    start: Mapping[str, int],
    promises_kept: Callable[[dict[str, int]], float | bool],
    *,
    at_most: Mapping[str, int] | int = 1000,
    at_least: Mapping[str, int] | int = 1,
) -> Staffing:
    """Find the fewest servers with which the promises hold.

    Args:
        start: servers per staffed touchpoint, to begin with; >= 1.
        promises_kept: what is missing with so many servers: 0 or less when all promises hold, `inf` under
            overload; or only whether they hold. More servers must never make it worse.
        at_most: the most servers at each touchpoint.
        at_least: nobody is spared below this.

    Returns:
        The numbers; `kept` is False where even the most servers do not help.
    """
    search = _Search(dict(start), promises_kept, at_most, at_least)
    while search.gap > 0 and search.add():
        pass
    if search.gap <= 0:
        search.spare()
    return Staffing(search.servers, search.gap <= 0, search.gap, tuple(search.steps))


class _Search:
    def __init__(
        self,
        servers: dict[str, int],
        promises_kept: Callable[[dict[str, int]], float | bool],
        at_most: Mapping[str, int] | int,
        at_least: Mapping[str, int] | int,
    ) -> None:
        self.servers = servers
        self.steps: list[Step] = []
        self._promises_kept = promises_kept
        self._most = dict.fromkeys(servers, at_most) if isinstance(at_most, int) else at_most
        self._least = dict.fromkeys(servers, at_least) if isinstance(at_least, int) else at_least
        self.gap = self.measure(servers)

    def measure(self, servers: dict[str, int]) -> float:
        """What is missing with so many servers."""
        found = self._promises_kept(dict(servers))
        return (
            (0.0 if found else 1.0) if isinstance(found, bool) else math.inf if math.isnan(found) else found
        )

    def add(self) -> bool:
        """Add the most useful server; False when there is no room for any."""
        room = [name for name, count in self.servers.items() if count < self._most[name]]
        if not room:
            return False
        more = {n: min(self._most[n], self.servers[n] + 1 + self.servers[n] // _PART) for n in room}
        gaps = {name: self.measure(self.servers | {name: more[name]}) for name in room}
        best = most(room, lambda name: -gaps[name], within=NEAR)
        if above(self.gap, gaps[best], NEAR):
            reason = _BEST.filled(touchpoint=best, before=self.gap, after=gaps[best])
            self.set(best, more[best], gaps[best], reason)
            return True
        before = self.gap
        gap = self.measure(self.servers | more)
        for name in room:
            self.set(name, more[name], gap, _ALL.filled(before=before))
        return True

    def spare(self) -> None:
        """Take away every server without whom the promises still hold."""
        for name, now in list(self.servers.items()):
            least, fewest, step = max(1, self._least[name]), now, 1
            gap, failing = self.gap, 0
            while fewest > max(least, failing + 1):
                tried = max(least, fewest - step) if not failing else (fewest + failing) // 2
                found = self.measure(self.servers | {name: tried})
                if found <= 0:
                    fewest, gap, step = tried, found, 2 * step
                else:
                    failing = tried
            if fewest < now:
                self.set(name, fewest, gap, _SPARED)

    def set(self, name: str, servers: int, gap: float, reason: Wording) -> None:
        """Change the number of servers at a touchpoint."""
        self.servers[name] = servers
        self.gap = gap
        self.steps.append(Step(name, servers, gap, reason))
