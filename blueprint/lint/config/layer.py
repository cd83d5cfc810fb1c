"""One source of settings: a file, or the command line. Later layers decide over earlier ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from blueprint.packs.own import AnyPack


@dataclass(frozen=True)
class Layer:
    """What one source says; what it does not say is None or empty. Its paths are absolute."""

    origin: str
    folder: Path
    maps: Path | None = None
    packs: Mapping[Path, AnyPack] = field(default_factory=dict)
    notes: str | None = None
    preset: str | None = None
    extend_preset: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str | None = None
    rules_as_of: str | None = None
    exclude: tuple[str, ...] | None = None
    baseline: Path | None = None
    output_format: str | None = None
    severity: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
