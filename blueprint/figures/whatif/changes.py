"""What-if: `wait.emotion=-1` said of a map, without touching its file.

A path names keys as the file does. It starts at the map (`arrivals`, `segments.hurried.share`,
`promises.visit-in-25m.within`) or at a touchpoint (`wait.emotion`); with `hurried:` in front it is said of
that segment alone. `repair/wait.emotion` is said of what is inside `repair`, which stands for another map,
and of that use of the map alone. Values are read by the grammars of the map format, so a bare `5` is no time here either.
Setting one of several shares scales the others, so that they still sum to the whole; an arrow to a recovery moves with
its failures (`recovery`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from blueprint import quantity
from blueprint.figures.whatif.assigning import BadChange, read, says, set_value, take, unknown
from blueprint.figures.whatif.recovery import recovered
from blueprint.figures.whatif.shares import scaled_segments, scaled_starts, scaled_ways
from blueprint.model.change_path import path_and_value
from blueprint.model.nesting import SEPARATOR
from blueprint.model.segments import for_segment
from blueprint.model.service_map import ServiceMap
from blueprint.model.share import UNKNOWN, Share
from blueprint.model.touchpoint import Touchpoint, TouchpointChanges
from blueprint.wording import Wording

__all__ = ["BadChange", "Changed", "apply_changes"]

_SAID = Wording("{said}: {what}", "{said}：{what}")
_FORM = Wording("write PATH=VALUE, such as wait.emotion=-1", "请写成 路径=值，如 wait.emotion=-1")
_ANYTHING = Wording("touchpoint or key of a map", "触点或地图键")
_TOUCHPOINT, _SEGMENT = Wording("touchpoint", "触点"), Wording("segment", "客群")
_CONNECTION, _EXIT = Wording("connection to", "下一步"), Wording("exit", "出口")
_SCALED = Wording(
    "{said}: the other shares keep their proportions: {shares}", "{said}：其余比例同比调整为 {shares}"
)
_FOLLOWS = Wording(
    "{said}: the arrow to the recovery moves along: {shares}", "{said}：去补救的箭头随之调整：{shares}"
)
_OWN = Wording(
    "{said}: these segments have a value of their own there and keep it: {segments}",
    "{said}：以下客群在此另有取值，保持不变：{segments}",
)
_ESTIMATED = Wording(
    "{said}: figures of time follow the estimate of {id}, not its standard; set {id}.time.estimate instead",
    "{said}：时间按 {id} 的估计（estimate）计算，不按标准；请改设 {id}.time.estimate",
)


@dataclass(frozen=True)
class Changed:
    """A map with changes, and what people should know of them."""

    map: ServiceMap
    notes: tuple[Wording, ...] = ()


def apply_changes(service_map: ServiceMap, changes: Iterable[str]) -> Changed:
    """Make changes, `PATH=VALUE` each, one after the other.

    Raises:
        BadChange: a path that does not exist, or a value that cannot be read.
    """
    notes: list[Wording] = []
    for said in changes:
        path, value = path_and_value(said)
        try:
            if not path or not value:
                raise BadChange(_FORM)
            service_map = _Change(service_map, path, value, notes).made()
        except BadChange as wrong:
            raise BadChange(_SAID.filled(said=said, what=wrong.wording)) from None
    return Changed(service_map, tuple(notes))


class _Change:
    """One change."""

    def __init__(
        self, service_map: ServiceMap, path: str, value: str, notes: list[Wording], said: str | None = None
    ) -> None:
        self._map = service_map
        self._path = path
        self._said = said or path
        self._value = value
        self._notes = notes

    def made(self) -> ServiceMap:
        """The map with the change."""
        segment, colon, path = self._path.partition(":")
        if SEPARATOR in self._path:
            return self._inside(*((segment, path) if colon else (None, segment)))
        if colon:
            return self._for_one(segment, path)
        keys = self._map.keys()
        first, rest = take(path or segment, [*keys, *self._map.touchpoints], _ANYTHING)
        if first not in keys:
            return self._for_all(self._path)
        if first == "touchpoints":
            return self._for_all(rest)
        if first == "segments" and rest:
            name, key = take(rest, self._map.segments, _SEGMENT)
            if key == "share":
                changed = scaled_segments(self._map, name, self._share())
                self._tell({s.id: s.share for s in changed.segments.values()}, name)
                return changed
            if key.startswith("changes."):
                return self._for_one(name, key.removeprefix("changes."))
        return set_value(self._map, self._path, self._value)

    def _inside(self, name: str | None, path: str) -> ServiceMap:
        """Change the map that a touchpoint stands for, as it is used here."""
        outer, _, rest = path.partition(SEPARATOR)
        inner = self._map.inside.get(outer)
        if inner is None:
            raise unknown(outer, self._map.inside, _TOUCHPOINT)
        inside = rest if name is None else f"{name}:{rest}"
        if name is not None:
            if name not in self._map.segments:
                raise unknown(name, self._map.segments, _SEGMENT)
            if name not in inner.segments:  # they walk it as it stands, until now
                own = self._map.segments[name].model_copy(update={"changes": {}})
                inner = inner.model_copy(update={"segments": {**inner.segments, name: own}})
        elif SEPARATOR not in rest:
            inside = f"touchpoints.{rest}"
        changed = _Change(inner, inside, self._value, self._notes, self._said).made()
        return self._map.with_inside({**self._map.inside, outer: changed})

    def _for_all(self, path: str) -> ServiceMap:
        """Change a touchpoint; segments that say otherwise keep what they say."""
        id_, rest = take(path, self._map.touchpoints, _TOUCHPOINT)
        own = [s.id for s in self._map.segments.values() if _overrides(s.changes.get(id_), rest)]
        if own:
            self._notes.append(_OWN.filled(said=self._said, segments=", ".join(own)))
        if rest == "start" and any(t.start is not None for t in self._map.touchpoints.values()):
            changed = scaled_starts(self._map, id_, self._share())
            starts = {i: t.start for i, t in changed.touchpoints.items()}
            self._tell({i: None if s == UNKNOWN else s for i, s in starts.items()}, id_)
            return changed
        touchpoint = self._touchpoint(self._map.touchpoints[id_], rest)
        return self._map.model_copy(update={"touchpoints": {**self._map.touchpoints, id_: touchpoint}})

    def _for_one(self, name: str, path: str) -> ServiceMap:
        """Change a touchpoint for one segment alone."""
        if name not in self._map.segments:
            raise unknown(name, self._map.segments, _SEGMENT)
        id_, rest = take(path, self._map.touchpoints, _TOUCHPOINT)
        segment = self._map.segments[name]
        own = segment.changes.get(id_, TouchpointChanges.model_construct())
        if _way(rest):
            lived = self._touchpoint(for_segment(self._map, name).touchpoints[id_], rest)
            own = own.model_copy(update={"next": lived.next, "end": lived.end})
        else:
            own = set_value(own, rest, self._value)
            before = for_segment(self._map, name).touchpoints[id_]
            lived = self._touchpoint(before, rest) if rest.startswith("fails.") else before
            if lived.next != before.next:
                own = own.model_copy(update={"next": lived.next, "end": lived.end})
        segment = segment.model_copy(update={"changes": {**segment.changes, id_: own}})
        return self._map.model_copy(update={"segments": {**self._map.segments, name: segment}})

    def _touchpoint(self, touchpoint: Touchpoint, path: str) -> Touchpoint:
        way = _way(path)
        if way is None:
            if path in ("time", "time.standard") and touchpoint.time and touchpoint.time.estimate:
                self._notes.append(_ESTIMATED.filled(said=self._said, id=touchpoint.id))
            new = set_value(touchpoint, path, self._value)
            return self._recovered(touchpoint, new) if path.startswith("fails.") else new
        key, target = way
        names = list(touchpoint.end) if key == "end" else [c.to for c in touchpoint.next]
        loaded = {c.to: c for c in touchpoint.next if c.load}
        if key == "next" and (to := next((n for n in loaded if target.startswith(f"{n}.load.")), None)):
            changed = set_value(loaded[to], target.removeprefix(f"{to}."), self._value)
            return touchpoint.model_copy(
                update={"next": tuple(changed if c is loaded[to] else c for c in touchpoint.next)}
            )
        if target not in names:
            raise unknown(target, names, _EXIT if key == "end" else _CONNECTION)
        if loaded:  # what the others leave is the rest's as it is
            return _with_share(touchpoint, key, target, self._share())
        scaled = scaled_ways(touchpoint, key, target, self._share())
        self._tell({name: share for name, _, share in scaled.ways}, target)
        return scaled

    def _recovered(self, before: Touchpoint, after: Touchpoint) -> Touchpoint:
        """After a change of its failures: the arrow to their recovery moves along, and that is told."""
        found = recovered(before, after)
        if found is not after:
            self._tell({name: part for name, _, part in found.ways}, "", _FOLLOWS)
        return found

    def _share(self) -> Fraction:
        share: Fraction = read(Share, self._value)
        return share

    def _tell(self, shares: Mapping[str, Fraction | None], but: str, wording: Wording = _SCALED) -> None:
        others = [
            f"{name} {quantity.share(s, 'en')}" for name, s in shares.items() if name != but and s is not None
        ]
        if others:
            self._notes.append(wording.filled(said=self._said, shares=", ".join(others)))


def _with_share(touchpoint: Touchpoint, key: str, target: str, share: Fraction) -> Touchpoint:
    """The touchpoint with one share set and the others as they are."""
    if key == "end":
        return touchpoint.model_copy(update={"end": {**touchpoint.end, target: share}})
    ways = (c.model_copy(update={"share": share}) if c.to == target else c for c in touchpoint.next)
    return touchpoint.model_copy(update={"next": tuple(ways)})


def _way(path: str) -> tuple[str, str] | None:
    """`next` or `end`, and where to, of a path to a share."""
    key, _, target = path.removesuffix(".share").partition(".")
    return (key, target) if key in ("next", "end") and target else None


def _overrides(changes: TouchpointChanges | None, path: str) -> bool:
    """Whether a segment's changes say something else."""
    if changes is None:
        return False
    return bool(changes.model_fields_set & {"next", "end"}) if _way(path) else says(changes, path)
