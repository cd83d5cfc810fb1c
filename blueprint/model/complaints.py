"""What pydantic reports, as problems with a place, in our words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from blueprint.model.expand import part_at
from blueprint.model.mending import by_id, rewritten, with_title
from blueprint.model.other_keys import stands_for, unknown_key
from blueprint.model.part import name_is_hidden
from blueprint.model.references import Names, is_reference
from blueprint.model.run_on import RUN_ON, run_on
from blueprint.model.service_map import ServiceMap
from blueprint.model.values import WRITE
from blueprint.source.place import Edit, Span
from blueprint.source.problem import Problem
from blueprint.source.tree import Node, Path, Scalar, Sequence, find, nearest
from blueprint.wording import Wording

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_UNDER_IDS = Wording(
    "write each under its id: `{{report: {{title: ...}}}}`",
    "请把每一项写在编号之下：`{{report: {{title: ...}}}}`",
)
_SHARES = Wording(
    "write the share of each: `{{served: 60%, lost: 40%}}`; a share that nobody knows is left blank",
    "请逐个写出比例：`{{served: 60%, lost: 40%}}`；不知道的留空",
)
_ONE_WAY = Wording(
    "write a list: `next: [{{to: b, share: 70%}}]`", "请写成列表：`next: [{{to: b, share: 70%}}]`"
)
_SHOWN = 3
"""Keys of a part that a remedy names."""
_PLAIN = re.compile(r"[^\W\d][\w ]*")
_NO_ID = ("wrong-id", "retyped-scalar")
_MAPPING = Wording("a mapping", "一组键值")
_LIST = Wording("a list", "一个列表")
_WANTED = {
    "model_type": _MAPPING,
    "dict_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "tuple_type": _LIST,
    "list_type": _LIST,
}


def complain(error: ValidationError, tree: Node, text: str) -> Iterator[Problem]:
    """One problem per error of the tree of a text; an id that is wrong as a key and as a value is named once."""
    seen, names = set(), Names(tree)
    for details in error.errors(include_url=False):
        problem = _problem(details, tree, text, names)
        if (problem.kind, problem.span) not in seen:
            seen.add((problem.kind, problem.span))
            yield problem


def _problem(details: ErrorDetails, tree: Node, text: str, names: Names) -> Problem:
    location = details["loc"]
    path: Path = tuple(s for s in location if s != "[key]" and not name_is_hidden(str(s)))
    at_key = len(path) < len(location)
    kind, context = details["type"], details.get("ctx", {})
    if "both" in context:
        return _wrong_value(details, tree, text, path, at_key, names)
    if kind == "missing":
        return _missing(tree, path, text)
    if kind == "extra_forbidden":
        return unknown_key(tree, path, text)
    if kind in _WANTED:
        help_, mend = _other_shape(tree, path, text, kind)
        return Problem(
            "wrong-shape",
            Wording("{key} must be {wanted}", "{key} 应为{wanted}").filled(
                key=_name(path), wanted=_WANTED[kind]
            ),
            _span(tree, path),
            help_,
            path,
            mend=mend,
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


def _wrong_value(
    details: ErrorDetails, tree: Node, text: str, path: Path, at_key: bool, names: Names
) -> Problem:
    kind, context = details["type"], details["ctx"]
    help_, meant = context["help"], None if at_key else context["meant"]
    if kind in _NO_ID and (id_ := _id_meant(tree, path, at_key, names)):
        help_, meant = WRITE.filled(meant=id_), id_
    found = find(tree, path)
    if found and not at_key and isinstance(found.value, Scalar):
        above = part_at(ServiceMap, path[:-1])
        if ran := run_on(found.value.text, tuple(above.keys()) if above else ()):
            sign, key, whole = ran
            outer = nearest(tree, path[:-1]).value
            braced = text[outer.span.start : outer.span.start + 1] == "{"
            mend = rewritten(tree, path, whole, text) if braced else ()
            return Problem(
                kind, context["both"], _span(tree, path), RUN_ON.filled(sign=sign, key=key), path, mend=mend
            )
    if kind == "wrong-share" and found and found.key is not None and found.key.text == "to":
        return Problem(kind, context["both"], _span(tree, path), _ONE_WAY.filled(), path)
    mend = rewritten(tree, path, meant, text, at_key)
    if mend and path[:-1] == ("touchpoints",):
        mend += with_title(tree, path, str(path[-1]), text)
    return Problem(kind, context["both"], _span(tree, path, at_key), help_, path, mend=mend)


def _id_meant(tree: Node, path: Path, at_key: bool, names: Names) -> str | None:
    """The id that is meant by what can be none: of the touchpoint before the colon, or of the one referred to."""
    if at_key and path[:-1] == ("touchpoints",):
        return names.ids.get(str(path[-1]))
    found = find(tree, path)
    if found is None or not is_reference(path):
        return None
    word = found.key if at_key else found.value
    return names.meant(word.text) if isinstance(word, Scalar) else None


def _missing(tree: Node, path: Path, text: str) -> Problem:
    """A key that is not there is reported at the key above it, or where another word stands for it; a blank one at its own."""
    if other := stands_for(tree, path):
        return unknown_key(tree, other, text)
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


def _other_shape(tree: Node, path: Path, text: str, kind: str) -> tuple[Wording | None, tuple[Edit, ...]]:
    """How a part of another shape is written, with the edits where that is certain."""
    found = find(tree, path)
    value = found.value if found else None
    if kind == "dict_type":
        shares = path[-1] == "end" and isinstance(value, Sequence)
        return (_SHARES if shares else _UNDER_IDS).filled(), by_id(tree, path, text)
    if _WANTED[kind] is _LIST and isinstance(value, Scalar) and not value.is_blank:
        listed = (
            f"[{value.text if _PLAIN.fullmatch(value.text) else json.dumps(value.text, ensure_ascii=False)}]"
        )
        return WRITE.filled(meant=listed), rewritten(tree, path, listed, text)
    return _shape_help(path), ()


def _shape_help(path: Path) -> Wording | None:
    if len(path) == 2 and path[0] == "touchpoints":
        return Wording(
            "write `{id}: {{lane: ..., title: ...}}`", "请写成 `{id}: {{lane: ..., title: ...}}`"
        ).filled(id=path[1])
    part = part_at(ServiceMap, path)
    if part is None or not path or not isinstance(path[-1], str):
        return None
    keys = sorted(part.keys().items(), key=lambda each: not each[1].is_required())
    more = [", ..."] if len(keys) > _SHOWN else []
    shown = ", ".join(f"{name}: ..." for name, _ in keys[:_SHOWN]) + "".join(more)
    return Wording("write `{key}: {{{shown}}}`", "请写成 `{key}: {{{shown}}}`").filled(
        key=path[-1], shown=shown
    )


def _name(path: Path) -> str:
    names: list[Any] = [s for s in path if isinstance(s, str)]
    return str(names[-1]) if names else "map"
