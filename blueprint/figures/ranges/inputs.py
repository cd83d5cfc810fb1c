"""What a map says in numbers, and how far off each number may be.

A number is measured where the map says on how many answers, visits or arrivals it rests (`n`), else assumed. Of
a measured one the error follows from n: of a score, spread / sqrt(n); of a mean time, cv / sqrt(n); of shares, that of
a Dirichlet law, whose gammas have logarithms with a standard deviation near 1 / sqrt(n share); of arrivals, 1 / sqrt(n).
Of an assumed one the map's `assumed:` says in what bounds it lies in 80 of 100 cases.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from blueprint.figures.evidence import is_said_assumed
from blueprint.figures.inputs import law_of, spread_of
from blueprint.figures.whatif.recovery import recovery_of
from blueprint.model.assumed import Assumed
from blueprint.model.segments import changed

if TYPE_CHECKING:
    from blueprint.model.service_map import ServiceMap
    from blueprint.model.touchpoint import Touchpoint, TouchpointChanges

COVERAGE = 0.8
"""Every range is meant to hold in so many cases."""
DEVIATIONS = 1.2815515655446004
"""Standard deviations from the middle of a normal law to the ends of the 80 % in its midst."""
SCORES, TIMES, SHARES, ARRIVALS, CHANCES = 0.2, 1.25, 1.2, 1.2, 1.5
"""The defaults of `assumed:`; scores as part of the scale."""

_EACH = math.sqrt(0.5)
"""Of several shares each has this part of the error, so that the odds of any two have all of it."""

_SCORES: tuple[Literal["score", "good", "bad"], ...] = ("score", "good", "bad")
Kind = Literal["score", "time", "share", "arrivals", "chance"]


Key = Literal["score", "good", "bad", "time", "chance", "start", "way", "arrivals", "share"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number of a map stands.

    Attributes:
        key: which of the numbers there.
        touchpoint: its id; None: it is of the map or of a segment.
        segment: whose number it is; None: of all.
        to: of a way: the touchpoint or exit it leads to.
    """

    key: Key
    touchpoint: str | None = None
    segment: str | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Input:
    """A number that goes into the figures.

    Attributes:
        place: where it stands.
        name: where it stands, `wait.emotion.score`; in the changes of a segment, `segments.S.wait.emotion.score`.
        kind: what it is.
        sd: standard deviation of its error: in points for scores; in logarithms for the rest, of shares and chances
            in logarithms of their odds.
        one: the same if it rested on one answer, one visit, one arrival.
        n: on how many it rests; None: it is assumed.
    """

    place: Place
    name: str
    kind: Kind
    sd: float
    one: float
    n: float | None = None

    @property
    def measured(self) -> bool:
        """Whether it rests on anything."""
        return self.n is not None

    @property
    def answers(self) -> int:
        """How many answers it takes in all to halve its error."""
        return math.ceil(round(4 * (self.one / self.sd) ** 2, 9)) if self.sd else 0


class Felt(NamedTuple):
    """The inputs behind what is felt at a touchpoint.

    Attributes:
        name: the same for segments in which they are the same.
        behind: its score, the scores when it goes very well and badly, how often it fails; None: not an input.
    """

    name: tuple[str, ...]
    behind: tuple[Input | None, ...]


