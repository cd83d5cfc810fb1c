"""The JSON Schemas (draft-07) of the packs, made from their forms; TOML editors complete and check with them."""

from __future__ import annotations

import json
from typing import Any, Literal

from blueprint.packs.form import Form
from blueprint.wording import Wording

Kind = Literal["standards", "language", "etiquette"]
_TITLES = {
    "standards": Wording("Standards pack", "标准包"),
    "language": Wording("Language pack", "用语包"),
    "etiquette": Wording("Etiquette pack", "礼仪包"),
}


def pack_schema(kind: Kind) -> dict[str, Any]:
    """The schema as data."""
    made = _form(kind).model_json_schema(by_alias=True, ref_template="#/definitions/{model}")
    definitions = made.pop("$defs", {})
    for definition in (made, *definitions.values()):
        _tidy(definition)
    title = _TITLES[kind]
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        **made,
        "title": f"{title.en} · {title.zh}",
        "definitions": definitions,
    }


def pack_schema_text(kind: Kind) -> str:
    """The schema as a file holds it."""
    return json.dumps(pack_schema(kind), ensure_ascii=False, indent=2) + "\n"


def _form(kind: Kind) -> type[Form]:
    if kind == "standards":
        from blueprint.packs.standards import StandardsPack

        return StandardsPack
    if kind == "language":
        from blueprint.packs.language import LanguageForm

        return LanguageForm
    from blueprint.packs.etiquette import EtiquetteForm

    return EtiquetteForm


def _tidy(definition: dict[str, Any]) -> None:
    """TOML has no null, and a key needs no title."""
    definition.pop("title", None)
    for field in definition.get("properties", {}).values():
        field.pop("title", None)
        if field.get("default", ...) is None:
            del field["default"]
        choices = [c for c in field.get("anyOf", ()) if c != {"type": "null"}]
        if len(choices) == 1:
            del field["anyOf"]
            field.update(choices[0])
