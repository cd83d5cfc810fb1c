"""The JSON Schemas (2020-12) of what commands answer programs, made from the types in `answers/`."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any

from pydantic import TypeAdapter

from blueprint.schemas import answers

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def answer_schema(command: str) -> dict[str, Any]:
    """The schema of one command's answer, as data. Keys that it does not name may be added, and are allowed."""
    module = import_module(f"{answers.__name__}.{command.replace('-', '_')}")
    made = TypeAdapter(module.Answer).json_schema(by_alias=True)
    return {"$schema": DIALECT, "title": f"Answer of `blueprint {command}`", **_without_titles(made)}


def answer_schema_text(command: str) -> str:
    """The schema as a file holds it."""
    return json.dumps(answer_schema(command), ensure_ascii=False, indent=2) + "\n"


def _without_titles(node: Any) -> Any:
    """No key has a title that says the key again; a key called `title` stays."""
    if isinstance(node, dict):
        return {k: _without_titles(v) for k, v in node.items() if k != "title" or not isinstance(v, str)}
    return [_without_titles(v) for v in node] if isinstance(node, list) else node
