"""The JSON Schema (draft-07) of the map format, made from the model; editors complete and check with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from blueprint.model.part import CARRIED, Part, name_is_hidden
from blueprint.model.service_map import ServiceMap
from blueprint.model.values import id_schema
from blueprint.model.variant import BASE, OF_VARIANTS, Variant

DIALECT = "http://json-schema.org/draft-07/schema#"
"""What editors read in every language: nothing of a later dialect stands in the schema."""
ADDRESS = "https://json.schemastore.org/service-blueprint.json"
"""The name by which a list of schemas knows it; nothing is fetched from there."""
_NULL = {"type": "null"}


def schema() -> dict[str, Any]:
    """The schema as data."""
    made = Variant.model_json_schema(by_alias=True, ref_template="#/definitions/{model}")
    definitions = made.pop("$defs", {})
    parts = {part.__name__: part for part in _parts(Part)}
    for name, definition in (*definitions.items(), (Variant.__name__, made)):
        _as_written(definition, parts[name])
    made |= _variants_and_whole_maps(made["required"])
    return {
        "$schema": DIALECT,
        "$id": ADDRESS,
        "title": "Service map · 服务地图",
        **made,
        "definitions": definitions,
    }


def _variants_and_whole_maps(always: list[str]) -> dict[str, Any]:
    """A variant names its base; any other map has what a whole map must have, and no keys of variants."""
    whole = ServiceMap.model_json_schema(by_alias=True)["required"]
    needed = [k for k in whole if k not in always and not name_is_hidden(k)]
    said = {"not": _NULL}
    return {
        "if": {"required": [BASE]},
        "then": {"properties": {BASE: said}},
        "else": {
            "required": needed,
            "properties": dict.fromkeys(needed, said) | {k: False for k in OF_VARIANTS if k != BASE},
        },
    }


def schema_text() -> str:
    """The schema as the committed file holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _parts(part: type[Part]) -> Iterator[type[Part]]:
    for child in part.__subclasses__():
        yield child
        yield from _parts(child)


def _as_written(definition: dict[str, Any], part: type[Part]) -> None:
    """Turn the schema of a part into that of its text: short forms allowed, blanks too, no hidden keys."""
    definition.pop("title", None)
    required = [k for k in definition.pop("required", ()) if not name_is_hidden(k)]
    if required:
        definition["required"] = required
    properties = {k: v for k, v in definition["properties"].items() if not name_is_hidden(k)}
    for name, long in properties.items():
        shorts = part.shorthands[name].schemas if name in part.shorthands else ()
        value = _in_draft_07({k: v for k, v in long.items() if k not in ("title", "default", "description")})
        choices = [*shorts, *map(_with_ids, value.get("anyOf", [value]))]
        if name not in required and _NULL not in choices:
            choices.append(_NULL)
        field = choices[0] if len(choices) == 1 else {"anyOf": choices}
        properties[name] = {**field, "description": long["description"]} if "description" in long else field
    definition["properties"] = properties
    definition["patternProperties"] = {f"^{CARRIED}": {}}


def _in_draft_07(value: Any) -> Any:
    """A value's schema with `items` for the `prefixItems` of a later dialect; all items of one list are alike."""
    if isinstance(value, list):
        return [_in_draft_07(each) for each in value]
    if not isinstance(value, dict):
        return value
    made = {k: _in_draft_07(v) for k, v in value.items()}
    if "prefixItems" in made:
        first, *others = made.pop("prefixItems")
        assert all(other == first for other in others)
        made["items"] = first
    return made


def _with_ids(value: dict[str, Any]) -> dict[str, Any]:
    """A mapping whose keys the file chooses has ids for keys."""
    if "patternProperties" in value:
        (inner,) = value["patternProperties"].values()
        rest = {k: v for k, v in value.items() if k != "patternProperties"}
        return {**rest, "additionalProperties": inner, "propertyNames": id_schema()}
    return value
