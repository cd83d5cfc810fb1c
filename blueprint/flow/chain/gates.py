"""The chain with its queues opened: who gives up waiting leaves, and a touchpoint that is the wait stands for it.

A touchpoint `t` whose customers may give up gets two states beside its own: `t?`, where they join the queue, and
`t!`, where those wait who will give up; `t` itself is only for those who are served. Where another touchpoint `w` is
the wait in front of it (`waits_for`), the queue is joined at `w?`: who need not wait goes past, `w` is for those who
wait and are served, `w!` for those who give up; whoever comes to `t` by another way waits at `t+`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from blueprint.flow.chain.chain import Block, Chain

ABANDONED = "abandoned"
"""The exit of those who give up, where the map does not say where they go."""
_JOINED, _GONE, _DIRECT = "?", "!", "+"


@dataclass(frozen=True)
class Gate:
    """A queue as a touchpoint has it.

    Attributes:
        queue: the staffed touchpoint whose queue it is: the touchpoint itself, or what it waits for.
        gives_up: whether customers may.
        to: the touchpoint to which those go who give up; None: they leave by `abandoned`.
        gone: the share of those who join who give up, 0..1.
        past: the share who need not wait, at a touchpoint that is the wait.
    """

    queue: str
    gives_up: bool
    to: str | None = None
    gone: float = 0.0
    past: float = 0.0

    def with_shares(self, gone: float, past: float) -> Gate:
        """The same with other shares."""
        return replace(self, gone=gone if self.gives_up else 0.0, past=past)


def joined(id_: str) -> str:
    """The state in which customers join the queue of a touchpoint."""
    return id_ + _JOINED


def gone(id_: str) -> str:
    """The state in which those wait who give up."""
    return id_ + _GONE


def direct(id_: str) -> str:
    """The state in which those wait who come by no touchpoint that is the wait."""
    return id_ + _DIRECT


def is_gone(id_: str) -> bool:
    """Whether a state is where those wait who give up."""
    return id_.endswith(_GONE)


def is_gate(id_: str) -> bool:
    """Whether a state stands beside a touchpoint and is none itself; no file can write such an id."""
    return id_.endswith((_JOINED, _GONE, _DIRECT))


def touchpoint_of(id_: str) -> str:
    """The touchpoint a state stands beside: itself where it is one."""
    return id_[:-1] if is_gate(id_) else id_


def gated(chain: Chain, gates: Mapping[str, Gate]) -> Chain:
    """The chain with these queues opened, by touchpoint; those it does not have are passed over.

    Inside a parallel block nobody can leave the service: who gives up there goes to where `to` says if that is in
    the same branch, or else the branch is over for them.
    """
    return _gated(chain, gates, None) if gates else chain


def _gated(chain: Chain, gates: Mapping[str, Gate], join: str | None) -> Chain:
    place = {id_: i for i, id_ in enumerate(chain.ids)}
    own = {id_: gate for id_, gate in gates.items() if id_ in place}
    waiters = {id_ for id_, gate in own.items() if gate.queue != id_}
    waited_for = {own[id_].queue for id_ in waiters}
    beside: list[str] = []
    for id_, gate in own.items():
        beside.append(joined(id_))
        if gate.gives_up:
            beside.append(gone(id_))
        if id_ in waited_for and id_ not in waiters:
            beside.append(direct(id_))
    ids = (*chain.ids, *beside)
    index = {id_: i for i, id_ in enumerate(ids)}
    behind = {place[id_]: index[joined(id_)] for id_ in own}

    def led(row: Mapping[int, float], past: int | None = None) -> Mapping[int, float]:
        """Moves that lead to where queues are joined; a wait leads into what it waits for."""
        if behind.keys().isdisjoint(row):
            return row  # as nearly all are: a chain is opened for each of many draws
        return {(j if j == past else behind.get(j, j)): p for j, p in row.items()}

    moves: list[Mapping[int, float]] = []
    for i, row in enumerate(chain.moves):
        wait = own.get(chain.ids[i])
        past = place.get(wait.queue) if wait and chain.ids[i] in waiters else None
        moves.append(led(row, past))
    leaves: list[Mapping[str, float]] = list(chain.leaves)
    for id_, gate in own.items():
        at = place[id_]
        served = index.get(direct(id_), at)
        stays = 1 - gate.gone - gate.past
        row = {served: stays} if stays > 0 else {}
        leave: dict[str, float] = {}
        if gate.past > 0:
            for j, p in moves[at].items():
                row[j] = row.get(j, 0.0) + gate.past * p
            leave = {name: gate.past * p for name, p in chain.leaves[at].items()}
        if gate.gives_up and gate.gone > 0:
            row[index[gone(id_)]] = gate.gone
        moves.append(row)
        leaves.append(leave)
        if gate.gives_up:
            to = place.get(gate.to) if gate.to else None
            moves.append({behind.get(to, to): 1.0} if to is not None else {})
            leaves.append({} if to is not None else {join or ABANDONED: 1.0})
        if direct(id_) in index:
            moves.append({at: 1.0})
            leaves.append({})
    entry = [0.0 if i in behind else p for i, p in enumerate(chain.entry)] + [0.0] * len(beside)
    for i, p in enumerate(chain.entry):
        if i in behind:
            entry[behind[i]] += p
    blocks = {
        i: Block(b.fork, b.join, tuple(_gated(branch, gates, b.join) for branch in b.branches))
        for i, b in chain.blocks.items()
    }
    return Chain(ids, tuple(entry), tuple(moves), tuple(leaves), blocks)
