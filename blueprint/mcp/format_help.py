"""What an assistant needs to know of the map format: a short guide, and every key of each part."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from blueprint.mcp.running import Refused
from blueprint.model.schema import schema
from blueprint.wording import Language, Wording

_PARTS = Wording("Parts to ask for: {names}.", "可查询的部分：{names}。")
_NONE = Wording("there is no part {name!r} of the map format", "地图格式中没有 {name!r}")
_WHOLE = "Map"


def guide(language: Language) -> str:
    """How to write a map, and in which order to work."""
    return Path(__file__).with_name(f"guide.{language}.md").read_text(encoding="utf-8")


def format_help(part: str, language: Language) -> str:
    """The guide, or the keys of a part such as `Touchpoint`.

    Raises:
        Refused: the format has no such part.
    """
    made = schema()
    parts = {_WHOLE: made, **made["definitions"]}
    names = _PARTS.filled(names=", ".join(parts))[language]
    if not part:
        return f"{guide(language)}\n{names}\n"
    found = {name.lower(): name for name in parts}.get(part.lower())
    if found is None:
        raise Refused(f"{_NONE.filled(name=part)[language]}. {names}")
    return "\n".join((f"{found}:", *_keys(parts[found])))


def _keys(part: dict[str, Any]) -> Iterator[str]:
    needed = part.get("required", ())
    for key, value in part["properties"].items():
        yield f"- `{key}`{' (required)' if key in needed else ''}: {value.get('description', '')}"
