"""Errors planted in a map: each is one change of it, and lint finds that change and nothing else new.

A process gets errors planted in it; of a case the lines that were said are the errors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from blueprint import quantity
from blueprint.export.training.phrase_pairs import phrase_pairs
from blueprint.flow.chain.handoffs import handoffs
from blueprint.model.duration import Duration
from blueprint.model.names import Lane
from blueprint.model.service_map import Promise

if TYPE_CHECKING:
    from blueprint.export.subject import Subject
    from blueprint.model.service_map import ServiceMap
    from blueprint.model.touchpoint import Touchpoint

EMPTY_PROMISE = "empty-promise"
_LEAST_NEEDED = 180.0
"""Seconds of a way that a promise is planted on: shorter ones leave nothing to add up."""
_MOST_STEPS = 6
"""Steps of such a way: all are shown, so that people can add them up."""
_TOLD = {"zh": "门口公示牌", "en": "Notice at the door"}


class Planted(NamedTuple):
    """One error.

    Attributes:
        rule: that finds it.
        at: the touchpoint or the promise that has it.
        map: the map with it.
        shown: the touchpoints that an exercise shows, and what of them only the map without the error has.
        hidden: touchpoints of these that are shown in the answer only.
        words: what the exercise's sentences are filled with.
    """

    rule: str
    at: str
    map: ServiceMap
    shown: tuple[str, ...]
    hidden: tuple[str, ...] = ()
    words: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True)
class _Field:
    """Where errors may be planted: a map, its moments of truth, and the promises that are kept."""

    map: ServiceMap
    moments: frozenset[str]
    kept: frozenset[str]

    @property
    def touchpoints(self) -> list[Touchpoint]:
        """In an order of the map's own, so that two maps that share steps do not share their errors."""
        every = [t for t in self.map.touchpoints.values() if t.id in self.map.walked and not t.map]
        return sorted(every, key=lambda t: (crc32(f"{self.map.name}/{t.id}".encode()), t.id))

    def seed(self, touchpoint: Touchpoint) -> int:
        """A number of the touchpoint's own."""
        return crc32(f"{touchpoint.id}/{self.map.name}".encode())

    def with_changed(self, touchpoint: Touchpoint, **update: object) -> ServiceMap:
        """The map with a touchpoint that differs."""
        changed = touchpoint.model_copy(update=update)
        return self.map.model_copy(update={"touchpoints": {**self.map.touchpoints, touchpoint.id: changed}})

    def before(self, touchpoint: Touchpoint) -> tuple[str, ...]:
        """One touchpoint that leads to it, if any does."""
        found = (t.id for t in self.map.touchpoints.values() for c in t.next if c.to == touchpoint.id != t.id)
        return tuple(found)[:1]


def planted(subject: Subject) -> tuple[Planted, ...]:
    """The errors of a map's exercises, easy ones first; no touchpoint has two."""
    whole = subject.analysis.of(subject.segment)
    kept = frozenset(p.promise.id for p in whole.promises if p.kept)
    field = _Field(subject.map, frozenset(whole.moments_on_map), kept)
    found: list[Planted] = []
    for plant in _PLANTS:
        taken = {p.at for p in found}
        found += [p for p in plant(field) if p.at not in taken][:1]
    return tuple(found)


def _phrases(wanted: Callable[[str], bool]) -> Callable[[_Field], Iterator[Planted]]:
    def plant(field: _Field) -> Iterator[Planted]:
        pairs = [p for p in phrase_pairs() if wanted(p.category)]
        for t in field.touchpoints:
            if t.lane is not Lane.FRONTSTAGE or not t.script:
                continue
            pair = pairs[field.seed(t) % len(pairs)]
            changed = field.with_changed(t, script=(*t.script, pair.said))
            rule = "undated-promise" if pair.category == EMPTY_PROMISE else "forbidden-phrase"
            words = (("said", pair.said), ("fault", pair.fault))
            heard = (id_ for id_ in field.before(t) if field.map.touchpoints[id_].lane.experienced)
            yield Planted(rule, t.id, changed, (*heard, t.id), words=words)

    return plant


def _without_evidence(field: _Field) -> Iterator[Planted]:
    for t in sorted(field.touchpoints, key=lambda t: not field.before(t)):  # many services begin alike
        if t.lane is Lane.CUSTOMER and t.evidence and t.id not in field.moments:
            shown = (*field.before(t), t.id, *(c.to for c in t.next[:1]))
            yield Planted("customer-action-without-evidence", t.id, field.with_changed(t, evidence=()), shown)


