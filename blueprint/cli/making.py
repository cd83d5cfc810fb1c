"""What `blueprint build` and `blueprint export` make of one map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from blueprint.cli.checking import state_of
from blueprint.cli.made import Made
from blueprint.cli.maps import segment_of
from blueprint.cli.progress import Progress, Steps
from blueprint.draw import Fold
from blueprint.draw.paper.paper import LEAST_PRINT, PaperName
from blueprint.draw.shapes import PictureLanguage
from blueprint.draw.theme.themes import ThemeName
from blueprint.export.portfolio.describe import entry_of
from blueprint.export.registry import Format
from blueprint.export.subject import File, Subject
from blueprint.figures import Analysis
from blueprint.files import write_bytes
from blueprint.flow.chain.unknown_shares import with_equal_shares
from blueprint.lint.run.blocking import blocking, lint_for_figures, with_hidden_errors
from blueprint.lint.run.run import Run
from blueprint.packs.shelf import Shelf
from blueprint.wording import Wording

LINT = Wording("lint", "检查")
ANALYSE = Wording("analyse", "计算")
WRITE = Wording("write {name} of", "写出 {name}：")


_NOT_WRITTEN = Wording(
    "{path} has errors, so the rest is without figures, and {formats} not written",
    "{path} 有错误，其余文件不含数字，{formats} 未写出",
)


@dataclass(frozen=True)
class Order:
    """What to make: formats, where to, in which language; `check` writes nothing, `entries` has all findings and says what a table of maps does."""

    formats: Sequence[Format]
    out: Path
    texts: PictureLanguage = "both"
    segment: str = "all"
    scale: float = 2.0
    check: bool = False
    theme: ThemeName = "screen"
    fold: Fold = None
    notes: Literal["marks", "row"] | None = None
    paper: PaperName | None = None
    least: float = LEAST_PRINT
    assume: Literal["equal"] | None = None
    entries: bool = False
    run: Run = field(default_factory=Run)


@dataclass(frozen=True)
class Drawn:
    """A map as made, and its files, of which nothing is written yet."""

    made: Made
    folder: Path
    files: tuple[tuple[Format, File], ...] = ()

    @property
    def same_everywhere(self) -> bool:
        """Whether nothing came from this machine's fonts."""
        return all(file.stable for _, file in self.files)


def make(path: str, order: Order, progress: Progress) -> Made:
    """Lint, analyse and write one map into `out/<map>/`; a map with errors is drawn without figures.

    Raises:
        NoSuchSegment: the map does not have the segment that is asked for.
        OSError: a file cannot be written.
    """
    drawn = draw(path, order, progress)
    states = {}
    for format_, file in drawn.files:
        target = drawn.folder / file.name
        if order.check:
            # SVG is text: the same everywhere, also where a format puts a PNG beside it.
            same = file.stable and (format_.stable or file.name.endswith(".svg"))
            states[target] = state_of(target, file.data, same_everywhere=same)
        else:
            write_bytes(target, file.data)
    progress.done()
    return replace(drawn.made, states=states)


def draw(path: str, order: Order, progress: Steps) -> Drawn:
    """The same without writing anything.

    Raises:
        NoSuchSegment: the map does not have the segment that is asked for.
    """
    progress.step(path, LINT)
    loaded = order.run.load(path)
    linted = (
        with_hidden_errors(order.run.lint(loaded)) if order.entries else lint_for_figures(order.run, loaded)
    )
    service_map, sound = linted.loaded.map, not blocking(linted)
    if service_map is None:
        return Drawn(Made(linted), order.out)
    progress.step(path, ANALYSE)
    analysis = Analysis(
        with_equal_shares(service_map) if order.assume and sound else service_map, sound=sound
    )
    segment_of(analysis, order.segment)
    shelf = Shelf(linted.settings.packs, Path(path).parent)
    subject = Subject(
        analysis,
        order.texts,
        order.segment,
        order.scale,
        order.theme,
        order.fold,
        shelf,
        notes=order.notes == "row" or (order.notes is None and linted.settings.notes_in_row),
        paper=order.paper,
        least=order.least,
    )
    files = []
    formats = [f for f in order.formats if sound or not f.figured]
    for format_ in formats:
        progress.step(path, WRITE.filled(name=format_.name))
        files += [(format_, file) for file in format_.write(subject)]
    notices = list(subject.all_notices())
    if left := [f.name for f in order.formats if f not in formats]:
        notices.append(_NOT_WRITTEN.filled(path=path, formats=", ".join(left)))
    entry = entry_of(service_map, analysis if sound else None) if order.entries else None
    return Drawn(Made(linted, entry, tuple(notices)), order.out / service_map.name, tuple(files))
