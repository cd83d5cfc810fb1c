"""What `blueprint build` and `blueprint export` make of one map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from blueprint.cli.checking import State, state_of
from blueprint.cli.maps import segment_of
from blueprint.cli.progress import Progress
from blueprint.draw import Fold
from blueprint.draw.shapes import PictureLanguage
from blueprint.draw.theme.themes import ThemeName
from blueprint.export.registry import Format
from blueprint.export.subject import Subject
from blueprint.figures import Analysis
from blueprint.files import write_bytes
from blueprint.flow.chain.unknown_shares import with_equal_shares
from blueprint.lint.run.blocking import blocking, with_hidden_errors
from blueprint.lint.run.engine import Linted
from blueprint.lint.run.run import Run
from blueprint.model.text import Text
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
class Brief:
    """The few figures of a map that a table of maps shows.

    Attributes:
        unknown: whether they are, because shares are not given.
        moments: titles of the first moments of truth.
        remembered: expected score.
        time: mean time of a visit, in seconds.
        promises: whether each is kept; None where that cannot be said.
    """

    unknown: bool
    moments: tuple[Text, ...] = ()
    remembered: float | None = None
    time: float | None = None
    promises: tuple[bool | None, ...] = ()


_MOMENTS = 3


def _brief(analysis: Analysis) -> Brief:
    whole, known = analysis.all, analysis.flat.touchpoints
    return Brief(
        unknown=bool(analysis.unknown),
        moments=tuple(known[id_].title for id_ in whole.moments_of_truth[:_MOMENTS]),
        remembered=whole.experience.remembered,
        time=whole.time.mean,
        promises=tuple(p.kept for p in whole.promises),
    )


@dataclass(frozen=True)
class Made:
    """A map with its findings, its figures where it has any, and what people should be told.

    Not the analysis, whose draws are too large to be kept for each map of a folder. `states` are those of its files, by
    path; only a check looks for them.
    """

    linted: Linted
    brief: Brief | None = None
    notices: tuple[Wording, ...] = ()
    states: Mapping[Path, State] = field(default_factory=dict)


@dataclass(frozen=True)
class Order:
    """What to make: formats, where to, in which language; `check` writes nothing."""

    formats: Sequence[Format]
    out: Path
    texts: PictureLanguage = "both"
    segment: str = "all"
    scale: float = 2.0
    check: bool = False
    theme: ThemeName = "screen"
    fold: Fold = None
    notes: Literal["marks", "row"] | None = None
    assume: Literal["equal"] | None = None
    run: Run = field(default_factory=Run)


def make(path: str, order: Order, progress: Progress) -> Made:
    """Lint, analyse and write one map into `out/<map>/`; a map with errors is drawn without figures.

    Raises:
        NoSuchSegment: the map does not have the segment that is asked for.
    """
    progress.step(path, LINT)
    linted = with_hidden_errors(order.run.lint(order.run.load(path)))
    service_map, sound = linted.loaded.map, not blocking(linted)
    if service_map is None:
        progress.done()
        return Made(linted)
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
    )
    folder = order.out / service_map.name
    states = {}
    formats = [f for f in order.formats if sound or not f.figured]
    for format_ in formats:
        progress.step(path, WRITE.filled(name=format_.name))
        for file in format_.write(subject):
            target = folder / file.name
            if order.check:
                # SVG is text: the same everywhere, also where a format puts a PNG beside it.
                same = file.stable and (format_.stable or file.name.endswith(".svg"))
                states[target] = state_of(target, file.data, same_everywhere=same)
            else:
                write_bytes(target, file.data)
    progress.done()
    notices = list(subject.all_notices())
    if left := [f.name for f in order.formats if f not in formats]:
        notices.append(_NOT_WRITTEN.filled(path=path, formats=", ".join(left)))
    return Made(linted, _brief(analysis) if sound else None, tuple(notices), states)
