"""Parallel blocks: `next: {all: [...]}` starts them, the touchpoint that says `join: all` ends them.

A block is nested properly when every branch leads to the same join and nowhere else, nobody enters
or leaves a branch on the way, and no branch touches another. Anything else is a fault, not a guess.
"""

from __future__ import annotations

from dataclasses import dataclass

from blueprint.model.service_map import ServiceMap
from blueprint.wording import Wording


@dataclass(frozen=True)
class Span:
    """One block: who forks, who joins, and the touchpoints of each branch, blocks inside it included."""

    fork: str
    join: str
    branches: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Fault:
    """Why a block is not nested properly: `at` is the touchpoint to point at."""

    at: str
    message: Wording
    help: Wording


class _Faulty(Exception):
    def __init__(self, at: str, message: Wording, help_: Wording) -> None:
        self.fault = Fault(at, message, help_)


def find_blocks(service_map: ServiceMap) -> tuple[dict[str, Span], tuple[Fault, ...]]:
    """Fork to block, inner blocks too, and everything that is not nested properly."""
    finder = _Finder(service_map)
    faults: list[Fault] = []
    for id_, touchpoint in service_map.touchpoints.items():
        if touchpoint.together and id_ in service_map.walked:
            try:
                finder.block(id_)
            except _Faulty as error:
                if error.fault not in faults:
                    faults.append(error.fault)
    if not faults:
        faults.extend(finder.joins_without_fork())
    return finder.blocks, tuple(faults)


