"""What several commands do with a map before their own work."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from blueprint.figures import Analysis
    from blueprint.lint.run.engine import Linted
    from blueprint.model.service_map import ServiceMap

_ERRORS = Wording(
    "{path} has {errors}, so there are no figures; `blueprint lint {path}` names them",
    "{path} 有 {errors}，无法计算；请用 `blueprint lint {path}` 查看",
)


class HasErrors(Exception):
    """A map with errors, or without what figures need, which has been said: the command ends with 1."""


_ONLY_DRAWN = Wording(
    "{path} has {errors}, so the picture has no figures; `blueprint lint {path}` names them",
    "{path} 有 {errors}，图中没有数字；请用 `blueprint lint {path}` 查看",
)


class Drawable(NamedTuple):
    """A map that can be drawn, how many errors leave its picture without figures, and whether it is to have a row of notes."""

    map: ServiceMap
    errors: int
    notes_in_row: bool


class Clean(NamedTuple):
    """A map without errors, as linted and as it is."""

    linted: Linted
    map: ServiceMap


class NoSuchSegment(Exception):
    """A segment that the map does not have."""

    def __init__(self, name: str, known: list[str]) -> None:
        self.wording = Wording(
            "there is no segment {name!r}; known: {known}", "没有名为 {name!r} 的客群；可用：{known}"
        ).filled(name=name, known=", ".join(known))
        super().__init__(self.wording.en)


def segment_of(analysis: Analysis, asked: str | None) -> str | None:
    """The segment that was asked for, if one was.

    Raises:
        NoSuchSegment: the map does not have it.
    """
    if asked not in (None, *analysis.names):
        raise NoSuchSegment(str(asked), list(analysis.names))
    return asked


def read_clean(path: str, language: Language) -> Clean:
    """Read and lint a map.

    Raises:
        HasErrors: it has errors; they are named on standard error.
    """
    linted, found = _read(path)
    if found or linted.loaded.map is None:
        _say(linted, _ERRORS, found, language)
        raise HasErrors
    return Clean(linted, linted.loaded.map)


def read_drawable(path: str, language: Language) -> Drawable:
    """Read and lint a map to draw it; what is wrong with it is said on standard error.

    Raises:
        HasErrors: there is nothing to draw.
    """
    linted, found = _read(path)
    service_map = linted.loaded.map
    if found or service_map is None:
        _say(linted, _ERRORS if service_map is None else _ONLY_DRAWN, found, language)
    if service_map is None:
        raise HasErrors
    return Drawable(service_map, found, linted.settings.notes_in_row)


def _read(path: str) -> tuple[Linted, int]:
    """A map as linted, and how many errors leave it without figures; where none do, what only warns was not asked."""
    from blueprint.lint.run.blocking import blocking, lint_for_figures
    from blueprint.lint.run.run import Run

    run = Run()
    linted = lint_for_figures(run, run.load(path))
    return linted, len(blocking(linted))


def _say(linted: Linted, said: Wording, found: int, language: Language) -> None:
    from blueprint.lint.finding import errors
    from blueprint.lint.reports.text import write
    from blueprint.lint.run.summary import Result

    sys.stderr.write(write(Result((linted,)), language))
    filled = said.filled(path=linted.loaded.source.path, errors=errors(found))
    print(f"blueprint: {filled[language]}", file=sys.stderr)
