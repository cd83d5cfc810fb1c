"""The map that customers walk: every touchpoint that stands for another map replaced by what is inside.

Such a touchpoint `t` becomes three things. `t` itself is where customers come in: it takes no time, nobody
experiences it, and it leads to the inner starts by their shares. The inner touchpoints `t/x` follow. Whoever
leaves the inner map, by whichever exit, gets to `t/`, which takes no time either and goes on by the `next`
and `end` that `t` has. Touchpoints nobody experiences are eliminated exactly (theory 3.3 (8)), so figures
are those of the map with everything written out by hand.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeVar

from blueprint.flow.chain.from_map import entry_shares
from blueprint.model.connection import Connection
from blueprint.model.duration import Duration
from blueprint.model.fields import InLane
from blueprint.model.names import Lane
from blueprint.model.nesting import is_leaving, leaving, within
from blueprint.model.pools import with_pool_servers
from blueprint.model.roles import Role
from blueprint.model.segments import for_segment
from blueprint.model.service_map import Segment
from blueprint.model.staff_emotion import StaffEmotion
from blueprint.model.text import Text
from blueprint.model.touchpoint import Emotion, Times, Touchpoint, TouchpointChanges
from blueprint.model.vocabulary import OwnChannel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from blueprint.model.service_map import ServiceMap

_HIDDEN = InLane(Lane.BACKSTAGE)
_AT_ONCE = Times.model_construct(standard=Duration(0.0))
_INTO = ("start", "join", "uses")
"""What is said of a touchpoint that stands for a map, and is about coming in."""
_ONWARD = ("next", "end")
"""What is said of it and is about leaving."""


def inlined(service_map: ServiceMap) -> ServiceMap:
    """The map with everything inside written out, and with the people of each pool; the map itself where nothing is."""
    if not any(id_ in service_map.walked for id_ in service_map.inside):
        return with_pool_servers(service_map.with_inside({}) if service_map.inside else service_map)
    made = _Inlining(tuple(service_map.segments.values())).of(_entered(service_map))
    return with_pool_servers(service_map.model_copy(update=_update(made, service_map)).with_inside({}))


def passages(service_map: ServiceMap) -> dict[str, str]:
    """Of an inlined map: where customers come into another map, to where they leave it."""
    return {id_[:-1]: id_ for id_ in service_map.touchpoints if is_leaving(id_)}


def _entered(service_map: ServiceMap) -> ServiceMap:
    """The map saying where customers come in: what is inside must not change what is guessed."""
    changes = [c for s in service_map.segments.values() for c in s.changes.values()]
    if any(t.start is not None for t in (*service_map.touchpoints.values(), *changes)):
        return service_map
    started = {
        id_: service_map.touchpoints[id_].model_copy(update={"start": share})
        for id_, share in entry_shares(service_map).items()
    }
    touchpoints = {id_: started.get(id_, t) for id_, t in service_map.touchpoints.items()}
    return service_map.model_copy(update={"touchpoints": touchpoints})


class _Written:
    """A map written out: its touchpoints, and its segments with what they change."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.touchpoints: dict[str, Touchpoint] = {}
        self.segments = segments
        self.changes: dict[str, dict[str, TouchpointChanges]] = {s.id: {} for s in segments}
        self.channels: dict[str, OwnChannel] = {}
        self.roles: dict[str, Role] = {}


def _update(made: _Written, service_map: ServiceMap) -> dict[str, Any]:
    segments = {s.id: s.model_copy(update={"changes": made.changes[s.id]}) for s in made.segments}
    channels = made.channels | service_map.channels
    roles = made.roles | service_map.roles
    return {"touchpoints": made.touchpoints, "segments": segments, "channels": channels, "roles": roles}


