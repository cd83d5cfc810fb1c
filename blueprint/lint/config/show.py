"""The settings of a file written out as a configuration, each line with where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from blueprint.lint.config.files import shown
from blueprint.lint.config.resolve import Resolver
from blueprint.lint.config.settings import ALWAYS, BY_DEFAULT, Settings
from blueprint.lint.rulebook.described import as_toml
from blueprint.lint.rulebook.options import option_name
from blueprint.lint.rulebook.preset import DEFAULT
from blueprint.lint.rulebook.registry import rule_named, rule_names


def show(resolver: Resolver, path: str) -> str:
    """TOML that would give the same settings; comments name the origins."""
    settings = resolver.settings_for(path)
    file = resolver.file_for(path)
    lines = [
        f"# {path}: {shown(file) if file else BY_DEFAULT}",
        f"maps = {as_toml(shown(resolver.maps_root(path)[0]))}  # {settings.value('maps', None)[1]}",
        *_packs(settings),
        f"notes = {as_toml(settings.value('notes', 'marks')[0])}  # {settings.value('notes', None)[1]}",
        "",
        "[lint]",
        *_values(settings),
        "",
        "[lint.severity]",
        *_severities(settings),
    ]
    return "\n".join([*lines, *_options(settings), *_ignores(settings)]) + "\n"


def _packs(settings: Settings) -> Iterator[str]:
    for layer in settings.layers:
        if layer.packs:
            yield f"packs = {as_toml([shown(path) for path in layer.packs])}  # {layer.origin}"


def _values(settings: Settings) -> Iterator[str]:
    preset, origin = settings.value("preset", DEFAULT)
    yield f"preset = {as_toml(preset)}  # {origin}"
    more = [p.name for p in settings.presets if p.name != preset]
    if more:
        yield f"extend-preset = {as_toml(more)}"
    in_presets = frozenset[str]().union(*(p.rules for p in settings.presets))
    selected = [c.rule.name for c in settings.chosen if c.rule.name not in in_presets]
    if selected:
        yield f"select = {as_toml(selected)}"
    word, origin = settings.fail_on_with_origin
    for layer in settings.layers:
        for name in ("select", "ignore", "exclude"):
            if value := getattr(layer, name):
                yield f"# {layer.origin}: {option_name(name)} = {as_toml(value)}"
    yield f"fail-on = {as_toml(word)}  # {origin}"
    for name in ("rules_as_of", "baseline", "output_format"):
        value, origin = settings.value(name, None)
        if value is not None:
            value = shown(value) if isinstance(value, Path) else value
            yield f"{option_name(name)} = {as_toml(value)}  # {origin}"


def _severities(settings: Settings) -> Iterator[str]:
    """Every rule by code: what runs, and at the end what is off."""
    for chosen in settings.chosen:
        rule = chosen.rule
        line = f'"{rule.name}" = "{chosen.severity.word}"  # {rule.code}, {chosen.origin}'
        yield f"# always on: {line}" if rule.code.startswith(ALWAYS) else line
    for name in rule_names():
        if name not in settings.severities:
            yield f'"{name}" = "off"'


def _options(settings: Settings) -> Iterator[str]:
    for name in sorted(settings.severities):
        options = settings.options.get(name, rule_named(name).options)
        if options is None:
            continue
        yield f"\n[lint.rules.{name}]"
        for field in fields(options):
            origins = [layer.origin for layer in settings.layers if field.name in layer.options.get(name, {})]
            value = as_toml(getattr(options, field.name))
            yield f"{option_name(field.name)} = {value}  # {origins[-1] if origins else BY_DEFAULT}"


def _ignores(settings: Settings) -> Iterator[str]:
    listed = [
        (layer.origin, pattern, selectors)
        for layer in settings.layers
        for pattern, selectors in layer.per_file_ignores.items()
    ]
    if listed:
        yield "\n[lint.per-file-ignores]"
    for origin, pattern, selectors in listed:
        yield f"{as_toml(pattern)} = {as_toml(selectors)}  # {origin}"
