"""What `blueprint build` makes of one map."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from blueprint.cli.progress import Progress
from blueprint.draw import lay_out, png, svg
from blueprint.draw.from_figures import overlay_of
from blueprint.figures import Analysis
from blueprint.figures.contract import as_data
from blueprint.figures.rounding import figures_text
from blueprint.files import write_bytes, write_text
from blueprint.lint.engine import Linted, lint
from blueprint.model.loader import load
from blueprint.wording import Wording

LINT = Wording("lint", "检查")
ANALYSE = Wording("analyse", "计算")
DRAW = Wording("draw", "绘图")
PNG_SCALE = 2.0


@dataclass(frozen=True)
class Made:
    """A map with its findings, its figures where it has any, and what people should be told."""

    linted: Linted
    analysis: Analysis | None = None
    notices: tuple[Wording, ...] = ()


def make(path: str, out: Path, progress: Progress) -> Made:
    """Lint, analyse and draw one map into `out/<map>/`; a map with errors is only linted."""
    progress.step(path, LINT)
    linted = lint(load(path))
    if linted.errors or linted.loaded.map is None:
        progress.done()
        return Made(linted)
    service_map = linted.loaded.map
    folder = out / service_map.name
    progress.step(path, ANALYSE)
    analysis = Analysis(service_map)
    write_text(folder / "figures.json", figures_text(as_data(analysis)))
    progress.step(path, DRAW)
    layout = lay_out(service_map, overlay_of(analysis))
    picture = svg(layout)
    write_text(folder / "blueprint.svg", picture)
    raster, notices = png(picture, PNG_SCALE)
    write_bytes(folder / "blueprint.png", raster)
    progress.done()
    return Made(linted, analysis, (*layout.notices, *notices))