def _beyond_tolerance(field: _Field) -> Iterator[Planted]:
    promised = {id_ for p in field.map.promises for id_ in (p.from_, p.to)}
    for t in field.touchpoints:
        times = t.time
        if (
            not times
            or not times.standard
            or not times.tolerance
            or t.id in promised
            or t.staffed
            or t.waits_for
        ):
            continue
        short = Duration(times.standard.seconds // 2)
        if times.standard.seconds < 20 or times.tolerance.seconds < times.standard.seconds:
            continue
        changed = field.with_changed(t, time=times.model_copy(update={"tolerance": short}))
        yield Planted("standard-over-tolerance", t.id, changed, (*field.before(t), t.id))


def _handoff_without_limit(field: _Field) -> Iterator[Planted]:
    crossing = {(source.id, connection.to) for source, _, connection, _ in handoffs(field.map)}
    for t in field.touchpoints:
        for index, c in enumerate(t.next):
            if (t.id, c.to) in crossing and c.handoff and c.handoff.within:
                handoff = c.handoff.model_copy(update={"within": None})
                ways = (*t.next[:index], c.model_copy(update={"handoff": handoff}), *t.next[index + 1 :])
                words = (("to", field.map.touchpoints[c.to].title),)
                changed = field.with_changed(t, next=ways)
                yield Planted("handoff-without-limit", t.id, changed, (t.id, c.to), words=words)
                break


def _without_recovery(field: _Field) -> Iterator[Planted]:
    recovered = [t.fails.then for t in field.map.touchpoints.values() if t.fails and t.fails.then]
    for t in field.touchpoints:
        fails = t.fails
        then = field.map.touchpoints.get(fails.then or "") if fails else None
        if then and then.contact and then.contact.etiquette and len(recovered) == 1:
            continue  # etiquette of recoveries is missed too, once nothing is recovered any more
        back = any(
            c.to == t.id or t.id in _targets(field.map, c.to) for c in t.next
        )  # mended by doing it again
        if fails and fails.then in field.map.touchpoints and fails.chance and fails.caught != 1 and not back:
            changed = field.with_changed(t, fails=fails.model_copy(update={"then": None}))
            onward = tuple(c.to for c in t.next if c.to != fails.then)[:1]
            words = (("then", field.map.touchpoints[fails.then].title),)
            shown = (t.id, fails.then, *onward)
            yield Planted("fail-without-recovery", t.id, changed, shown, (fails.then,), words)


def _broken_promise(field: _Field) -> Iterator[Planted]:
    """One of the map's promises made too short, or one given that the standards on the way do not allow."""
    for index, promise in enumerate(field.map.promises):
        way = _way(field.map, promise.from_, promise.to)
        needed = _needed(field, way) if 1 < len(way) <= _MOST_STEPS else 0.0  # one step has nothing to add up
        if promise.id in field.kept and promise.within and needed >= _LEAST_NEEDED:
            short = promise.model_copy(update={"within": _too_short(needed)})
            promises = (*field.map.promises[:index], short, *field.map.promises[index + 1 :])
            yield _promised(field, way, short, promises, promise.within.seconds)
    for t in field.touchpoints:
        for c in t.next:
            way = (t.id, c.to)
            needed = _needed(field, way) if t.lane.experienced and not c.load else 0.0
            if needed >= _LEAST_NEEDED and field.map.touchpoints[c.to].lane.experienced:
                name = f"{t.id}-{c.to}"
                given = Promise.model_validate(
                    {"id": name, "from": t.id, "to": c.to, "within": _too_short(needed).text, "told": _TOLD}
                )
                if all(p.id != name for p in field.map.promises):
                    yield _promised(field, way, given, (*field.map.promises, given), needed)


def _needed(field: _Field, way: tuple[str, ...]) -> float:
    """Seconds of the standards on a way; none where a step has no time of its own: it may be a map, or a queue."""
    steps = [field.map.touchpoints[id_] for id_ in way if id_ in field.map.touchpoints]
    known = [t.time.standard.seconds for t in steps if t.time and t.time.standard and not t.waits_for]
    return fsum(known) if steps and len(known) == len(way) else 0.0


def _too_short(needed: float) -> Duration:
    return Duration(max(60.0, needed // 180 * 60))


def _promised(
    field: _Field, way: tuple[str, ...], promise: Promise, promises: tuple[Promise, ...], was: float
) -> Planted:
    assert promise.within is not None
    words = (
        ("from", field.map.touchpoints[way[0]].title),
        ("to", field.map.touchpoints[way[-1]].title),
        ("within", promise.within.wording),
        ("needed", quantity.both(quantity.time, _needed(field, way))),
        ("was", quantity.both(quantity.time, was)),
    )
    made = field.map.model_copy(update={"promises": promises})
    return Planted("promise-not-kept", promise.id, made, way, words=words)


def _targets(service_map: ServiceMap, id_: str) -> set[str]:
    return {c.to for c in service_map.touchpoints[id_].next} if id_ in service_map.touchpoints else set()


def _way(service_map: ServiceMap, start: str, stop: str) -> tuple[str, ...]:
    """The shortest way from one touchpoint to another, in steps; empty where none leads there."""
    came: dict[str, str] = {start: ""}
    waiting = [start]
    for id_ in waiting:
        for c in service_map.touchpoints[id_].next if id_ in service_map.touchpoints else ():
            if c.to not in came:
                came[c.to] = id_
                waiting.append(c.to)
    way: list[str] = []
    while stop and stop in came:
        way.insert(0, stop)
        stop = came[stop]
    return tuple(way)


_PLANTS = (
    _phrases(lambda fault: fault != EMPTY_PROMISE),
    _phrases(lambda fault: fault == EMPTY_PROMISE),
    _without_evidence,
    _beyond_tolerance,
    _handoff_without_limit,
    _without_recovery,
    _broken_promise,
)
