"""What is promised and allowed, as data: part of `analyse --json`."""

from __future__ import annotations

import math
from typing import Any

from blueprint.figures.analysis import Analysis
from blueprint.figures.calendar.data import readings_as_data
from blueprint.figures.group import GroupFigures
from blueprint.figures.limits import starts_unsaid
from blueprint.figures.promises import PromiseFigures
from blueprint.flow.time.promise import Judgement


def promise_as_data(figures: PromiseFigures) -> list[dict[str, Any]]:
    """One entry per promised quantity; one that cannot be computed says why."""
    promise = figures.promise
    base = {"id": promise.id, "from": promise.from_, "to": promise.to}
    if not figures.judgements:
        reason = {"never": figures.never, "reason": figures.reason.en if figures.reason else None}
        nothing = {"kind": None, "within": None, "required": None, "achieved": None, "kept": None}
        return [base | nothing | reason | ({"unknown": list(figures.unknown)} if figures.unknown else {})]
    return [
        base | _judgement(j) | _over_nights(figures, j) | {"never": figures.never} for j in figures.judgements
    ]


def limits_as_data(whole: GroupFigures, analysis: Analysis) -> list[dict[str, Any]]:
    """As the promises, by touchpoint; `start_assumed` where nobody says where the clock starts."""
    unsaid = starts_unsaid(analysis.map)
    return [
        {"touchpoint": data.pop("id"), **data, "start_assumed": limit.promise.id in unsaid}
        for limit in whole.limits
        for data in promise_as_data(limit)
    ]


def _judgement(j: Judgement) -> dict[str, Any]:
    return {
        "kind": j.kind,
        "within": j.within,
        "required": j.required,
        "achieved": j.achieved if math.isfinite(j.achieved) else None,
        "beyond": j.beyond,
        "kept": j.kept,
        "sure": j.sure,
    }


def _over_nights(figures: PromiseFigures, j: Judgement) -> dict[str, Any]:
    """Where nights and weekends come in: the promised time as written, and every way to read it."""
    found = figures.readings.get(j.kind)
    if found is None:
        return {}
    return {"written": j.limit.en, "calendar": readings_as_data(found)}
