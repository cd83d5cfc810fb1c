"""A map as plain data, as its text writes it: shorthands stay short, scalars are text, blank is None.

Verbs change this data; `patch` then makes the text say it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from blueprint.edit.refused import no_touchpoint, refused
from blueprint.source.limits import DEPTH

Data = dict[str, Any]
_UNSTORABLE = re.compile("[\ud800-\udfff]")
_BLANKS_COUNT = ("end", "next")


class Bare(str):
    """A number or a truth value as text: written without quotes."""

    __slots__ = ()


def data_of(value: Any, key: str = "", depth: int = 0) -> Any:
    """A value of a verb as data: numbers and truth values become text, null keys go.

    Under `end` and `next` a null share says "the rest" and stays.

    Raises:
        EditRefused: the value cannot stand in a file.
    """
    if depth > DEPTH:
        raise refused("nested more than {n} levels deep", "嵌套超过 {n} 层", n=DEPTH)
    match value:
        case None | Bare():
            return value
        case bool():
            return Bare(str(value).lower())
        case int():
            return Bare(value)
        case float() if math.isfinite(value):
            return Bare(int(value) if value.is_integer() and abs(value) < 1e15 else value)
        case str():
            return _storable(value)
        case list() | tuple():
            return [data_of(item, key, depth + 1) for item in value]
        case Mapping():
            items = {_storable(str(k)): data_of(v, str(k), depth + 1) for k, v in value.items()}
            return {k: v for k, v in items.items() if v is not None or key in _BLANKS_COUNT}
    raise refused("{value!r} cannot stand in a map", "{value!r} 不能写进地图", value=value)


def _storable(text: str) -> str:
    if _UNSTORABLE.search(text):
        raise refused(
            "half a character (U+D800 to U+DFFF) cannot be saved", "半个字符（U+D800 至 U+DFFF）无法保存"
        )
    return text


def copied(data: Any) -> Any:
    """A copy that may be changed."""
    if isinstance(data, dict):
        return {key: copied(value) for key, value in data.items()}
    return [copied(item) for item in data] if isinstance(data, list) else data


def touchpoints(data: Data) -> Data:
    """The touchpoints of a map.

    Raises:
        EditRefused: there are none, or they are not written as a mapping.
    """
    found = data.get("touchpoints")
    if isinstance(found, dict):
        return found
    if found is None:
        data["touchpoints"] = {}
        return data["touchpoints"]  # type: ignore[no-any-return]
    raise refused(
        "`touchpoints` must be a mapping of ids; mend it in the text view first",
        "`touchpoints` 须是以编号为键的映射；请先在文本视图中改正",
    )


def ids_of(data: Data) -> set[str]:
    """The ids of the touchpoints that there are."""
    found = data.get("touchpoints")
    return set(found) if isinstance(found, dict) else set()


def touchpoint(data: Data, id_: str) -> Data:
    """One touchpoint.

    Raises:
        EditRefused: there is none of this id, or it is not written as a mapping.
    """
    found = touchpoints(data)
    if id_ not in found:
        raise no_touchpoint(id_)
    if found[id_] is None:
        found[id_] = {}
    if not isinstance(found[id_], dict):
        raise refused(
            "touchpoint {id!r} is not a mapping; mend it in the text view first",
            "触点 {id!r} 不是映射；请先在文本视图中改正",
            id=id_,
        )
    return found[id_]  # type: ignore[no-any-return]


def mappings(data: Any) -> Iterator[tuple[str, Data]]:
    """The entries of a mapping that are mappings themselves; nothing where the data is anything else."""
    if isinstance(data, dict):
        yield from ((key, value) for key, value in data.items() if isinstance(value, dict))


def changes_of(data: Data, id_: str) -> Iterator[Data]:
    """What each segment changes of a touchpoint."""
    for _, segment in mappings(data.get("segments")):
        yield from (changed for key, changed in mappings(segment.get("changes")) if key == id_)


def all_steps(data: Data) -> Iterator[Data]:
    """Every touchpoint, and what segments change of them."""
    yield from (step for _, step in mappings(data.get("touchpoints")))
    for _, segment in mappings(data.get("segments")):
        yield from (changed for _, changed in mappings(segment.get("changes")))


def put_after(data: Data, key: str, value: Any, after: str | None) -> None:
    """Add a key right behind another, or first when `after` is None."""
    later = list(data.items())
    data.clear()
    if after is None:
        data[key] = value
    for name, old in later:
        data[name] = old
        if name == after:
            data[key] = value


def put(data: Data, key: str, value: Any, order: tuple[str, ...]) -> None:
    """Set a key; a new one goes behind the last of those that `order` names before it; None takes it away."""
    if value is None:
        data.pop(key, None)
    elif key in data or key not in order:
        data[key] = value
    else:
        before = order[: order.index(key)]
        put_after(data, key, value, next((k for k in reversed(data) if k in before), None))


def renamed(data: Data, rename: Callable[[str], str]) -> None:
    """Rename the keys of a mapping where they stand.

    Raises:
        EditRefused: two keys would become one.
    """
    items = [(rename(key), value) for key, value in data.items()]
    if len({key for key, _ in items}) < len(items):
        raise refused(
            "the new id is already mentioned beside the old one; mend that first",
            "新编号已和旧编号同处一处；请先改正",
        )
    data.clear()
    data.update(items)
