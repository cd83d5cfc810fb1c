"""Every key of the map format, from the schema."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from blueprint.model.schema import schema
from blueprint.wording import Language, Wording
from pages.common import REQUIRED, heading, template

_TITLE = Wording("The map format, version 1", "地图格式（版本 1）")
_INTRO = Wording(
    "Every key is optional but `blueprint`, `title`, `touchpoints`, and `lane` and `title` of a touchpoint.",
    "除 `blueprint`、`title`、`touchpoints` 以及触点的 `lane` 和 `title` 外，各键均可不写。",
)
_MAP = "Map"
_KEY, _VALUE, _MEANING = Wording("key", "键"), Wording("value", "值"), Wording("meaning", "含义")
_OR = Wording(" or ", " 或 ")
_TEXT, _NUMBER = Wording("text", "文字"), Wording("number", "数字")
_LIST, _MAPPING = Wording("list", "列表"), Wording("mapping", "键值表")
_LIST_OF, _MAPPING_TO = Wording("list of ", "列表，各项为 "), Wording("mapping to ", "键值表，值为 ")
_BOTH = re.compile(r"(?P<en>[^\u3000-\u9fff\uff00-\uffef]*[.:;)?]) (?P<zh>.*[\u4e00-\u9fff].*)", re.DOTALL)
"""A description of the schema says everything in English, then in Chinese."""


def map_format(language: Language) -> str:
    """A section a part of a map, then what people write about some of them."""
    made = schema()
    lines = [f"# {_TITLE[language]}\n", f"{_INTRO[language]}\n", template("map-format-first", language)]
    for name, part in ((_MAP, made), *made["definitions"].items()):
        lines += [f"## {name}\n", *heading(_KEY, _VALUE, _MEANING, language=language)]
        for key, value in part["properties"].items():
            needed = (*part.get("required", ()), *part.get("else", {}).get("required", ()))
            must = REQUIRED[language] if key in needed else ""
            kinds = _OR[language].join(dict.fromkeys(_kinds(value, language)))
            lines.append(f"| `{key}`{must} | {kinds} | {_said(value.get('description', ''), language)} |")
        lines.append("")
    lines.append(template("map-format", language).rstrip())
    return "\n".join(lines) + "\n"


def _said(text: str, language: Language) -> str:
    both = _BOTH.fullmatch(text)
    return (both[language] if both else text).replace("|", "/")


def _kinds(value: dict[str, Any], language: Language) -> Iterator[str]:
    for choice in value.get("anyOf", [value]):
        kind = choice.get("type", "any")
        if "$ref" in choice:
            name = choice["$ref"].rsplit("/", 1)[1]
            yield f"[{name}](#{name.lower()})"
        elif "enum" in choice:
            yield ", ".join(f"`{c}`" for c in dict.fromkeys(map(str, choice["enum"])))
        elif "anyOf" in choice:
            yield from _kinds(choice, language)
        elif kind == "array":
            yield _of(choice.get("items"), _LIST, _LIST_OF, language)
        elif kind == "object":
            yield _of(choice.get("additionalProperties"), _MAPPING, _MAPPING_TO, language)
        elif kind == "integer":
            yield _NUMBER[language]
        elif isinstance(kind, list) or kind == "string":
            yield _TEXT[language]
        elif choice != {"type": "null"}:
            yield kind


def _of(inner: Any, alone: Wording, holding: Wording, language: Language) -> str:
    if not isinstance(inner, dict) or not inner:
        return alone[language]
    return holding[language] + _OR[language].join(dict.fromkeys(_kinds(inner, language)))
