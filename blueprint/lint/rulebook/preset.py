"""Sets of rules as data: `presets/*.toml`, each found by its file's name."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from blueprint.lint.finding import Severity

FOLDER = Path(__file__).parents[1] / "presets"
DEFAULT = "recommended"


@dataclass(frozen=True)
class Preset:
    """The rules of a set by name, severities that are not the rules' own, and when it fails a build."""

    name: str
    rules: frozenset[str]
    severity: dict[str, Severity] = field(default_factory=dict)
    fail_on: Severity | None = None


@cache
def preset_names() -> tuple[str, ...]:
    """The presets there are."""
    return tuple(sorted(p.stem for p in FOLDER.glob("*.toml")))


@cache
def preset(name: str) -> Preset:
    """A preset with what it extends."""
    data = parse((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    extended = [preset(other) for other in data.get("extend", ())]
    severity: dict[str, Severity] = {}
    for other in extended:
        severity |= other.severity
    severity |= {rule: Severity[word.upper()] for rule, word in data.get("severity", {}).items()}
    own = frozenset(data.get("rules", ()))
    fails = [p.fail_on for p in extended if p.fail_on]
    fail_on = Severity[data["fail-on"].upper()] if "fail-on" in data else min(fails, default=None)
    return Preset(name, own.union(*(p.rules for p in extended)), severity, fail_on)


def parse(text: str) -> dict[str, Any]:
    """The little of TOML that a preset uses: texts, lists of texts, tables of texts.

    Every run reads a preset, and importing tomllib takes longer than linting a map. A test holds that
    tomllib reads the same.
    """
    data: dict[str, Any] = {}
    table, items = data, None
    for line in (line.strip() for line in text.splitlines()):
        if items is not None:
            if line == "]":
                items = None
            elif line and not line.startswith("#"):
                items.append(line.rstrip(",").strip('"'))
        elif line.startswith("["):
            table = data.setdefault(line.strip("[]"), {})
        elif line and not line.startswith("#"):
            key, value = (part.strip() for part in line.split("=", 1))
            key = key.strip('"')
            if value == "[":
                items = table[key] = []
            elif value.startswith("["):
                table[key] = [
                    item.strip().strip('"') for item in value.strip("[]").split(",") if item.strip()
                ]
            else:
                table[key] = value.strip('"')
    return data
