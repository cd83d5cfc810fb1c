"""Setting one value of a map by its path: keys as in the file, ids that may contain dots, our own messages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from blueprint.model.change_path import longest
from blueprint.model.expand import shape
from blueprint.model.part import Part
from blueprint.source.place import Span
from blueprint.source.tree import Mapping, Scalar
from blueprint.suggestion import KNOWN, joined, suggested
from blueprint.wording import Wording

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

P = TypeVar("P", bound=Part)

KEY = Wording("key", "键")
_NOTHING = Wording("there is no {what} {name!r} here", "这里没有名为 {name!r} 的{what}")
_NONE = Wording("there are none", "一个也没有")
_MORE = Wording("the path stops too early; go on with one of {known}", "路径不完整；接下来可用 {known}")
_GROUP = Wording(
    "{key!r} holds several values; set one of {known}", "{key!r} 包含多个值；请设其中之一：{known}"
)
_LIST = Wording("{key!r} is a list; only single values can be set", "{key!r} 是列表；只能设置单个值")
_SINGLE = Wording("{key!r} is a single value; no {rest!r} below it", "{key!r} 是单个值，下面没有 {rest!r}")
_LACKS = Wording("{key!r} has to be given first", "要先给出 {key!r}")


class BadChange(Exception):
    """A change that cannot be made, in one sentence."""

    def __init__(self, what: Wording, help: Wording | None = None) -> None:  # noqa: A002
        self.wording = joined(what, help)
        super().__init__(self.wording.en)


def take(path: str, known: Iterable[str], what: Wording) -> tuple[str, str]:
    """The name a path begins with, the longest that fits, and the rest of the path.

    Raises:
        BadChange: no name fits.
    """
    names = list(known)
    if not path:
        raise BadChange(_MORE.filled(known=", ".join(names)))
    name = longest(path, names)
    if name is None:
        raise unknown(path.partition(".")[0], names, what)
    return name, path[len(name) + 1 :]


def unknown(name: str, known: Iterable[str], what: Wording) -> BadChange:
    """What to say of a name that does not exist."""
    names = list(known)
    return BadChange(_NOTHING.filled(what=what, name=name), suggested(name, names, KNOWN if names else _NONE))


def set_value(part: P, path: str, text: str) -> P:
    """A part with one of its values set.

    Raises:
        BadChange: there is no such key, or the value cannot be read.
    """
    key, rest = take(path, part.keys(), KEY)
    name = next(n for n, f in type(part).model_fields.items() if (f.alias or n) == key)
    field, old = type(part).model_fields[name], getattr(part, name, None)
    annotation: Any = field.annotation
    kind, inner = shape(annotation)
    if not rest and key in part.shorthands:  # `time=60s` says `time.standard=60s`
        long = part.shorthands[key].expand(Scalar(text, Span(0, 0)))
        rest = next(iter(long.entries)) if isinstance(long, Mapping) and kind == "part" else ""
    new: Any
    if kind == "part":
        new = _below(old if old is not None else inner.model_construct(), key, rest, text)
    elif kind == "dict" and rest:
        new = _in_dict(old or {}, inner, key, rest, text)
    elif kind == "list" and rest and old and isinstance(old[0], Part) and hasattr(old[0], "id"):
        id_, below = take(rest, [item.id for item in old], Wording("entry", "条目"))
        new = tuple(_below(item, id_, below, text) if item.id == id_ else item for item in old)
    elif kind != "leaf":
        raise BadChange(_GROUP.filled(key=key, known=_names(old)) if old else _LIST.filled(key=key))
    elif rest:
        raise BadChange(_SINGLE.filled(key=key, rest=rest))
    else:
        new = read(_annotated(field), text)
    return part.model_copy(update={name: new})


def _names(old: Any) -> str:
    """What can stand next in a path."""
    return ", ".join(str(getattr(item, "id", getattr(item, "to", item))) for item in old)


def _below(part: Part, key: str, rest: str, text: str) -> Part:
    if not rest:
        raise BadChange(_GROUP.filled(key=key, known=", ".join(part.keys())))
    changed = set_value(part, rest, text)
    for name, field in type(part).model_fields.items():
        if field.is_required() and name not in changed.model_fields_set:
            raise BadChange(_LACKS.filled(key=field.alias or name))
    return changed


def _in_dict(old: dict[str, Any], inner: Any, key: str, rest: str, text: str) -> dict[str, Any]:
    if shape(inner)[0] != "part":
        return {**old, rest: read(inner, text)}
    id_, below = take(rest, old, Wording("entry of {key!r}", "{key!r} 条目").filled(key=key))
    return {**old, id_: _below(old[id_], id_, below, text)}


def _annotated(field: FieldInfo) -> Any:
    """The type of a field with its grammar, which pydantic keeps apart where the field is required."""
    return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


def read(annotation: Any, text: Any) -> Any:
    """Read a value by the grammar of its type.

    Raises:
        BadChange: it cannot be read.
    """
    try:
        return TypeAdapter(annotation).validate_python(text)
    except ValidationError as error:
        context = error.errors(include_url=False)[0].get("ctx", {})
        if "both" not in context:
            raise BadChange(Wording(str(error), str(error))) from None
        raise BadChange(context["both"], context["help"]) from None


def says(part: Part | None, path: str) -> bool:
    """Whether a part gives the value at a path itself."""
    if part is None:
        return False
    key, _, rest = path.partition(".")
    name = next((n for n, f in type(part).model_fields.items() if (f.alias or n) == key), None)
    if name is None or name not in part.model_fields_set:
        return False
    below = getattr(part, name)
    if not isinstance(below, Part):
        return True
    if not rest and key in part.shorthands:
        long = part.shorthands[key].expand(Scalar("0", Span(0, 0)))
        rest = next(iter(long.entries)) if isinstance(long, Mapping) else ""
    return says(below, rest)
