"""A chain whose touchpoints have laws: the clocks that can run over it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from blueprint.flow.chain.gates import is_gone
from blueprint.flow.linear.values import some
from blueprint.flow.time.laws import Fixed
from blueprint.flow.time.walk import Clock, Fork, Part, Walk, conditioned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blueprint.flow.chain.chain import Block, Chain
    from blueprint.flow.linear.values import Values
    from blueprint.flow.time.laws import Law

_NOTHING = Walk((0,), {0: 1.0}, ({},), (1.0,), (Fixed(0),))


class UnknownTime(LookupError):
    """A figure needs the times of touchpoints that have none.

    Attributes:
        touchpoints: their ids, in order of declaration.
    """

    def __init__(self, touchpoints: tuple[str, ...]) -> None:
        self.touchpoints = touchpoints
        super().__init__(f"no time is known for {', '.join(touchpoints)}")


Laws = Mapping[str, "Law"]


@dataclass(frozen=True)
class Doubts:
    """How far off the times at visits may be whose waits come from formulas that are not exact.

    Attributes:
        means: laws of all touchpoints with these waits as short, and as long, as the errors of their means allow.
        shares: the same as the errors of their tails allow.
    """

    means: tuple[Laws, Laws]
    shares: tuple[Laws, Laws]


class TimedChain:
    """A chain with the law of the time at one visit for each of its touchpoints.

    Args:
        chain: the chain of one segment.
        laws: touchpoint id to law, those inside parallel blocks too. Ids that are missing are unknown,
            never zero: a figure that needs one raises `UnknownTime`.
        doubts: tells how far off the laws may be, when it is asked; None: they are exact.
    """

    def __init__(
        self, chain: Chain, laws: Mapping[str, Law], doubts: Callable[[], Doubts | None] | None = None
    ) -> None:
        self.chain = chain
        self.laws = laws
        self._tell_doubts = doubts
        self._forks: dict[int, Fork] = {}
        self._whole: dict[int, Walk] = {}

    @cached_property
    def doubts(self) -> Doubts | None:
        """How far off the laws may be; None: they are exact."""
        return self._tell_doubts() if self._tell_doubts else None

    def lacking(self) -> tuple[str, ...]:
        """Ids of the touchpoints customers walk over that have no law."""
        return tuple(name for name in touchpoints(self.chain) if name not in self.laws)

    def part(self, chain: Chain, state: int) -> Part:
        """The time at one visit to a state of the chain or of a branch of it."""
        block = chain.blocks.get(state)
        if block is None:
            try:
                return self.laws[chain.ids[state]]
            except KeyError:
                raise UnknownTime((chain.ids[state],)) from None
        if id(block) not in self._forks:
            self._forks[id(block)] = Fork(tuple(self.whole(branch) for branch in block.branches))
        return self._forks[id(block)]

    def walk(
        self, chain: Chain, clock: Clock, replaced: Mapping[int, Part] | None = None
    ) -> tuple[Values, Walk | None]:
        """The probability that a clock stops, and its walk.

        Args:
            chain: the chain itself or one of a branch.
            clock: a clock over its states.
            replaced: states whose time at one visit is another one.

        Raises:
            UnknownTime: a touchpoint the clock runs over has no law.
        """
        parts: dict[int, Part] = dict(replaced or {})
        missing: list[str] = []
        for i in clock.alive():
            if i not in parts:
                try:
                    parts[i] = self.part(chain, i)
                except UnknownTime as unknown:
                    missing += unknown.touchpoints
        if missing:
            raise UnknownTime(tuple(dict.fromkeys(missing)))
        return conditioned(clock, parts)

    def whole(self, chain: Chain) -> Walk:
        """From entry to whatever exit; of the whole service, without those who leave it because they gave up waiting."""
        if not len(chain):
            return _NOTHING
        if id(chain) in self._whole:
            return self._whole[id(chain)]
        gone = [chain is self.chain and is_gone(id_) for id_ in chain.ids]
        lost = [out if gives_up else 0.0 for out, gives_up in zip(chain.leaving, gone, strict=True)]
        stops = [0.0 if gives_up else out for out, gives_up in zip(chain.leaving, gone, strict=True)]
        _, walk = self.walk(chain, Clock(_entry(chain), chain.moves, stops, lost))
        if walk is None:
            raise ValueError("customers never leave this chain")
        self._whole[id(chain)] = walk
        return walk


def touchpoints(chain: Chain) -> Iterator[str]:
    """Ids of all touchpoints of a chain, those of its blocks in place of the block."""
    for state, name in enumerate(chain.ids):
        block: Block | None = chain.blocks.get(state)
        if block is None:
            yield name
        else:
            for branch in block.branches:
                yield from touchpoints(branch)


def _entry(chain: Chain) -> dict[int, float]:
    return {i: p for i, p in enumerate(chain.entry) if some(p)}
