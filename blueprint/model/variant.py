"""A variant: a map that extends another one and says only what differs.

Its tree is made whole before anything else looks at it: the base's tree, with what the variant says laid over it. What
comes from the base stands, for findings, where the variant names its base.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path as FilePath
from typing import Any, NamedTuple

from pydantic import Field, ValidationError

from blueprint.model.complaints import complain
from blueprint.model.expand import expand, plain, shape
from blueprint.model.fields import Id
from blueprint.model.part import ID_ALIAS, Part, key
from blueprint.model.service_map import ServiceMap
from blueprint.model.text import LocaleText
from blueprint.model.touchpoint import Touchpoint, TouchpointChanges
from blueprint.source.place import Span
from blueprint.source.problem import Problem, Problems
from blueprint.source.reader import Source
from blueprint.source.tree import Entry, Mapping, Node, Scalar, Sequence
from blueprint.suggestion import some, suggested
from blueprint.wording import Wording

BASE = "extends"
OF_VARIANTS = (BASE, "changes", "without")
"""Keys that only a variant has."""
_NOT_OF_BASE = frozenset({"id"})
REPLACED = frozenset({"next", "end", "at", "meets"})
"""Mappings that a change replaces, as everything that is no part."""
KIND = "broken-variant"
_NO_FILE = Wording("there is no map {name!r} to extend", "没有可供扩展的地图 {name!r}")
_WRITE = Wording(
    "write the base's path as seen from this file, such as `other.blueprint.yaml`",
    "请写基础地图相对于本文件的路径，如 `other.blueprint.yaml`",
)
_LOOP = Wording("{name!r} extends this map in turn", "{name!r} 又扩展了本地图")
_ONE_FIRST = Wording("one of them must stand for itself", "其中一张须独立成图")
_NO_MAP = Wording("{name!r} is no map to extend: {why}", "{name!r} 不能扩展：{why}")
_MEND = Wording("mend it first: `blueprint lint {path}`", "请先改正：`blueprint lint {path}`")
_GONE = Wording("{base} has no touchpoint {id!r}", "{base} 中没有触点 {id!r}")
_THERE = Wording("touchpoints there: {known}", "其中的触点：{known}")


class Own(Part):
    """What only a variant says."""

    extends: str | None = Field(
        None,
        alias=BASE,
        description="Path of the map that this one extends, from this file's folder: a variant says only what differs. "
        "本地图所扩展的地图，相对于本文件的路径：变体只写不同之处。",
    )
    changes: dict[Id, TouchpointChanges] = key(
        "Of a variant: what differs, by touchpoint of the base; a blank key takes it away.",
        "变体与基础地图的不同之处，按触点；留空即去掉该项。",
        {},
    )
    without: tuple[Id, ...] = key(
        "Of a variant: touchpoints of the base that it does not have.", "变体不含的基础地图触点。", ()
    )


class Variant(Own, ServiceMap):
    """One service, one scenario; as a variant, what differs from another map: it may lack title and touchpoints."""

    title: LocaleText | None = key("What the service is called.", "服务名称。")  # type: ignore[assignment]
    touchpoints: dict[Id, Touchpoint] = Field(
        {}, min_length=1, description="The steps of the service. 触点。"
    )


class Base(NamedTuple):
    """A base as read: its tree, written out and itself whole; None where it is no map, and then why."""

    tree: Mapping | None
    why: Wording | None = None


Read = Callable[[FilePath], Base]
"""Reads a base; raises `OSError` where there is no such file, `RecursionError` where it extends what extends it."""


def is_variant(tree: Node | None) -> bool:
    """Whether a tree names a base."""
    return isinstance(tree, Mapping) and BASE in tree.entries


def base_name(tree: Mapping) -> str:
    """How a variant names its base; empty where it does not."""
    named = tree.entries[BASE].value
    return named.text if isinstance(named, Scalar) and not named.is_blank else ""


def base_place(tree: Mapping) -> Span:
    """Where a variant names its base."""
    entry = tree.entries[BASE]
    return entry.value.span if entry.value.span.start < entry.value.span.end else entry.key.span


def made_whole(tree: Mapping, source: Source, read: Read, problems: Problems) -> Mapping | None:
    """The tree of the whole map, shorthands written out; None where there is no base to lay it over."""
    folder = FilePath(source.path).parent
    name, place = base_name(tree), base_place(tree)
    try:
        base = read(folder / name) if name else None
    except (OSError, ValueError):  # a name that no file can have
        base = None
    except RecursionError:
        problems.add(KIND, place, _LOOP.filled(name=name), _ONE_FIRST.filled(), (BASE,))
        return None
    if base is None:
        problems.add(KIND, place, _NO_FILE.filled(name=name), _WRITE.filled(), (BASE,))
        return None
    if base.tree is None:
        said = _NO_MAP.filled(name=name, why=base.why or "?")
        problems.add(KIND, place, said, _MEND.filled(path=folder / name), (BASE,))
        return None
    own = expand(tree, Variant)
    assert isinstance(own, Mapping)
    problems.extend(_wrong(own, source.text))
    whole = _Laid(base.tree, own, place, name, problems)
    return whole.tree


def _wrong(own: Mapping, text: str) -> Iterator[Problem]:
    """What is wrong with the keys that only a variant has."""
    tree = Mapping(own.span, {name: own.entries[name] for name in OF_VARIANTS if name in own.entries})
    try:
        Own.model_validate(plain(tree))
    except ValidationError as error:
        yield from complain(error, tree, text)


class _Laid:
    def __init__(self, base: Mapping, own: Mapping, place: Span, name: str, problems: Problems) -> None:
        self._name = name
        self._problems = problems
        under = _placed(base, place)
        assert isinstance(under, Mapping)
        for given in _NOT_OF_BASE:
            under.entries.pop(given, None)
        over = Mapping(own.span, {k: e for k, e in own.entries.items() if k not in OF_VARIANTS})
        self.tree = _over(under, over, Variant)
        self._steps = self.tree.entries["touchpoints"].value
        self._change(own.entries.get("changes"))
        self._take_away(own.entries.get("without"))

    def _change(self, changes: Entry | None) -> None:
        if changes is None or not isinstance(changes.value, Mapping) or not isinstance(self._steps, Mapping):
            return
        for id_, entry in changes.value.entries.items():
            known = self._steps.entries.get(id_)
            if known is None:
                self._gone(entry.key, id_, ("changes", id_))
            elif isinstance(known.value, Mapping) and isinstance(entry.value, Mapping):
                self._steps.entries[id_] = Entry(entry.key, _over(known.value, entry.value, Touchpoint))

    def _take_away(self, without: Entry | None) -> None:
        if without is None or not isinstance(without.value, Sequence) or not isinstance(self._steps, Mapping):
            return
        for place, item in enumerate(without.value.items):
            if isinstance(item, Scalar) and self._steps.entries.pop(item.text, None) is None:
                self._gone(item, item.text, ("without", place))

    def _gone(self, node: Scalar, id_: str, path: Any) -> None:
        known = list(self._steps.entries) if isinstance(self._steps, Mapping) else []
        there = suggested(id_, known, _THERE.filled(known=some(known)), 0.5)
        self._problems.add(KIND, node.span, _GONE.filled(base=self._name, id=id_), there, path)


def _over(under: Mapping, over: Mapping, part: type[Part]) -> Mapping:
    """What a variant says over what its base says: parts, and mappings of parts, key by key; all else is replaced."""
    entries = dict(under.entries)
    fields = part.keys()
    for name, entry in over.entries.items():
        before = entries.get(name)
        what, inner = shape(fields[name].annotation) if name in fields else ("leaf", None)
        both = before is not None and isinstance(before.value, Mapping) and isinstance(entry.value, Mapping)
        if not both or name in REPLACED or before is None:
            entries[name] = entry
        elif what == "part":
            entries[name] = Entry(entry.key, _over(before.value, entry.value, inner))  # type: ignore[arg-type]
        elif what == "dict" and shape(inner)[0] == "part":
            entries[name] = Entry(
                entry.key,
                _parts(before.value, entry.value, shape(inner)[1], whole=name == "touchpoints"),  # type: ignore[arg-type]
            )
        else:
            entries[name] = entry
    return Mapping(over.span, entries)


def _parts(under: Mapping, over: Mapping, part: type[Part], *, whole: bool) -> Mapping:
    entries = dict(under.entries)
    for id_, entry in over.entries.items():
        before = entries.get(id_)
        if not whole and before and isinstance(before.value, Mapping) and isinstance(entry.value, Mapping):
            entry = Entry(entry.key, _over(before.value, entry.value, part))
        entries[id_] = entry
    return Mapping(over.span, entries)


def _placed(node: Node, place: Span) -> Node:
    """The same, all of it at one place."""
    match node:
        case Scalar():
            return Scalar(node.text, place, node.plain)
        case Sequence():
            return Sequence(place, [_placed(item, place) for item in node.items])
    return Mapping(place, {k: _entry_at(k, e, place) for k, e in node.entries.items()})


def _entry_at(name: str, entry: Entry, place: Span) -> Entry:
    own = Scalar(entry.key.text, place, entry.key.plain)
    return Entry(own, own if name == ID_ALIAS else _placed(entry.value, place))
