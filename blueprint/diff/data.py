"""`blueprint diff --json`, version 1: keys may be added, never renamed."""

from __future__ import annotations

from typing import Any

from blueprint.diff.changes import Change
from blueprint.diff.difference import Difference
from blueprint.diff.figures import Figure, FigureChanges, Pair
from blueprint.diff.meaning import meaning
from blueprint.flow.time.promise import Judgement
from blueprint.lint.finding import Finding
from blueprint.wording import Language


def as_data(difference: Difference, language: Language = "en") -> dict[str, Any]:
    """What differs, without the names of the two sides; times in seconds, shares 0..1, nothing rounded."""
    figures = _figures(difference.figures) if difference.figures else {}
    findings = {
        "new": [_finding(f, language) for f in difference.new],
        "gone": [_finding(f, language) for f in difference.gone],
    }
    return {
        "version": 1,
        "same": difference.same,
        "meaning": meaning(difference, language),
        "changes": [_change(c) for c in difference.changes],
        "figures": figures | {"findings": findings},
    }


def _change(change: Change) -> dict[str, Any]:
    data: dict[str, Any] = {"kind": change.kind}
    if change.id is not None:
        data["id"] = change.id
    if change.ends is not None:
        data["from"], data["to"] = change.ends
    data["path"] = list(change.path)
    if change.was is not None or change.now is not None:
        data |= {"was": change.was, "now": change.now}
    return data


def _figures(figures: FigureChanges) -> dict[str, Any]:
    promises: dict[str, Any] = {}
    for (id_, kind), pair in figures.promises.items():
        name = id_ if id_ not in promises else f"{id_}/{kind}"
        promises[name] = _promise(kind, pair, figures.promise(id_, kind))
    return {
        **{key: _figure(figure) for key, figure in figures.every.items()},
        "promises": promises,
        "moments_of_truth": {
            "was": list(figures.moments_of_truth.was),
            "now": list(figures.moments_of_truth.now),
        },
        "handoffs": _pair(figures.handoffs),
        "crossings": _pair(figures.crossings),
    }


def _pair(pair: Pair[Any]) -> dict[str, Any]:
    return {"was": pair.was, "now": pair.now}


def _figure(figure: Figure) -> dict[str, Any]:
    """Both sides; where they differ, their ranges and whether that is more than noise."""
    data = _pair(figure.value)
    if figure.differs:
        ranges = (figure.range.was, figure.range.now)
        data["range_was"], data["range_now"] = (None if r is None else list(r) for r in ranges)
        data["clear"] = figure.clear
    return data


def _promise(kind: str, pair: Pair[Judgement | None], figure: Figure) -> dict[str, Any]:
    def achieved(side: Judgement | None) -> float | None:
        return side.achieved if side and side.achieved < float("inf") else None

    sides = {"was": achieved(pair.was), "now": achieved(pair.now)}
    kept = {
        "kept_was": pair.was.kept if pair.was else None,
        "kept_now": pair.now.kept if pair.now else None,
    }
    noise = {k: v for k, v in _figure(figure).items() if k not in sides}
    return {"kind": kind, **sides, **kept, **noise}


def _finding(finding: Finding, language: Language) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.word,
        "message": finding.message[language],
        "where": finding.where,
    }
