"""What is said of characters that no font of the machine has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from blueprint.model.part import Part
from blueprint.model.text import Text
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.model.service_map import ServiceMap

_MISSING = Wording(
    "{map}: no font here has {characters}, so each is drawn as □ ({where}); "
    "install one that does (Debian: apt-get install fonts-noto) and draw again",
    "{map}：本机没有字体含 {characters}，图中以 □ 代替（{where}）；"
    "请安装含有这些字符的字体（Debian：apt-get install fonts-noto）后重画",
)
_TOUCHPOINTS = Wording("touchpoints: {ids}", "触点：{ids}")
_ELSEWHERE = Wording("not in a touchpoint", "不在触点中")
_MORE = Wording("{shown} and {n} more", "{shown} 等，另有 {n} 个")
_MOST = 6


def missing_characters(service_map: ServiceMap, characters: Iterable[str]) -> Wording:
    """The warning for a map, with the touchpoints that have the characters, in the order of the map."""
    wanted = sorted(set(characters))
    touchpoints = [
        name
        for name, touchpoint in service_map.touchpoints.items()
        if any(char in text for text in _texts(touchpoint) for char in wanted)
    ]
    where = _TOUCHPOINTS.filled(ids=_few(touchpoints)) if touchpoints else _ELSEWHERE
    shown = _few([f"{char} (U+{ord(char):04X})" for char in wanted])
    return _MISSING.filled(map=service_map.name, characters=shown, where=where)


def _few(items: list[str]) -> Wording:
    shown = Wording(", ".join(items[:_MOST]), "、".join(items[:_MOST]))
    return _MORE.filled(shown=shown, n=len(items) - _MOST) if len(items) > _MOST else shown


def _texts(value: object) -> Iterator[str]:
    """Every text of a part of the map, in every language."""
    match value:
        case str():
            yield value
        case Text():
            yield from (text for _, text in value.by_language)
        case Part():
            for name in type(value).model_fields:
                yield from _texts(getattr(value, name))
        case dict():
            for item in value.values():
                yield from _texts(item)
        case tuple() | list() | set() | frozenset():
            for item in value:
                yield from _texts(item)
