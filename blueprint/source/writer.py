"""Data to YAML text that every reader reads the same."""

from __future__ import annotations

from typing import Any

import yaml

MODELINE = "# yaml-language-server: $schema={schema}\n"
_WIDTH = 100
_FLOW_ITEMS = 6
_FLOW_WIDTH = 88


class _Dumper(yaml.SafeDumper):
    """Block style, small mappings of scalars in one line, keys in the order given."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, False)


def _mapping(dumper: _Dumper, data: dict[str, Any]) -> yaml.Node:
    flow = _small(data)
    return dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=flow)


def _sequence(dumper: _Dumper, data: list[Any]) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=_small(data))


def _small(data: dict[str, Any] | list[Any]) -> bool:
    values = list(data.values()) if isinstance(data, dict) else data
    scalars = all(v is not None and not isinstance(v, dict | list) for v in values)  # `{a: }` needs a line
    return scalars and len(values) <= _FLOW_ITEMS and len(str(data)) <= _FLOW_WIDTH


def _text(dumper: _Dumper, data: str) -> yaml.Node:
    plain = yaml.SafeLoader.yaml_implicit_resolvers.get(data[:1], ())
    retyped = any(pattern.match(data) for _, pattern in plain)
    return dumper.represent_scalar("tag:yaml.org,2002:str", data, style='"' if retyped else None)


def _nothing(dumper: _Dumper, _data: None) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:null", "")


_Dumper.add_representer(dict, _mapping)
_Dumper.add_representer(list, _sequence)
_Dumper.add_representer(str, _text)
_Dumper.add_representer(type(None), _nothing)


def yaml_text(data: dict[str, Any], schema: str | None = None) -> str:
    """A document; with `schema`, the line by which editors find the JSON Schema stands first."""
    text = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return (MODELINE.format(schema=schema) if schema else "") + text
