"""A pack file to its form; what is wrong with it is one `PackError` with line, column and remedy."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from types import UnionType
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin

from pydantic import ValidationError

from blueprint.packs.error import PackError, Wrong
from blueprint.packs.form import Form
from blueprint.packs.toml_places import Path as TomlPath
from blueprint.packs.toml_places import Place, TomlPlaces
from blueprint.suggestion import ONE_OF, suggested
from blueprint.wording import Wording

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

F = TypeVar("F", bound=Form)
P = TypeVar("P")

_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)| \(at end of document\)")
_DOTS = re.compile(r"(?<![\w\"'-])(?:[\w\"'-]+[ \t]*\.[ \t]*){64}")
_DIGITS = re.compile(r"[0-9_a-fA-F]{1000}")
_BYTES = 4 * 1024 * 1024
_SHOWN = 60
_LARGE = Wording("the file is larger than {n} MB", "文件超过 {n} MB")
_LONG_NUMBER = Wording("a number has too many digits", "数字的位数过多")
_NOT_TOML = Wording("this is not TOML: {said}", "这不是 TOML：{said}")
_NOT_UTF8 = Wording("this is not UTF-8", "这不是 UTF-8")
_DEEP = Wording("this is nested too deep", "嵌套过深")
_MISSING = Wording("{key} is missing", "缺少 {key}")
_WRITE = Wording("write `{key} = ...`: {what}", "请写 `{key} = ...`：{zh}")
_UNKNOWN = Wording("there is no key {key}", "没有 {key} 这个键")
_KEYS = Wording("known keys: {known}", "可用的键：{known}")
_SHAPE = Wording("{key} must be {wanted}", "{key} 应为{wanted}")
_CHOICE = Wording("{key} must be one of {choices}", "{key} 应为 {choices} 之一")
_BAD_ID = Wording(
    "{id!r} cannot be an id: small letters, digits and `-`", "{id!r} 不能作编号：只用小写字母、数字和 `-`"
)
_TEXT = Wording("a text", "文字")
_TEXTS = Wording("a list of texts", "文字列表")
_NUMBER = Wording("a number", "数字")
_TABLE = Wording("a table", "一组键值")
_ENTRIES = Wording("a list of entries", "条目列表")
_DATE = Wording("a date such as 2026-11-21", "日期，如 2026-11-21")
_RANGE = Wording("{key} is outside what it can be", "{key} 超出可取的范围")
_KINDS = {
    "string": _TEXT,
    "int": _NUMBER,
    "float": _NUMBER,
    "finite": _NUMBER,
    "date": _DATE,
    "dict": _TABLE,
    "model": _TABLE,
    "bool": Wording("true or false", "true 或 false"),
}


def read_toml(path: Path) -> tuple[str, dict[str, Any]]:
    """A file's text and data.

    Raises:
        OSError: it cannot be read.
        PackError: it is not TOML.
    """
    try:
        raw = path.read_bytes()
        if len(raw) > _BYTES:
            raise PackError(path, 1, _LARGE.filled(n=_BYTES // 1024 // 1024))
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise PackError(path, line, _NOT_UTF8) from None
    if deep := _DOTS.search(text):  # tomllib takes a square of the time for these
        raise PackError(path, text.count("\n", 0, deep.start()) + 1, _DEEP)
    try:
        data = tomllib.loads(text)
        json.dumps(data, default=str)  # what is too deep for it, or too long a number, is no pack either
        return text, data
    except tomllib.TOMLDecodeError as error:
        found = _PLACE.search(str(error))
        line = int(found[1]) if found and found[1] else max(len(text.splitlines()), 1)
        column = int(found[2]) if found and found[2] else 1
        message = _NOT_TOML.filled(said=_PLACE.sub("", str(error)))
        raise PackError(path, line, message, column) from None
    except RecursionError:
        raise PackError(path, 1, _DEEP) from None
    except ValueError:  # Python reads whole numbers up to 4300 digits
        long = _DIGITS.search(text)
        line = text.count("\n", 0, long.start()) + 1 if long else 1
        raise PackError(path, line, _LONG_NUMBER) from None


def read_pack_file(path: Path, form: type[F], make: Callable[[F], P]) -> P:
    """A pack from its file.

    Args:
        path: of the file.
        form: what the file must look like.
        make: the pack from its form; it may raise `Wrong`.

    Raises:
        OSError: the file cannot be read.
        PackError: it is no such pack; the first thing that is wrong with it.
    """
    text, data = read_toml(path)
    try:
        return make(form.model_validate_json(json.dumps(data, default=str)))
    except ValidationError as error:
        places = TomlPlaces(text)
        errors = error.errors(include_url=False)
        # What is missing comes last: it may be what a key that does not exist was meant to be.
        missing = all(e["type"] == "missing" for e in errors)
        told = [_complaint(e, form, places) for e in errors if missing or e["type"] != "missing"]
        place, message, help_ = min(told, key=lambda t: t[0])
    except Wrong as wrong:
        place, message, help_ = TomlPlaces(text).value(wrong.path), wrong.message, wrong.help
    raise PackError(path, place.line, message, place.column, help_)


def each_once(key: str, ids: Sequence[str]) -> None:
    """Raise `Wrong` where two entries of a list of tables have one id."""
    seen: set[str] = set()
    for index, id_ in enumerate(ids):
        if id_ not in seen:
            seen.add(id_)
        else:
            message = Wording("two entries are called {id!r}", "有两个条目名为 {id!r}").filled(
                id=id_[:_SHOWN]
            )
            raise Wrong((key, index, "id"), message)


def sourced(path: TomlPath, sources: Sequence[str], known: Sequence[str]) -> None:
    """Raise `Wrong` where an entry names a source that the pack does not have."""
    for name in sources:
        if name not in known:
            message = Wording("there is no source {name!r}", "没有名为 {name!r} 的出处").filled(name=name)
            raise Wrong((*path, "source"), message, suggestion(name, known))


def suggestion(word: str, known: Sequence[str]) -> Wording | None:
    """The known word that was probably meant, or all of them where they are few."""
    return suggested(word, known, ONE_OF if 0 < len(known) <= 20 else None)


def _complaint(
    details: ErrorDetails, form: type[Form], places: TomlPlaces
) -> tuple[Place, Wording, Wording | None]:
    path: TomlPath = tuple(p for p in details["loc"] if p != "[key]")
    kind, context = details["type"], details.get("ctx", {})
    names = [p for p in path if isinstance(p, str)]
    name = names[-1] if names else "pack"
    table = _form_at(form, path[:-1])
    if kind == "missing":
        english, _, chinese = _described(table, name).rpartition(". ")
        help_ = (
            _WRITE.filled(key=name, what=english.rstrip("."), zh=chinese.rstrip("。")) if chinese else None
        )
        return places.key(path[:-1]), _MISSING.filled(key=name), help_
    if kind == "extra_forbidden":
        known = table.keys() if table else []
        help_ = suggested(name[:_SHOWN], known, _KEYS)
        return places.key(path), _UNKNOWN.filled(key=name[:_SHOWN]), help_
    place = places.value(path)
    if kind == "literal_error":
        choices = str(context["expected"]).replace("'", "").replace(" or ", ", ")
        message = _CHOICE.filled(key=name, choices=choices)
        given = str(details["input"])[:_SHOWN]
        return place, message, suggested(given, choices.split(", "))
    if kind == "string_pattern_mismatch" and name == "id":
        return place, _BAD_ID.filled(id=details["input"][:_SHOWN]), None
    if isinstance(path[-1], int) or kind in ("tuple_type", "too_short", "list_type"):
        of_tables = isinstance(path[-1], int) and kind.startswith("model")
        wanted = _ENTRIES if of_tables or _holds_tables(table, name) else _TEXTS
        at = places.value(path[:-1]) if isinstance(path[-1], int) else place
        return at, _SHAPE.filled(key=name, wanted=wanted), None
    if kind.startswith(("greater", "less")):
        return place, _RANGE.filled(key=name), None
    wanted = next((w for start, w in _KINDS.items() if kind.startswith(start)), _TEXT)
    return place, _SHAPE.filled(key=name, wanted=wanted), None


def _described(table: type[Form] | None, name: str) -> str:
    fields = table.model_fields.values() if table else ()
    return next((f.description or "" for f in fields if f.alias == name), "")


def _holds_tables(table: type[Form] | None, name: str) -> bool:
    field = next((f for f in table.model_fields.values() if f.alias == name), None) if table else None
    return field is not None and _form_in(field.annotation) is not None


def _form_at(form: type[Form], path: TomlPath) -> type[Form] | None:
    """The form of the table at a path."""
    here: type[Form] | None = form
    inside: Any = None
    for step in path:
        if here is not None and isinstance(step, str):
            field = next((f for f in here.model_fields.values() if f.alias == step), None)
            inside = field.annotation if field else None
            here = _form_in(inside) if not _is_mapping(inside) else None
        elif here is None:
            here = _form_in(inside)
    return here


def _is_mapping(annotation: Any) -> bool:
    return get_origin(annotation) is dict


def _form_in(annotation: Any) -> type[Form] | None:
    """The form that an annotation holds: itself, the items of a list, the values of a mapping."""
    if isinstance(annotation, type) and issubclass(annotation, Form):
        return annotation
    if get_origin(annotation) in (tuple, dict, Union, UnionType):
        return next((f for f in map(_form_in, get_args(annotation)) if f), None)
    return None
