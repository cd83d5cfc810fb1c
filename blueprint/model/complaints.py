"""What pydantic reports, as problems with a place, in our words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from blueprint.model.expand import part_at
from blueprint.model.part import name_is_hidden
from blueprint.model.service_map import ServiceMap
from blueprint.source.place import Span
from blueprint.source.problem import Problem
from blueprint.source.tree import Node, Path, find, nearest
from blueprint.suggestion import suggested
from blueprint.wording import Wording

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_WIDE_COLON = Wording(
    "there is no key {key!r} here: its colon '：' is a full-width one",
    "这里没有 {key!r} 这个键：其中的冒号是全角的",
)
_NARROW = Wording(
    "write `key: value`, with a space after an ordinary colon", "请写成 `键: 值`，用半角冒号，后面留一个空格"
)
_MAPPING = Wording("a mapping", "一组键值")
_LIST = Wording("a list", "一个列表")
_WANTED = {
    "model_type": _MAPPING,
    "dict_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "tuple_type": _LIST,
    "list_type": _LIST,
}


def complain(error: ValidationError, tree: Node) -> Iterator[Problem]:
    """One problem per error; an id that is wrong as a key and as a value is named once."""
    seen = set()
    for details in error.errors(include_url=False):
        problem = _problem(details, tree)
        if (problem.kind, problem.span) not in seen:
            seen.add((problem.kind, problem.span))
            yield problem


def _problem(details: ErrorDetails, tree: Node) -> Problem:
    location = details["loc"]
    path: Path = tuple(s for s in location if s != "[key]" and not name_is_hidden(str(s)))
    at_key = len(path) < len(location)
    kind, context = details["type"], details.get("ctx", {})
    if "both" in context:
        return Problem(kind, context["both"], _span(tree, path, at_key), context["help"], path)
    if kind == "missing":
        return _missing(tree, path)
    if kind == "extra_forbidden":
        return _unknown_key(tree, path)
    if kind in _WANTED:
        return Problem(
            "wrong-shape",
            Wording("{key} must be {wanted}", "{key} 应为{wanted}").filled(
                key=_name(path), wanted=_WANTED[kind]
            ),
            _span(tree, path),
            _shape_help(path),
            path,
        )
    if kind == "too_short":
        return Problem(
            "missing-key",
            Wording("there are no {key}", "没有 {key}").filled(key=_name(path)),
            _span(tree, path),
            Wording("write at least one", "请至少写一个"),
            path,
        )
    if kind == "too_long":
        most = details.get("ctx", {}).get("max_length")
        return Problem(
            "wrong-shape",
            Wording("{key} has more than {n} values", "{key} 多于 {n} 个值").filled(key=_name(path), n=most),
            _span(tree, path),
            None,
            path,
        )
    return Problem(
        "wrong-shape",
        Wording("{key} cannot be read: {why}", "{key} 无法读取：{why}").filled(
            key=_name(path), why=details["msg"]
        ),
        _span(tree, path),
        None,
        path,
    )


def _missing(tree: Node, path: Path) -> Problem:
    """A key that is not there is reported at the key above it; a blank one at its own."""
    above = find(tree, path[:-1])
    beside = getattr(above.value, "entries", {}) if above else {}
    for key in (k for k in beside if k.startswith(f"{path[-1]}：")):
        return _wide_colon(tree, (*path[:-1], key))
    blank = find(tree, path)
    message = (
        Wording("{key!r} is blank", "{key!r} 是空白")
        if blank
        else Wording("{key!r} is missing", "缺少 {key!r}")
    ).filled(key=_name(path[-1:]))
    part = part_at(ServiceMap, path[:-1])
    field = part.keys().get(str(path[-1])) if part else None
    english, _, chinese = ((field.description or "") if field else "").rpartition(" ")
    help_ = Wording("add `{key}:` - {what}", "请写上 `{key}:`（{zh}）").filled(
        key=path[-1], what=english[:1].lower() + english[1:].rstrip("."), zh=chinese.rstrip("。")
    )
    return Problem(
        "missing-key", message, _span(tree, path if blank else path[:-1], bool(blank)), help_, path
    )


def _unknown_key(tree: Node, path: Path) -> Problem:
    key = str(path[-1])
    part = part_at(ServiceMap, path[:-1])
    known = sorted(k for k in (part.keys() if part else ()) if not name_is_hidden(k))
    if "：" in key:
        return _wide_colon(tree, path)
    help_ = suggested(key, known, Wording("known keys: {known}", "可用的键：{known}"))
    return Problem(
        "unknown-key",
        Wording("there is no key {key!r} here", "这里没有 {key!r} 这个键").filled(key=key),
        _span(tree, path, at_key=True),
        help_,
        path,
    )


def _wide_colon(tree: Node, path: Path) -> Problem:
    message = _WIDE_COLON.filled(key=path[-1])
    return Problem("unknown-key", message, _span(tree, path, at_key=True), _NARROW, path)


def _span(tree: Node, path: Path, at_key: bool = False) -> Span:
    """The value at a path, or its key; where a value has parts, the key says where it is."""
    found = nearest(tree, path)
    exact = find(tree, path) is not None
    parted = hasattr(found.value, "entries") or hasattr(found.value, "items")
    if found.key is not None and (
        at_key or parted or not exact or found.value.span.start == found.value.span.end
    ):
        return found.key.span
    if parted and found.key is None:
        return Span(found.value.span.start, min(found.value.span.end, found.value.span.start + 1))
    return found.value.span


def _shape_help(path: Path) -> Wording | None:
    if len(path) == 2 and path[0] == "touchpoints":
        return Wording(
            "write `{id}: {{lane: ..., title: ...}}`", "请写成 `{id}: {{lane: ..., title: ...}}`"
        ).filled(id=path[1])
    return None


def _name(path: Path) -> str:
    names: list[Any] = [s for s in path if isinstance(s, str)]
    return str(names[-1]) if names else "map"
