"""The ways from queue to queue: how many customers come from each to each other, and what scatters them between."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from blueprint.flow.chain.gates import gone, joined
from blueprint.flow.linear.solver import Solver
from blueprint.flow.linear.values import by_draw, each, some, total

if TYPE_CHECKING:
    from blueprint.flow.chain.chain import Chain
    from blueprint.flow.linear.values import Values

Flow = Mapping[str, "Values"]
"""Where queues are joined (a touchpoint's id) to customers, or to seconds."""


@dataclass(frozen=True)
class Ways:
    """The ways of one kind of customer between queues, or of many draws of it.

    Attributes:
        entering: per customer who comes in, how many come to each queue first.
        served: from a queue, per customer served there, how many come to each queue next.
        gone: the same per customer who gives up.
        scatter: from a queue, by how many seconds those served there who come to another next are scattered on
            the way: the mean sum of what the steps between scatter.
    """

    entering: Flow
    served: Mapping[str, Flow]
    gone: Mapping[str, Flow]
    scatter: Mapping[str, Flow] = field(default_factory=dict)

    def by_draw(self, count: int) -> list[Ways]:
        """Those of each of so many draws."""
        parts = (_apart(of, count) for of in (self.served, self.gone, self.scatter))
        return [Ways(*row) for row in zip(_split(self.entering, count), *parts, strict=True)]


def ways_of(
    chain: Chain,
    at: Sequence[str],
    breaks: Collection[str] = (),
    scatter: Mapping[str, Values] | None = None,
) -> Ways:
    """The ways between the queues joined at these touchpoints of a gated chain (`gates.gated`).

    Args:
        chain: gated; its numbers may be those of many draws.
        at: touchpoints.
        breaks: touchpoints behind which nothing is followed any more.
        scatter: seconds by which a touchpoint scatters those who go through it; 0 where it is not said.
    """
    found = _Found()
    entering, _ = _Level(chain, frozenset(map(joined, at)), breaks, scatter or {}).collect(found)
    return Ways(entering, found.served, found.gone, found.scatter)


@dataclass(frozen=True)
class _Found:
    """What is known of the queues so far."""

    served: dict[str, Flow] = field(default_factory=dict)
    gone: dict[str, Flow] = field(default_factory=dict)
    scatter: dict[str, Flow] = field(default_factory=dict)


class _Level:
    """A chain, or that of a branch, left where a queue is joined."""

    def __init__(
        self, chain: Chain, wanted: frozenset[str], breaks: Collection[str], scatter: Mapping[str, Values]
    ) -> None:
        self._chain = chain
        self._at = {i: id_[:-1] for i, id_ in enumerate(chain.ids) if id_ in wanted}
        over = {i for i, id_ in enumerate(chain.ids) if id_ in breaks} | set(self._at)
        self._moves = [{} if i in over else row for i, row in enumerate(chain.moves)]
        leave = [1.0 if i in over else out for i, out in enumerate(chain.leaving)]
        self._solver = Solver(self._moves, leave)
        self._branches = {
            i: [_Level(branch, wanted, breaks, scatter) for branch in block.branches]
            for i, block in chain.blocks.items()
        }
        self._scatter = {
            i: s for i, id_ in enumerate(chain.ids) if i not in over and some(s := scatter.get(id_, 0.0))
        }
        self._scatter |= {
            i: s
            for i, row in self._branches.items()
            if some(s := each(lambda *all_: max(all_), *(b.whole for b in row)))
        }
        self._turns = {i: turn for turn, i in enumerate(self._scatter)}
        self._inside: dict[int, list[tuple[Flow, Flow]]] = {}

    @property
    def whole(self) -> Values:
        """Seconds by which this branch scatters those who go through it."""
        visits = self._solver.forward(list(self._chain.entry))
        return total(visits[i] * s for i, s in self._scatter.items())

    def collect(self, found: _Found) -> tuple[Flow, Flow]:
        """Who comes to queues first, and the seconds all these are scattered by; `found` is filled for all queues."""
        for i, branches in self._branches.items():
            self._inside[i] = [branch.collect(found) for branch in branches]
        for i, id_ in self._at.items():
            row = dict(self._chain.moves[i])
            away = next((k for k in row if self._chain.ids[k] == gone(id_)), None)
            if away is not None:
                del row[away]
                found.gone[id_], _ = self._first(self._chain.moves[away])
            rest = total(row.values()) + total(self._chain.leaves[i].values())
            onward, seconds = self._first({k: p / rest for k, p in row.items()} if some(rest) else {})
            found.served[id_] = onward
            found.scatter[id_] = {to: t / onward[to] for to, t in seconds.items()}
        return self._first({i: p for i, p in enumerate(self._chain.entry) if some(p)})

    def _first(self, start: Mapping[int, Values]) -> tuple[dict[str, Values], dict[str, Values]]:
        """How many of `start` come to each queue first, and the seconds all these are scattered by, together."""
        visits = self._solver.visited(start)
        seconds = self._seconds(visits)
        found = {self._at[i]: n for i, n in visits.items() if i in self._at}
        late = {self._at[i]: s for i, s in seconds.items() if i in self._at}
        for i, branches in self._inside.items():
            for flow, own in branches if i in visits else ():
                for id_, p in flow.items():
                    found[id_] = found.get(id_, 0.0) + visits[i] * p
                    late[id_] = late.get(id_, 0.0) + seconds.get(i, 0.0) * p + visits[i] * own.get(id_, 0.0)
        return found, late

    def _seconds(self, visits: Mapping[int, Values]) -> dict[int, Values]:
        """What the visits to each state were scattered by before, together."""
        behind: dict[int, Values] = {}
        for i in sorted(visits.keys() & self._turns.keys(), key=self._turns.__getitem__):
            for j, p in self._moves[i].items():
                behind[j] = behind.get(j, 0.0) + visits[i] * self._scatter[i] * p
        return self._solver.visited(behind)


def _split(flow: Flow, count: int) -> list[Flow]:
    return [dict(zip(flow, row, strict=True)) for row in by_draw(count, *flow.values())]


def _apart(flows: Mapping[str, Flow], count: int) -> list[dict[str, Flow]]:
    rows = {id_: _split(flow, count) for id_, flow in flows.items()}
    return [{id_: row[k] for id_, row in rows.items()} for k in range(count)]
