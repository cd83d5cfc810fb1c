"""What applies to a file: which rules at which severity, with which options, and what fails a build."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from blueprint.lint.finding import Severity
from blueprint.lint.globs import fits
from blueprint.lint.rule import Rule
from blueprint.lint.rulebook.preset import DEFAULT, Preset, preset
from blueprint.lint.rulebook.registry import rule_named, rule_names
from blueprint.lint.rulebook.selectors import best

if TYPE_CHECKING:
    from blueprint.lint.config.layer import Layer
    from blueprint.packs.own import AnyPack

ALWAYS = "BP0"
"""Rules about the file and its YAML: without them nothing else can be said, so they are always on."""
BY_DEFAULT = "default"


@dataclass(frozen=True)
class Chosen:
    """A rule that runs, how severe it is, and which source said so."""

    rule: Rule
    severity: Severity
    origin: str


@dataclass(frozen=True)
class Settings:
    """The layers of a run, the strongest last, and what follows from them."""

    layers: tuple[Layer, ...] = ()

    @cached_property
    def presets(self) -> tuple[Preset, ...]:
        """The sets of rules that the run starts from."""
        base, _ = self.value("preset", DEFAULT)
        more = [name for layer in self.layers for name in layer.extend_preset]
        return tuple(preset(name) for name in dict.fromkeys([base, *more]))

    @cached_property
    def chosen(self) -> tuple[Chosen, ...]:
        """The rules that run, by code."""
        found = (self._choose(name) for name in rule_names())
        return tuple(sorted((c for c in found if c), key=lambda c: c.rule.code))

    @cached_property
    def severities(self) -> dict[str, Severity]:
        """Severity by name, of the rules that run."""
        return {c.rule.name: c.severity for c in self.chosen}

    @cached_property
    def options(self) -> dict[str, Any]:
        """Options by rule, of those that a layer changes."""
        given: dict[str, dict[str, Any]] = {}
        for layer in self.layers:
            for name, values in layer.options.items():
                given.setdefault(name, {}).update(values)
        return {name: replace(rule_named(name).options, **values) for name, values in given.items()}

    @property
    def fail_on(self) -> Severity | None:
        """The lowest severity that fails a build; None when nothing does."""
        word, _ = self.fail_on_with_origin
        return None if word == "never" else Severity[word.upper()]

    @property
    def fail_on_with_origin(self) -> tuple[str, str]:
        """The word, and where it comes from."""
        word, origin = self.value("fail_on", "")
        if word:
            return word, origin
        by_preset = [(p.fail_on, p.name) for p in self.presets if p.fail_on]
        if by_preset:
            severity, name = min(by_preset)
            return severity.word, f"preset {name}"
        return Severity.ERROR.word, BY_DEFAULT

    @property
    def packs(self) -> tuple[AnyPack, ...]:
        """The packs of one's own, those of the strongest layer last."""
        return tuple(pack for layer in self.layers for pack in layer.packs.values())

    @property
    def notes_in_row(self) -> bool:
        """Whether pictures have a row of notes."""
        return bool(self.value("notes", "marks")[0] == "row")

    def value(self, name: str, default: Any) -> tuple[Any, str]:
        """A single value as the strongest layer says it, and that layer's name."""
        for layer in reversed(self.layers):
            value = getattr(layer, name)
            if value is not None:
                return value, layer.origin
        return default, BY_DEFAULT

    def excludes(self, path: str) -> bool:
        """Whether a file is to be left out."""
        return any(
            fits(pattern, layer.folder, path) for layer in self.layers for pattern in layer.exclude or ()
        )

    def ignored_in(self, path: str) -> frozenset[str]:
        """The rules that per-file ignores turn off for a file."""
        selectors = [
            selector
            for layer in self.layers
            for pattern, names in layer.per_file_ignores.items()
            if fits(pattern, layer.folder, path)
            for selector in names
        ]
        if not selectors:
            return frozenset()
        names = (c.rule.name for c in self.chosen if not c.rule.code.startswith(ALWAYS))
        return frozenset(n for n in names if best(selectors, n))

    def _choose(self, name: str) -> Chosen | None:
        origin = next((f"preset {p.name}" for p in self.presets if name in p.rules), "")
        pinned, _ = self.value("rules_as_of", "")
        if origin and pinned and _version(rule_named(name).since) > _version(pinned):
            origin = ""
        for layer in self.layers:
            selected, ignored = best(layer.select, name), best(layer.ignore, name)
            if selected or ignored:
                origin = layer.origin if selected > ignored else ""
        if not origin:
            in_all = any(name in p.rules for p in self.presets) or not self.presets
            return self._always(name) if in_all else None
        severity, origin = self._severity(name, origin)
        return Chosen(rule_named(name), severity, origin) if severity else self._always(name)

    def _always(self, name: str) -> Chosen | None:
        rule = rule_named(name)
        return Chosen(rule, rule.severity, BY_DEFAULT) if rule.code.startswith(ALWAYS) else None

    def _severity(self, name: str, origin: str) -> tuple[Severity | None, str]:
        severity: Severity | None = rule_named(name).severity
        for p in self.presets:
            severity = p.severity.get(name, severity)
        for layer in self.layers:
            exact = max(layer.severity, key=lambda s: best([s], name), default="")
            if exact and best([exact], name):
                word = layer.severity[exact]
                severity, origin = (None if word == "off" else Severity[word.upper()]), layer.origin
        return severity, origin


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(".") if part.isdigit())
