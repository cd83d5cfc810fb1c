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
    "{path} has {n} errors, so there are no figures; `blueprint lint {path}` names them",
    "{path} 有 {n} 个错误，无法计算；请用 `blueprint lint {path}` 查看",
)


class HasErrors(Exception):
    """A map with errors, or without what figures need, which has been said: the command ends with 1."""


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
    from blueprint.lint.run.blocking import blocking, with_hidden_errors
    from blueprint.lint.run.run import Run

    run = Run()
    linted = with_hidden_errors(run.lint(run.load(path)))
    if blocking(linted) or linted.loaded.map is None:
        from blueprint.lint.reports.text import write
        from blueprint.lint.run.summary import Result

        sys.stderr.write(write(Result((linted,)), language))
        print(f"blueprint: {_ERRORS.filled(path=path, n=len(blocking(linted)))[language]}", file=sys.stderr)
        raise HasErrors
    return Clean(linted, linted.loaded.map)
