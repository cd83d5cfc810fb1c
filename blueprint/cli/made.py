"""What became of one map of a build or an export."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from blueprint.cli.checking import State
    from blueprint.export.portfolio.entry import Entry
    from blueprint.lint.run.engine import Linted
    from blueprint.wording import Wording


@dataclass(frozen=True)
class Made:
    """A map with its findings, its figures where it has any, and what people should be told.

    Not the analysis, whose draws are too large to be kept for each map of a folder. `entry` is None where the file is
    no map, and where nobody asked for one; `states` are those of its files, by path, and only a check looks for them.
    """

    linted: Linted
    entry: Entry | None = None
    notices: tuple[Wording, ...] = ()
    states: Mapping[Path, State] = field(default_factory=dict)
