"""The baseline in a run: known findings leave the report, entries without findings enter it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from blueprint.lint.config.settings import Settings
from blueprint.lint.finding import Finding, Place
from blueprint.lint.rulebook.registry import by_name, rule_named
from blueprint.lint.run.baseline import Baseline, Entry, Key
from blueprint.lint.run.engine import Linted
from blueprint.lint.run.placing import in_order
from blueprint.model.loader import Loaded
from blueprint.source.place import Lines, Span
from blueprint.source.reader import Source
from blueprint.source.tree import Mapping
from blueprint.wording import Wording

STALE = "stale-baseline"
_GONE = Wording(
    "the baseline lists {code} for {what}, where it finds nothing now",
    "基线列有 {what} 的 {code}，现已无此发现",
)
_FEWER = Wording(
    "the baseline lists {code} {listed} times for {what}, where it finds {found} now",
    "基线列有 {what} 的 {code} 共 {listed} 处，现有 {found} 处",
)
_PRUNE = Wording(
    "`blueprint lint --prune-baseline` removes it", "可用 `blueprint lint --prune-baseline` 清理"
)


def hold_against(path: Path, files: Iterable[Linted]) -> tuple[tuple[Linted, ...], Linted]:
    """The files with their new findings alone, and the baseline itself with its stale entries.

    Raises:
        BadBaseline: the file is not a baseline.
        OSError: it cannot be opened.
    """
    baseline = Baseline.read(path)
    new = tuple(_without_known(file, baseline) for file in files)
    return new, _stale(baseline, new, new[0].settings)


def _without_known(file: Linted, baseline: Baseline) -> Linted:
    """The file's new findings; a file that is no map has only such."""
    if file.loaded.map is None:
        return file
    new, known = baseline.split(file.findings)
    return replace(file, findings=new, baselined=known)


def judged(baseline: Baseline, files: Iterable[Linted], entry: Entry) -> bool:
    """Whether this run can tell if an entry still holds: its rule ran on its map, or one of them is gone."""
    if entry.key.code not in by_name() or not (baseline.path.parent / entry.key.path).is_file():
        return True
    for file in files:
        if baseline.relative(file.loaded.source.path) == entry.key.path:
            ran = {c.rule.code for c in file.settings.chosen} - {c.code for c in file.crashes}
            ignored = file.settings.ignored_in(file.loaded.source.path)
            name = by_name()[entry.key.code].name
            return file.loaded.map is not None and entry.key.code in ran and name not in ignored
    return False


def _stale(baseline: Baseline, files: tuple[Linted, ...], settings: Settings) -> Linted:
    """The baseline as a linted file: a finding for each entry that has more room than findings."""
    text = baseline.path.read_text(encoding="utf-8-sig")
    loaded = Loaded(Source(str(baseline.path), text), Mapping(Span(0, 0)), None, ())
    severity = settings.severities.get(STALE)
    if severity is None:
        return Linted(loaded, (), settings=settings)
    found = Counter(baseline.key(f) for file in files for f in file.baselined)
    lines = {key: span for span, key in _lines(text)}
    rule = rule_named(STALE)
    findings = []
    for entry in baseline.entries.values():
        if found[entry.key] < entry.count and judged(baseline, files, entry):
            span = lines.get(entry.key, Span(0, 0))
            place = Place(*(loaded.source.lines.position(offset) for offset in span))
            message = _message(entry, found[entry.key])
            findings.append(
                Finding(
                    code=rule.code,
                    name=rule.name,
                    severity=severity,
                    message=message,
                    help=_PRUNE,
                    path=str(baseline.path),
                    place=place,
                    element=entry.key.element,
                )
            )
    return Linted(loaded, tuple(in_order(findings)), settings=settings)


def _message(entry: Entry, found: int) -> Wording:
    what = f"'{entry.key.element}' in {entry.key.path}" if entry.key.element else entry.key.path
    wording = _FEWER if found else _GONE
    return wording.filled(code=entry.key.code, what=what, listed=entry.count, found=found)


def _lines(text: str) -> Iterator[tuple[Span, Key]]:
    """Where each entry stands, in a file that has one a line."""
    lines = Lines(text)
    for number in range(1, text.count("\n") + 2):
        line = lines.line_text(number).strip().rstrip(",")
        if line.startswith("{") and line.endswith("}"):
            try:
                data = json.loads(line)
            except (ValueError, RecursionError):
                continue
            key = Key(data.get("path"), data.get("code"), data.get("element"))
            if all(isinstance(part, str) for part in key):
                start = text.index(line)
                yield Span(start, start + len(line)), key
