"""What-if: `wait.emotion=-1` said of a map, without touching its file.

A path names keys as the file does. It starts at the map (`arrivals`, `segments.hurried.share`,
`promises.visit-in-25m.within`) or at a touchpoint (`wait.emotion`); with `hurried:` in front it is said of
one segment alone. Ids may contain dots: of the names that fit, the longest is meant. Values are read by the
grammars of the map format, so `5` is no time here either.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import TypeAdapter, ValidationError

from blueprint.figures.scaling import Unscalable, scaled_segments, scaled_starts, scaled_ways
from blueprint.model.expand import plain, shape
from blueprint.model.part import Part
from blueprint.model.segments import for_segment
from blueprint.model.service_map import Segment, ServiceMap
from blueprint.model.share import Share, percent
from blueprint.model.touchpoint import TouchpointChanges
from blueprint.source.place import Span
from blueprint.source.tree import Scalar
from blueprint.wording import Wording

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

_SAID = Wording("{said}: {what}", "{said}：{what}")
_HELPED = Wording("{what}; {help}", "{what}；{help}")
_FORM = Wording("write PATH=VALUE, such as `wait.emotion=-1`", "请写成 路径=值，如 `wait.emotion=-1`")
_NOTHING = Wording("there is no {what} {name!r}", "没有{what} {name!r}")
_CLOSE = Wording("did you mean {close!r}?", "是否指 {close!r}？")
_KNOWN = Wording("known: {known}", "可用的有 {known}")
_TOP = Wording("touchpoint or key of a map", "触点或地图的键")
_KEY, _SEGMENT = Wording("key", "键"), Wording("segment", "客群")
_GROUP = Wording("this stands for several values; set one of {known}", "这里包含多个值；请设其中之一：{known}")
_LIST = Wording("only single values can be set, not lists", "只能设置单个值，不能设置列表")
_WITHIN = Wording("{path!r} is a single value; nothing stands below it", "{path!r} 是单个值，下面没有别的键")
_LACKS = Wording("{key!r} must be given first", "要先给出 {key!r}")
_SCALED = Wording(
    "the other shares were scaled to keep the sum at 100%: {shares}", "其余比例按原比例调整，使总和为 100%：{shares}"
)
_OWN = Wording(
    "{said}: these segments say their own and keep it: {segments}", "{said}：以下客群另有规定，不受影响：{segments}"
)
_ONLY_TOUCHPOINTS = Wording(
    "in front of `:` stands a segment, behind it a touchpoint", "`:` 前是客群，后面应是触点"
)


class BadChange(Exception):
    """A change that cannot be made, in one sentence."""

    def __init__(self, what: Wording, help: Wording | None = None) -> None:  # noqa: A002
        self.wording = _HELPED.filled(what=what, help=help) if help else what
        super().__init__(self.wording.en)


@dataclass(frozen=True)
class Changed:
    """A map with changes, and what the reader should know of them."""

    map: ServiceMap
    notes: tuple[Wording, ...] = ()


def apply_changes(service_map: ServiceMap, changes: Iterable[str]) -> Changed:
    """Make changes, one after the other.

    Raises:
        BadChange: a path that does not exist, or a value that cannot be read.
    """
    notes: list[Wording] = []
    for said in changes:
        path, equals, value = said.partition("=")
        if not equals or not path.strip() or not value.strip():
            raise BadChange(_SAID.filled(said=said, what=_FORM))
        change = _Change(service_map, path.strip(), value.strip())
        try:
            service_map = change.made()
        except (BadChange, Unscalable) as wrong:
            raise BadChange(_SAID.filled(said=said, what=wrong.wording)) from None
        notes += change.notes
    service_map.__dict__.pop("walked", None)  # it depends on lanes, and was worked out before
    return Changed(service_map, tuple(notes))


class _Change:
    """One change of a map."""

    def __init__(self, service_map: ServiceMap, path: str, value: str) -> None:
        self.map = service_map
        self.notes: list[Wording] = []
        self._path = path
        self._value = value

    def made(self) -> ServiceMap:
        """The map with the change made."""
        segment, colon, path = self._path.rpartition(":")
        if colon:
            return self._in_segment(segment, path)
        first, rest = _take(path, [*self.map.touchpoints, *type(self.map).keys()], _TOP)
        if first in self.map.touchpoints and not (first in type(self.map).keys()):
            first, rest = "touchpoints", path
        if first == "touchpoints":
            return self._in_touchpoint(rest)
        if first == "segments" and rest.endswith(".share") and rest[: -len(".share")] in self.map.segments:
            segments = scaled_segments(self.map.segments, rest[: -len(".share")], self._share())
            self._tell({s.id: s.share for s in segments.values()}, rest[: -len(".share")])
            return self.map.model_copy(update={"segments": segments})
        changed = _set(self.map, path, self._value)
        assert isinstance(changed, ServiceMap)
        return changed

    def _in_touchpoint(self, path: str) -> ServiceMap:
        id_, rest = _take(path, self.map.touchpoints, Wording("touchpoint", "触点"))
        touchpoints = dict(self.map.touchpoints)
        if rest == "start" and any(t.start is not None for i, t in touchpoints.items() if i != id_):
            touchpoints = scaled_starts(touchpoints, id_, self._share())
            self._tell({i: t.start for i, t in touchpoints.items() if t.start is not None}, id_)
        else:
            touchpoints[id_] = self._set_touchpoint(touchpoints[id_], rest)
        keys = {"next", "end"} if rest.startswith(("next.", "end.")) else None
        own = [
            s.id
            for s in self.map.segments.values()
            if id_ in s.changes
            and (keys & s.changes[id_].model_fields_set if keys else _says(s.changes[id_], rest))
        ]
        if own:
            self.notes.append(_OWN.filled(said=self._path, segments=", ".join(own)))
        return self.map.model_copy(update={"touchpoints": touchpoints})

    def _in_segment(self, name: str, path: str) -> ServiceMap:
        if name not in self.map.segments:
            raise _unknown(name, self.map.segments, _SEGMENT)
        if path.split(".")[0] in type(self.map).keys() and path.split(".")[0] not in self.map.touchpoints:
            raise BadChange(_ONLY_TOUCHPOINTS)
        id_, rest = _take(path, self.map.touchpoints, Wording("touchpoint", "触点"))
        segment: Segment = self.map.segments[name]
        own = segment.changes.get(id_) or TouchpointChanges.model_construct()
        if rest.startswith(("next.", "end.")):
            lived = for_segment(self.map, name).touchpoints[id_]
            set_ = self._set_touchpoint(lived, rest)
            own = own.model_copy(update={"next": set_.next, "end": set_.end})
        else:
            own = self._set_touchpoint(own, rest)
        changed = segment.model_copy(update={"changes": {**segment.changes, id_: own}})
        return self.map.model_copy(update={"segments": {**self.map.segments, name: changed}})

    def _set_touchpoint(self, touchpoint: Any, rest: str) -> Any:
        """Set a value of a touchpoint; shares of connections and exits keep their sum."""
        key, _, target = rest.removesuffix(".share").partition(".")
        if key not in ("next", "end") or not target:
            return _set(touchpoint, rest, self._value)
        names = [c.to for c in touchpoint.next] if key == "next" else list(touchpoint.end)
        if target not in names:
            raise _unknown(target, names, Wording("connection to", "通向以下触点的连接") if key == "next" else Wording("exit", "出口"))
        changed = scaled_ways(touchpoint, key, target, self._share())
        self._tell({name: share for name, _, share in changed.ways}, target)
        return changed

    def _share(self) -> Any:
        return _read(Share, (), self._value)

    def _tell(self, shares: Any, but: str) -> None:
        said = ", ".join(f"{name} {percent(share)}" for name, share in shares.items() if name != but)
        if said:
            self.notes.append(_SCALED.filled(shares=said))