class Inputs:
    """All inputs of a map, by the place where each is used.

    Args:
        service_map: as customers walk it: with the maps that its touchpoints stand for written out.

    Attributes:
        arrivals: the rate of arrival.
        segments: the shares of segments.
    """

    def __init__(self, service_map: ServiceMap) -> None:
        self._map = service_map
        self._spread = spread_of(service_map)
        assumed = service_map.assumed or Assumed()
        scores = SCORES * service_map.emotion_scale if assumed.scores is None else assumed.scores
        given = (assumed.times, assumed.shares, assumed.arrivals, assumed.chances)
        factors = zip(given, (TIMES, SHARES, ARRIVALS, CHANCES), strict=True)
        times, shares, arrivals, chances = (math.log(x or default) / DEVIATIONS for x, default in factors)
        self._sd: dict[Kind, float] = {
            "score": scores / DEVIATIONS,
            "time": times,
            "share": shares,
            "arrivals": arrivals,
            "chance": chances,
        }
        self._places: dict[tuple[str | None, str, str], Input] = {}
        self._ways: dict[tuple[str | None, str], dict[str, Input]] = {}
        self._felt: dict[tuple[str, str], Felt | None] = {}
        self.arrivals: Input | None = None
        self.segments: dict[str, Input] = {}
        if service_map.arrivals is not None:
            self.arrivals = self._input(
                Place("arrivals"), "arrivals", "arrivals", service_map.arrivals_n, 1.0
            )
        for id_, touchpoint in service_map.touchpoints.items():
            if touchpoint.lane != "evidence":
                self._add(None, id_, touchpoint, touchpoint)
        for segment in service_map.segments.values():
            if segment.share and segment.share < 1:
                one = _alone(float(segment.share))
                place = Place("share", segment=segment.id)
                self.segments[segment.id] = self._input(
                    place, f"segments.{segment.id}.share", "share", segment.n, one
                )
            for id_, changes in segment.changes.items():
                if id_ in service_map.touchpoints:
                    self._add(segment.id, id_, service_map.touchpoints[id_], changes)

    def of(self, segment: str, id_: str, key: str) -> Input | None:
        """The input behind a touchpoint's `score`, `good`, `bad`, `time`, `chance` or `start`, for a segment."""
        return self._places.get((segment, id_, key)) or self._places.get((None, id_, key))

    def felt(self, segment: str, id_: str) -> Felt | None:
        """The inputs behind what a segment feels at a touchpoint; None where there are none."""
        place = (segment, id_)
        if place not in self._felt:
            behind = tuple(self.of(segment, id_, key) for key in ("score", "good", "bad", "chance"))
            self._felt[place] = Felt((id_, *(i.name for i in behind if i)), behind) if any(behind) else None
        return self._felt[place]

    def ways(self, segment: str, id_: str) -> Mapping[str, Input]:
        """The inputs behind the shares of where customers go from a touchpoint, by touchpoint or exit."""
        own = self._ways.get((segment, id_))
        return self._ways.get((None, id_), {}) if own is None else own

    def steers(self, i: Input) -> bool:
        """Whether where customers go rests on it."""
        return i.kind == "share" or i.name in self._steering

    @cached_property
    def _steering(self) -> frozenset[str]:
        return frozenset(way.name for ways in self._ways.values() for way in ways.values())

    def __iter__(self) -> Iterator[Input]:
        ways = (i for ways in self._ways.values() for i in ways.values())
        found = list(dict.fromkeys((*self._places.values(), *ways, *self.segments.values())))
        yield from found if self.arrivals is None else [*found, self.arrivals]

    def _add(self, segment: str | None, id_: str, base: Touchpoint, given: TouchpointChanges) -> None:
        """The inputs that a touchpoint, or a segment's changes of one, gives."""
        prefix = f"segments.{segment}.{id_}" if segment else id_
        merged: Touchpoint = base if segment is None else changed(base, given)
        if given.emotion and merged.emotion and merged.lane.experienced:
            emotion = merged.emotion
            spread = self._spread if emotion.spread is None else emotion.spread
            n = None if is_said_assumed(emotion.source) else emotion.n
            if given.emotion.at is not None:
                self._put(segment, id_, "score", f"{prefix}.emotion.at", "score", n, spread)
            for key in _SCORES:
                if getattr(given.emotion, key) is not None:
                    self._put(segment, id_, key, f"{prefix}.emotion.{key}", "score", n, spread)
        if given.time and (law := law_of(merged)) is not None and law.mean:
            n = merged.time.estimate.n if merged.time and merged.time.estimate else None
            cv = math.sqrt(law.variance) / law.mean
            self._put(segment, id_, "time", f"{prefix}.time", "time", n, cv if n or cv else 1.0)
        if given.fails and merged.fails and merged.fails.chance and merged.fails.chance < 1:
            one = _alone(float(merged.fails.chance))
            self._put(segment, id_, "chance", f"{prefix}.fails.chance", "chance", merged.fails.n, one)
        if isinstance(given.start, Fraction) and 0 < given.start < 1:
            share = float(given.start)
            self._put(
                segment, id_, "start", f"{prefix}.start", "share", merged.n, 1 / math.sqrt(share), _EACH
            )
        if given.next or given.end:
            self._ways[segment, id_] = self._shares(segment, prefix, merged)

    def _put(
        self,
        segment: str | None,
        id_: str,
        key: Key,
        name: str,
        kind: Kind,
        n: float | None,
        one: float,
        part: float = 1.0,
    ) -> None:
        place = Place(key, id_, segment)
        self._places[segment, id_, key] = self._input(place, name, kind, n, one, part)

    def _input(
        self, place: Place, name: str, kind: Kind, n: float | None, one: float, part: float = 1.0
    ) -> Input:
        return Input(place, name, kind, one / math.sqrt(n) if n else self._sd[kind] * part, one, n or None)

    def _shares(self, segment: str | None, prefix: str, t: Touchpoint) -> dict[str, Input]:
        """Of two ways the odds are one input, of more each has its own; of failures' recovery it is the chance of these."""
        ways = (
            {}
            if t.together
            else {name: float(share) for name, _, share in t.ways if share is not None and 0 < share < 1}
        )
        if len(ways) < 2:
            return {}
        then = t.fails.then if t.fails and recovery_of(t) is not None else None
        chance = self._places.get((segment, t.id, "chance")) or self._places.get((None, t.id, "chance"))
        found = {} if then is None or chance is None else {then: chance}
        if found:
            ways = {name: share for name, share in ways.items() if name not in found}
            if len(ways) == 1:
                return found
        two = len(ways) == 2
        return found | {
            name: self._input(
                Place("way", t.id, segment, name),
                f"{prefix}.next.{name}",
                "share",
                t.n,
                _alone(share) if two else 1 / math.sqrt(share),
                1.0 if two else _EACH,
            )
            for name, share in list(ways.items())[: 1 if two else None]
        }


def _alone(share: float) -> float:
    """Standard deviation of the logarithm of the odds of a share counted once (its delta method)."""
    return 1 / math.sqrt(share * (1 - share))