class _Finder:
    def __init__(self, service_map: ServiceMap) -> None:
        self.touchpoints = service_map.touchpoints
        self.walked = service_map.walked
        self.blocks: dict[str, Span] = {}
        self._open: list[str] = []
        self._sources: dict[str, set[str]] = {}
        for t in service_map.touchpoints.values():
            for c in t.next:
                self._sources.setdefault(c.to, set()).add(t.id)

    def block(self, fork: str) -> Span:
        if fork in self.blocks:
            return self.blocks[fork]
        if fork in self._open:
            raise _Faulty(
                fork,
                Wording(
                    "the parallel block that starts at {fork!r} leads back to itself before it is joined",
                    "从 {fork!r} 开始的并行块在汇合之前又回到自身",
                ).filled(fork=fork),
                _REMEDY,
            )
        self._open.append(fork)
        touchpoint = self.touchpoints[fork]
        if touchpoint.end:
            raise _Faulty(
                fork,
                Wording(
                    "{fork!r} starts a parallel block and has exits too", "{fork!r} 既开始并行块又有出口"
                ).filled(fork=fork),
                Wording("move `end` to another touchpoint", "请把 `end` 移到别的触点"),
            )
        if len(touchpoint.next) < 2:
            raise _Faulty(
                fork,
                Wording("only one branch starts at {fork!r}", "{fork!r} 只开始了一条分支").filled(fork=fork),
                Wording(
                    "write `next: {to}`, or add a branch to `all`",
                    "请写 `next: {to}`，或在 `all` 中再加一条分支",
                ).filled(to=touchpoint.next[0].to),
            )
        walks = [self._branch(fork, c.to) for c in touchpoint.next]
        joins = {join for join, _ in walks}
        if len(joins) != 1:
            raise _Faulty(
                fork,
                Wording(
                    "the branches that start together at {fork!r} meet at different touchpoints: {joins}",
                    "从 {fork!r} 同时开始的分支在不同触点汇合：{joins}",
                ).filled(fork=fork, joins=", ".join(sorted(joins))),
                _REMEDY,
            )
        branches = tuple(branch for _, branch in walks)
        self._check_closed(fork, joins.pop(), branches)
        self._open.pop()
        return self.blocks[fork]

    def _branch(self, fork: str, head: str) -> tuple[str, tuple[str, ...]]:
        """Walk a branch up to its join; blocks inside it are stepped over."""
        members: dict[str, None] = {}
        joins: dict[str, None] = {}
        waiting = [head]
        while waiting:
            id_ = waiting.pop(0)
            if id_ in members or id_ not in self.walked:
                continue
            touchpoint = self.touchpoints[id_]
            if touchpoint.join:
                joins[id_] = None
                continue
            if id_ == fork:
                raise _Faulty(
                    fork,
                    Wording(
                        "a branch leads back to {fork!r}, where the block starts, before it is joined",
                        "分支在汇合之前回到了并行块的起点 {fork!r}",
                    ).filled(fork=fork),
                    _REMEDY,
                )
            members[id_] = None
            if touchpoint.end and not touchpoint.together:
                raise _Faulty(
                    id_,
                    Wording(
                        "customers leave at {id!r} while another branch of {fork!r} is still open",
                        "客户在 {id!r} 离开时，{fork!r} 的另一分支尚未结束",
                    ).filled(id=id_, fork=fork),
                    Wording(
                        "let the branch go on to the touchpoint with `join: all` and leave after it",
                        "让分支继续到写有 `join: all` 的触点，再从那里离开",
                    ),
                )
            if touchpoint.together:
                inner = self.block(id_)
                members.update(dict.fromkeys(m for branch in inner.branches for m in branch))
                members[inner.join] = None
                waiting.extend(self._after(fork, inner.join))
            else:
                waiting.extend(c.to for c in touchpoint.next)
        if len(joins) != 1:
            raise _Faulty(
                fork,
                (
                    Wording(
                        "the branch {head!r} that starts at {fork!r} never reaches a touchpoint with `join: all`",
                        "从 {fork!r} 开始的分支 {head!r} 没有到达写有 `join: all` 的触点",
                    )
                    if not joins
                    else Wording(
                        "the branch {head!r} that starts at {fork!r} reaches several joins: {joins}",
                        "从 {fork!r} 开始的分支 {head!r} 到达了几个汇合触点：{joins}",
                    )
                ).filled(head=head, fork=fork, joins=", ".join(joins)),
                _REMEDY,
            )
        return next(iter(joins)), tuple(members)

    def _after(self, fork: str, join: str) -> list[str]:
        touchpoint = self.touchpoints[join]
        if touchpoint.end:
            raise _Faulty(
                join,
                Wording(
                    "customers leave at {id!r} while another branch of {fork!r} is still open",
                    "客户在 {id!r} 离开时，{fork!r} 的另一分支尚未结束",
                ).filled(id=join, fork=fork),
                _REMEDY,
            )
        return [c.to for c in touchpoint.next]

    def _check_closed(self, fork: str, join: str, branches: tuple[tuple[str, ...], ...]) -> None:
        owner: dict[str, int] = {}
        for index, branch in enumerate(branches):
            for id_ in branch:
                if owner.setdefault(id_, index) != index:
                    raise _Faulty(
                        id_,
                        Wording(
                            "{id!r} lies on two branches that start together at {fork!r}",
                            "{id!r} 同时位于从 {fork!r} 开始的两条分支上",
                        ).filled(id=id_, fork=fork),
                        _REMEDY,
                    )
        for id_, index in owner.items():
            if self.touchpoints[id_].start:
                raise _Faulty(
                    id_,
                    Wording(
                        "customers enter at {id!r}, inside a parallel block", "客户从并行块内部的 {id!r} 进入"
                    ).filled(id=id_),
                    _REMEDY,
                )
            strangers = sorted(
                s
                for s in self._sources.get(id_, ())
                if owner.get(s, index) != index or (s not in owner and s != fork)
            )
            if strangers:
                raise _Faulty(
                    id_,
                    Wording(
                        "{source!r} leads into the parallel block of {fork!r}, to {id!r}",
                        "{source!r} 的箭头进入了 {fork!r} 的并行块内的 {id!r}",
                    ).filled(source=strangers[0], fork=fork, id=id_),
                    _REMEDY,
                )
        strangers = sorted(s for s in self._sources.get(join, ()) if s not in owner and s != fork)
        if strangers:
            raise _Faulty(
                join,
                Wording(
                    "{source!r} leads to {join!r}, which waits for the branches of {fork!r}",
                    "{source!r} 的箭头通向 {join!r}，而后者在等待 {fork!r} 的各分支",
                ).filled(source=strangers[0], join=join, fork=fork),
                _REMEDY,
            )
        self.blocks[fork] = Span(fork, join, branches)

    def joins_without_fork(self) -> list[Fault]:
        joined = {b.join for b in self.blocks.values()}
        return [
            Fault(
                t.id,
                Wording(
                    "{id!r} says `join: all`, but nothing starts together before it",
                    "{id!r} 写了 `join: all`，但之前没有同时开始的分支",
                ).filled(id=t.id),
                Wording(
                    "start branches by `next: {{all: [...]}}`, or remove `join`",
                    "请用 `next: {{all: [...]}}` 开始分支，或删除 `join`",
                ).filled(),
            )
            for t in self.touchpoints.values()
            if t.join and t.id not in joined and t.id in self.walked
        ]


_REMEDY = Wording(
    "let every branch lead to one touchpoint with `join: all`, with no way in or out before it",
    "让每条分支都通向同一个写有 `join: all` 的触点，途中不得进出",
)
