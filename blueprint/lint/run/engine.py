"""Runs rules over a map and gives findings with places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.lint.config.settings import ALWAYS, BY_DEFAULT, Chosen, Settings
from blueprint.lint.context.context import Context
from blueprint.lint.context.project import Project
from blueprint.lint.finding import Finding, Severity
from blueprint.lint.rule import Rule
from blueprint.lint.rulebook.registry import rule_named
from blueprint.lint.run.checks import hits, is_sound
from blueprint.lint.run.placing import from_hit, from_problem, in_order
from blueprint.model.loader import Loaded
from blueprint.model.nesting import MOST, nested, size, used_maps
from blueprint.model.pictures import files_named

if TYPE_CHECKING:
    from blueprint.lint.context.suppression import Suppression

ABOUT_LINTING = "BP9"
_MENTIONED = re.compile(r"#[ \t]*blueprint[:：][ \t]*[a-z-]", re.IGNORECASE)
"""What every comment has that may be meant to suppress something."""
_DEFAULT = Settings()


@dataclass(frozen=True)
class Crash:
    """A rule that failed: the finding it might have made is unknown."""

    path: str
    code: str
    error: Exception


@dataclass(frozen=True)
class Linted:
    """The findings of one file, in reading order, and those that a comment or the baseline took out."""

    loaded: Loaded
    findings: tuple[Finding, ...]
    crashes: tuple[Crash, ...] = ()
    suppressed: tuple[Finding, ...] = ()
    baselined: tuple[Finding, ...] = ()
    settings: Settings = _DEFAULT

    @property
    def errors(self) -> int:
        """How many findings keep the map from having figures."""
        return sum(f.severity is Severity.ERROR for f in self.findings)


def lint(
    loaded: Loaded,
    rules: Iterable[Rule] | None = None,
    *,
    settings: Settings = _DEFAULT,
    project: Project | None = None,
    suppressions: bool = True,
    errors_only: bool = False,
) -> Linted:
    """The findings of a map, by the rules that the settings choose, or by the given ones alone.

    With `errors_only` rules are not run that can but warn.
    """
    if rules is not None:
        chosen = tuple(Chosen(r, r.severity, BY_DEFAULT) for r in rules)
    else:
        ignored = settings.ignored_in(loaded.source.path)
        chosen = tuple(
            c
            for c in settings.chosen
            if c.rule.name not in ignored and (c.severity is Severity.ERROR or not errors_only)
        )
    severities = {c.rule.name: c.severity for c in chosen}
    findings = list(_problems(loaded, severities, every=rules is None))
    if loaded.map is None:
        return Linted(loaded, tuple(in_order(findings)), settings=settings)
    found = _suppressions(loaded) if suppressions else ()
    project = project or Project.around(loaded)
    context = context_of(loaded, project, settings, found)
    loaded = context.loaded
    crashes: list[Crash] = []
    about_linting = [c for c in chosen if c.rule.code.startswith(ABOUT_LINTING)]
    findings += _hits(context, (c for c in chosen if c not in about_linting), crashes)
    if not found:
        return Linted(loaded, tuple(in_order(findings)), tuple(crashes), settings=settings)
    from blueprint.lint.run.suppressing import suppress

    crashed = {c.code for c in crashes}
    done = suppress(in_order(findings), found, [c.rule for c in chosen if c.rule.code not in crashed])
    context.unused = done.unused
    kept = in_order([*done.kept, *_hits(context, about_linting, crashes)])
    return Linted(loaded, tuple(kept), tuple(crashes), done.taken, settings=settings)


def context_of(
    loaded: Loaded,
    project: Project,
    settings: Settings = _DEFAULT,
    suppressions: tuple[Suppression, ...] = (),
) -> Context:
    """What the rules may look at of a map: with the maps that its touchpoints stand for."""
    return Context(
        _with_others(loaded, project),
        project,
        is_sound,
        options=settings.options,
        suppressions=suppressions,
        packs=settings.packs,
    )


def _with_others(loaded: Loaded, project: Project) -> Loaded:
    """The map with the maps that its touchpoints stand for, the one that shows it better, and where its pictures lie."""
    made = loaded.map
    assert made is not None
    if made.better:
        made = made.with_better_map(project.maps.get(made.better))
    if used_maps(made):
        whole = nested(made, project.maps)
        made = whole if size(whole) <= MOST else made.with_inside({})
    if not loaded.source.path.startswith("<") and any(files_named(made)):  # a text lies in no folder
        made = made.with_folder(str(Path(loaded.source.path).parent))
    return loaded if made is loaded.map else replace(loaded, map=made)


def _suppressions(loaded: Loaded) -> tuple[Suppression, ...]:
    if not _MENTIONED.search(loaded.source.text):
        return ()
    from blueprint.lint.context.suppression import find_suppressions

    return find_suppressions(loaded)


def _problems(loaded: Loaded, severities: dict[str, Severity], every: bool) -> Iterator[Finding]:
    """What the reader reports; nothing can turn off what keeps the file from being a map."""
    for problem in loaded.problems:
        rule = rule_named(problem.kind)
        if every and (loaded.map is None or rule.code.startswith(ALWAYS)):
            yield from_problem(problem, rule, rule.severity, loaded)
        elif problem.kind in severities:
            yield from_problem(problem, rule, severities[problem.kind], loaded)


def _hits(context: Context, chosen: Iterable[Chosen], crashes: list[Crash]) -> Iterator[Finding]:
    """What the rules' checks yield; a check that fails never hides the findings of the others."""
    for choice in chosen:
        found: list[Finding] = []
        try:
            found.extend(
                from_hit(hit, choice.rule, choice.severity, context.loaded)
                for hit in hits(choice.rule, context)
            )
        except Exception as error:
            crashes.append(Crash(context.source.path, choice.rule.code, error))
        yield from found
