"""Times with other laws: mean and standard deviation are computed, the law of all is moved and stretched to them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING

from blueprint.flow.chain.stack import stacked
from blueprint.flow.linear.values import by_draw, count_of, some, stack, total
from blueprint.flow.time.chain import TimedChain
from blueprint.flow.time.law import Law
from blueprint.flow.time.laws import Gamma
from blueprint.flow.time.moments import MeanVariance, part_moments, walk_moments
from blueprint.flow.time.walk import Clock, Fork, conditioned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from blueprint.flow.chain.chain import Block, Chain
    from blueprint.flow.linear.values import Values
    from blueprint.flow.time.distribution import TimeDistribution
    from blueprint.flow.time.law import Array
    from blueprint.flow.time.walk import Part, Walk

_NORMAL = NormalDist()


@dataclass(frozen=True, slots=True, eq=False)
class _TwoMoments(Law):
    """A time of which mean and variance alone are known, those of many draws too."""

    known: MeanVariance

    def __post_init__(self) -> None:
        self._settle(self.known.mean, self.known.variance)

    def cdf(self, t: float) -> float:  # noqa: ARG002 - nobody knows
        """Unknown."""
        raise TypeError("of this time two moments are known")

    def head(self, t: Array) -> Array:  # noqa: ARG002
        """Unknown."""
        raise TypeError("of this time two moments are known")

    def growth(self, theta: Array) -> Array:  # noqa: ARG002
        """Unknown."""
        raise TypeError("of this time two moments are known")


def drawn_times(chains: Sequence[Chain], laws: Sequence[Mapping[str, Law]], base: TimedChain) -> DrawnTimes:
    """A chain with its times in many draws at once, all with the same ways (`stack.ways`) and known times."""
    if len(chains) == 1:
        return DrawnTimes(chains[0], laws[0], base)
    return DrawnTimes(
        stacked(chains), {id_: _moments([drawn[id_] for drawn in laws]) for id_ in laws[0]}, base
    )


def _moments(laws: Sequence[Law]) -> Law:
    return _TwoMoments(MeanVariance(stack([law.mean for law in laws]), stack([law.variance for law in laws])))


class DrawnTimes(TimedChain):
    """A chain with the moments of its times in a draw, or in many at once.

    What a parallel block takes, the longest of its branches, is integrated for the map alone; in a draw it changes
    as the longest of normal times does (Clark 1961).

    Args:
        chain: of the draw.
        laws: of the draw.
        base: as the map says.
    """

    def __init__(self, chain: Chain, laws: Mapping[str, Law], base: TimedChain) -> None:
        super().__init__(chain, laws)
        self._base = base
        self._blocks = {block.fork: (chain, state) for chain, state, block in _blocks(base.chain)}
        self._drawn: dict[str, Part] = {}

    def part(self, chain: Chain, state: int) -> Part:
        """The time at one visit."""
        block = chain.blocks.get(state)
        if block is None:
            return super().part(chain, state)
        if block.fork not in self._drawn:
            base_chain, base_state = self._blocks[block.fork]
            base = self._base.part(base_chain, base_state)
            exact = part_moments(base)
            assert isinstance(base, Fork)
            rough = _longest([walk_moments(branch) for branch in base.branches])
            drawn = _longest([walk_moments(self.whole(branch)) for branch in block.branches])
            mean = exact.mean * drawn[0] / rough[0] if rough[0] else exact.mean
            sd = exact.sd * drawn[1] / rough[1] if rough[1] else exact.sd
            self._drawn[block.fork] = _TwoMoments(MeanVariance(mean, sd**2))
        return self._drawn[block.fork]


def _blocks(chain: Chain) -> Iterator[tuple[Chain, int, Block]]:
    for state, block in chain.blocks.items():
        yield chain, state, block
        for branch in block.branches:
            yield from _blocks(branch)


def _longest(branches: Sequence[MeanVariance]) -> tuple[Values, Values]:
    """Mean and standard deviation of the longest of independent normal times."""
    known = [value for branch in branches for value in (branch.mean, branch.variance)]
    found = [_longest_of(zip(row[::2], row[1::2], strict=True)) for row in by_draw(count_of(known), *known)]
    return stack([mean for mean, _ in found]), stack([sd for _, sd in found])


def _longest_of(branches: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """The same in one draw of their means and variances, two by two."""
    (mean, variance), *others = branches
    for other, spread in others:
        apart = math.sqrt(variance + spread)
        if not apart:
            mean = max(mean, other)
            continue
        a = (mean - other) / apart
        first, second, density = _NORMAL.cdf(a), _NORMAL.cdf(-a), apart * _NORMAL.pdf(a)
        new = mean * first + other * second + density
        square = (mean**2 + variance) * first + (other**2 + spread) * second
        square += (mean + other) * density
        mean, variance = new, max(square - new**2, 0.0)
    return mean, math.sqrt(variance)


class Moved:
    """A law moved to another mean and stretched to another standard deviation.

    Args:
        law: as the map says.
        mean: in seconds.
        sd: in seconds.

    Attributes:
        mean: the new one.
    """

    def __init__(self, law: TimeDistribution, mean: float, sd: float) -> None:
        self._law = law
        self.mean = mean
        self._stretch = sd / law.sd if law.sd else 1.0

    def share_within(self, t: float) -> float:
        """P(T <= t), 0..1."""
        if not self._stretch:
            return float(t >= self.mean)
        return self._law.share_within(self._law.mean + (t - self.mean) / self._stretch)

    def quantile(self, p: float) -> float:
        """The smallest time within which a share `p` is done."""
        return self.mean + (self._law.quantile(p) - self._law.mean) * self._stretch


_LONGER, _HARDLY = 3.0, 0.01


def long_visits(walk: Walk, t: float) -> frozenset[int]:
    """The states of a walk each of which alone takes far longer than `t` seconds, as weeks do beside minutes."""
    return frozenset(i for i, part in enumerate(walk.parts) if isinstance(part, Law) and _is_long(part, t))


def _is_long(law: Law, t: float) -> bool:
    """Whether next to nobody is done within a time; a sum is judged by a gamma law of its mean and spread."""
    if not law.mean > _LONGER * t:
        return False
    return law.smallest > t or Gamma(law.mean, math.sqrt(law.variance) / law.mean).cdf(t) < _HARDLY


@dataclass(frozen=True)
class Short:
    """Those who never come to some visits: their share, 0..1, and mean and standard deviation of their time, in seconds."""

    share: Values
    mean: Values
    sd: Values


def short_of(walk: Walk, without: frozenset[int]) -> Short | None:
    """Those who come to none of some states; None where everybody does."""
    moves = [{j: q for j, q in row.items() if j not in without} for row in walk.moves]
    lost = [total(q for j, q in row.items() if j in without) for row in walk.moves]
    start = {i: p for i, p in walk.start.items() if i not in without}
    share, short = conditioned(Clock(start, moves, walk.ends, lost), dict(enumerate(walk.parts)))
    if short is None or not some(share):
        return None
    moments = walk_moments(short)
    return Short(share, moments.mean, moments.sd)


def mixed_short(parts: Sequence[tuple[float, Short]]) -> Short:
    """Those of several segments, weights in sum 1 beside them."""
    share = math.fsum(w * p.share for w, p in parts)
    mean = math.fsum(w * p.share * p.mean for w, p in parts) / share
    square = math.fsum(w * p.share * (p.sd**2 + (p.mean - mean) ** 2) for w, p in parts) / share
    return Short(share, mean, math.sqrt(square))


class MovedShort(Moved):
    """A law with two humps: what its first hump, of those who come to no long visit, becomes.

    Args:
        law: as the map says.
        whole: the law moved and stretched as one, for what lies beyond the first hump.
        was: the first hump as the map says.
        now: as it is in a draw.
    """

    def __init__(self, law: TimeDistribution, whole: Moved, was: Short, now: Short) -> None:
        super().__init__(law, whole.mean, 0.0)
        self._whole, self._was, self._now = whole, was, now
        self._apart = now.sd / was.sd if was.sd else 1.0

    def share_within(self, t: float) -> float:
        """P(T <= t) of a time within the first hump, 0..1."""
        was, now = self._was, self._now
        if not self._apart:
            return float(now.share * (t >= now.mean))
        inside = self._law.share_within(was.mean + (t - now.mean) / self._apart) / was.share
        return float(now.share * min(inside, 1.0))

    def quantile(self, p: float) -> float:
        """The smallest time within which a share `p` is done."""
        was, now = self._was, self._now
        if p >= now.share:
            return self._whole.quantile(p)
        beside = self._law.quantile(p / now.share * was.share) - was.mean
        return float(now.mean + beside * self._apart)


def mixed_quantile(parts: Sequence[tuple[float, Moved]], p: float) -> float:
    """The smallest time within which a share `p` of a mix is done, to a millionth of where it may lie."""
    ends = [law.quantile(p) for share, law in parts if share > 0]
    low, high = min(ends), max(ends)
    if not math.isfinite(high):
        return math.inf
    for _ in range(20 if high > low else 0):
        middle = (low + high) / 2
        if math.fsum(share * law.share_within(middle) for share, law in parts) >= p:
            high = middle
        else:
            low = middle
    return high