class _Inlining:
    """Writes maps out for the segments of the outermost one."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments

    def of(self, service_map: ServiceMap) -> _Written:
        """A map with everything inside."""
        made = _Written(self._segments)
        own = {
            s.id: service_map.segments[s.id].changes for s in self._segments if s.id in service_map.segments
        }
        for id_, touchpoint in service_map.touchpoints.items():
            changed = {segment: changes[id_] for segment, changes in own.items() if id_ in changes}
            inner = service_map.inside.get(id_)
            if inner is not None and id_ in service_map.walked:
                self._put(made, touchpoint, changed, inner, service_map.emotion_scale)
                continue
            made.touchpoints[id_] = touchpoint
            for segment, change in changed.items():
                made.changes[segment][id_] = change
        return made

    def _put(
        self,
        made: _Written,
        outer: Touchpoint,
        changed: Mapping[str, TouchpointChanges],
        inner: ServiceMap,
        scale: int,
    ) -> None:
        """A touchpoint with the map it stands for, and what its segments change of both."""
        below = self.of(_entered(inner))
        flat = inner.model_copy(update=_update(below, inner)).with_inside({})
        part = _Part(outer, scale / inner.emotion_scale, inner.emotion_spread)
        made.channels, made.roles = flat.channels | made.channels, flat.roles | made.roles
        into = part.into(flat)
        made.touchpoints[outer.id] = _passage(
            outer, outer.id, _said(outer, (*_INTO, "meets")) | {"next": into}
        )
        for id_, touchpoint in below.touchpoints.items():
            made.touchpoints[within(outer.id, id_)] = part.inside(touchpoint)
        last = leaving(outer.id)
        made.touchpoints[last] = _passage(outer, last, _said(outer, _ONWARD))
        for name, changes in made.changes.items():
            change = changed.get(name, TouchpointChanges.model_construct())
            coming, onward = _said(change, _INTO), _said(change, _ONWARD)
            lived = part.into(for_segment(flat, name))
            if lived != into:
                coming["next"] = lived
            if coming:
                changes[outer.id] = TouchpointChanges.model_construct(**coming)
            if onward:
                changes[last] = TouchpointChanges.model_construct(**onward)
            for id_, own in below.changes[name].items():
                if id_ in below.touchpoints:
                    changes[within(outer.id, id_)] = part.changes(own, below.touchpoints[id_])


def _said(part: TouchpointChanges, names: Sequence[str]) -> dict[str, Any]:
    return {name: getattr(part, name) for name in names if name in part.model_fields_set}


def _passage(outer: Touchpoint, id_: str, said: dict[str, Any]) -> Touchpoint:
    """Something that takes no time and that nobody experiences."""
    return Touchpoint.model_construct(
        id=id_, title=outer.title, in_lane=_HIDDEN, time=_AT_ONCE, even=outer.even, **said
    )


Felt = TypeVar("Felt", Emotion, StaffEmotion)


class _Part:
    """What is inside one touchpoint, as a part of the outer map.

    Args:
        outer: the touchpoint.
        factor: from scores of the inner scale to those of the outer one.
        spread: of scores, where an inner touchpoint gives none; on the inner scale.
    """

    def __init__(self, outer: Touchpoint, factor: float, spread: float | None) -> None:
        self._outer = outer
        self._factor = factor
        self._spread = spread

    def into(self, inner: ServiceMap) -> tuple[Connection, ...]:
        """To the inner starts, by their shares."""
        return tuple(self._way(id_, share) for id_, share in entry_shares(inner).items())

    def inside(self, touchpoint: Touchpoint) -> Touchpoint:
        """An inner touchpoint; what refers to the inner map's needs and zones stays behind."""
        title = _titled(self._outer.title, touchpoint.title)
        id_ = within(self._outer.id, touchpoint.id)
        return touchpoint.model_copy(
            update=self._changed(touchpoint, touchpoint) | {"id": id_, "title": title}
        )

    def changes(self, changes: TouchpointChanges, base: Touchpoint) -> TouchpointChanges:
        """What a segment changes of an inner touchpoint."""
        said = {name: getattr(changes, name) for name in changes.model_fields_set}
        lost = ("start", "meets", "map", "zone", "title", "end")
        made = {name: value for name, value in self._changed(changes, base).items() if name in said}
        if "end" in said:
            made["next"] = self._onward(changes, base)
        kept = {name: value for name, value in (said | made).items() if name not in lost}
        return TouchpointChanges.model_construct(**kept)

    def _changed(self, part: TouchpointChanges, base: Touchpoint) -> dict[str, Any]:
        fails = part.fails
        if fails and fails.then:
            fails = fails.model_copy(update={"then": within(self._outer.id, fails.then)})
        felt = base.lane.experienced
        return {
            "start": None,
            "map": None,
            "zone": self._outer.zone,
            "meets": {},
            "uses": (*(within(self._outer.id, u) for u in part.uses), *(self._outer.uses if felt else ())),
            "emotion": self._emotion(part.emotion, spread=part is base or base.emotion is None),
            "staff_emotion": self._emotion(
                part.staff_emotion, spread=part is base or base.staff_emotion is None
            ),
            "fails": fails,
            "gives_up": part.gives_up and within(self._outer.id, part.gives_up),
            "waits_for": part.waits_for and within(self._outer.id, part.waits_for),
            "next": self._onward(part, base),
            "end": {},
        }

    def _onward(self, part: TouchpointChanges, base: Touchpoint) -> tuple[Connection, ...]:
        """Its ways; exits lead out of the inner map. What a segment does not say is as in the map."""
        next_ = part.next if "next" in part.model_fields_set else base.next
        end = part.end if "end" in part.model_fields_set else base.end
        return (*map(self._inner, next_), *(self._way("", share) for share in end.values()))

    def _inner(self, connection: Connection) -> Connection:
        update: dict[str, Any] = {"to": within(self._outer.id, connection.to)}
        if connection.load:
            of = within(self._outer.id, connection.load.of)
            update["load"] = connection.load.model_copy(update={"of": of})
        return connection.model_copy(update=update)

    def _way(self, id_: str, share: Fraction | None) -> Connection:
        return Connection.model_construct(to=within(self._outer.id, id_), share=share)

    def _emotion(self, emotion: Felt | None, *, spread: bool) -> Felt | None:
        """Scores on the outer scale; if `spread`, with the inner map's spread where none is given."""
        if emotion is None:
            return None
        given = {n: getattr(emotion, n, None) for n in ("score", "good", "bad", "spread")}
        if spread and given["spread"] is None:
            given["spread"] = self._spread
        scaled = {n: value * self._factor for n, value in given.items() if value is not None}
        return emotion.model_copy(
            update={n: value for n, value in scaled.items() if value != getattr(emotion, n)}
        )


def _titled(outer: Text, inner: Text) -> Text:
    """Both titles, in every language of either."""
    codes = dict.fromkeys(code for text in (outer, inner) for code, _ in text.by_language)
    if len(codes) > 1:
        codes.pop("", None)
    return Text(tuple((code, f"{_in(outer, code)} › {_in(inner, code)}") for code in codes))


def _in(text: Text, code: str) -> str:
    known = dict(text.by_language)
    return known.get(code) or known.get("") or str(text)
