"""`analyse --json`, version 1: keys may be added, never renamed (contract.md)."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from blueprint.experience.experience import Experience
from blueprint.figures.analysis import Analysis
from blueprint.figures.calendar.nights import over_nights
from blueprint.figures.day.data import days_as_data
from blueprint.figures.economics.data import as_data as economics_as_data
from blueprint.figures.economics.data import serving_as_data
from blueprint.figures.economics.economics import economics_of
from blueprint.figures.economics.failures import failure_costs
from blueprint.figures.economics.serving import serving_cost
from blueprint.figures.floor.data import as_data as floor_as_data
from blueprint.figures.floor.floor import floor_of
from blueprint.figures.group import GroupFigures, TouchpointFigures
from blueprint.figures.inputs import law_of, spread_of
from blueprint.figures.promises_data import limits_as_data, promise_as_data
from blueprint.figures.quality.data import dimensions, house_of_quality
from blueprint.figures.ranges.data import effect_as_data, ranges_as_data
from blueprint.figures.ranges.measure import remembered_effects
from blueprint.figures.ranges.ranges import ranges_of
from blueprint.figures.staff_side import staff_as_data, staff_side
from blueprint.figures.times import VisitTime
from blueprint.figures.work_data import load_as_data, queue_as_data, role_as_data
from blueprint.flow.time.way_through import WayThrough
from blueprint.model.exits import good_exits
from blueprint.model.segments import ALL
from blueprint.model.unknown_shares import UnknownShares

_NEED_SHARES = (
    "exits",
    "exits_good",
    "hidden",
    "critical_chain",
    "moments_of_truth",
    "moments_as_large",
    "swing_assumed",
    "measure_next",
    "queues",
    "roles",
)
MEASURE_NEXT = 5
"""How many inputs are named that make the range of what is remembered."""


def as_data(analysis: Analysis, segment: str | None = None) -> dict[str, Any]:
    """The figures of a map, of one segment or of all; times in seconds, shares 0..1, nothing rounded."""
    wholes = analysis.wholes() if segment is None else {segment: analysis.of(segment)}
    assumed = analysis.map.assumed_equal
    return {
        "version": 1,
        "map": analysis.map.name,
        **({"assumed": {"shares": "equal", **shares_as_data(assumed)}} if assumed else {}),
        "segments": {name: whole_as_data(w, analysis) for name, w in wholes.items()},
        **({"loads": [load_as_data(x) for x in analysis.loads]} if analysis.loads else {}),
        **({"day": days_as_data(days)} if (days := analysis.days) else {}),
        "house_of_quality": house_of_quality(analysis, segment or ALL),
        "dimensions": dimensions(analysis, segment or ALL),
    }


def shares_as_data(shares: UnknownShares) -> dict[str, Any]:
    """Where nobody knows the shares; segments only where theirs are missing."""
    segments = {"segments": list(shares.segments)} if shares.segments else {}
    return {"touchpoints": list(shares.touchpoints), **segments}


def _unknown(analysis: Analysis, data: dict[str, Any]) -> dict[str, Any]:
    """The figures of one group where nobody knows some shares: what needs them is null, and says of which touchpoints."""
    nothing = dict.fromkeys(_touchpoint(TouchpointFigures(0.0, 0.0, *[None] * 12)))
    rows = {
        id_: nothing | {"time_mean": law.mean if (law := law_of(t)) and not t.staffed else None}
        for id_, t in analysis.map.touchpoints.items()
        if t.lane != "evidence"
    }
    found = shares_as_data(analysis.unknown)
    unknown = {"unknown": found["touchpoints"]}
    unknown |= {"unknown_segments": found["segments"]} if "segments" in found else {}
    return {
        **data,
        **dict.fromkeys(_NEED_SHARES),
        "experience": data["experience"] | {"nothing": None} | unknown,
        "time": data["time"] | unknown,
        "touchpoints": rows,
        "promises": [promise | unknown for promise in data["promises"]],
        **unknown,
    }


def whole_as_data(whole: GroupFigures, analysis: Analysis) -> dict[str, Any]:
    """The figures of one group of customers; null where nobody knows the shares that they need."""
    data = _whole_as_data(whole, analysis)
    return _unknown(analysis, data) if analysis.unknown else data


def _whole_as_data(whole: GroupFigures, analysis: Analysis) -> dict[str, Any]:
    return {
        "share": whole.share,
        "exits": dict(whole.exits),
        "exits_good": sorted(good_exits(analysis.map, whole.exits)),
        "experience": _experience(whole.experience, spread_of(analysis.flat)),
        "time": _time(whole.time, whole.overloaded) | _by_the_clock(whole, analysis),
        "hidden": [
            {
                "touchpoints": list(c.touchpoints),
                "after": list(c.after),
                "before": list(c.before),
                "meanwhile": list(c.meanwhile),
                "mean": c.seconds,
            }
            for c in whole.hidden
        ],
        "way_through": _way(whole.way),
        "critical_chain": list(whole.way.critical) if whole.way else [],
        "touchpoints": {id_: _touchpoint(t) for id_, t in whole.touchpoints.items()},
        "moments_of_truth": list(whole.moments_of_truth),
        "moments_as_large": list(whole.moments_as_large),
        "swing_assumed": whole.moments.assumed_share,
        "promises": [p for promise in whole.promises for p in promise_as_data(promise)],
        "limits": limits_as_data(whole, analysis),
        "ranges": ranges_as_data(ranges_of(analysis, whole.name)),
        "measure_next": [effect_as_data(e) for e in remembered_effects(analysis, whole.name)[:MEASURE_NEXT]],
        "queues": {id_: queue_as_data(q) for id_, q in analysis.queues.items()},
        "roles": {role.name: role_as_data(role) for role in analysis.roles},
        **({"staff": staff_as_data(side)} if (side := staff_side(analysis, whole.name)) else {}),
        **(
            {"economics": economics_as_data(money, failure_costs(analysis, whole.name))}
            if (money := economics_of(analysis, whole.name))
            else {}
        ),
        **({"serving": serving_as_data(cost)} if (cost := serving_cost(analysis, whole.name)) else {}),
        **({"floor": floor_as_data(floor)} if (floor := floor_of(analysis, whole.name)) else {}),
    }


def _experience(e: Experience, spread: float) -> dict[str, Any]:
    data: dict[str, Any] = {
        "remembered": e.remembered,
        "remembered_with_failures": e.remembered_with_failures,
        "distribution": _pairs(e.distribution),
        "peak": _pairs(e.peak),
        "end": _pairs(e.end),
        "first": _pairs(e.first),
        "maximum": _pairs(e.maximum),
        "minimum": _pairs(e.minimum),
        "mean": e.mean,
        "mean_over_time": e.mean_over_time,
        "trend": e.trend,
        "peak_is_end": e.peak_is_end,
        "nothing": e.nothing,
        "spread": spread,
    }
    return data | ({"unknown": list(e.unknown)} if e.unknown else {})


def _pairs(distribution: tuple[tuple[float, float], ...] | None) -> list[list[float]] | None:
    return None if distribution is None else [[value, p] for value, p in distribution]


def _time(time: VisitTime, overloaded: tuple[str, ...]) -> dict[str, Any]:
    data: dict[str, Any] = {
        "mean": time.mean,
        "sd": time.sd,
        "p50": time.quantile(0.5),
        "p90": time.quantile(0.9),
        "p95": time.quantile(0.95),
        "visible_mean": time.visible,
        "hidden_mean": time.hidden,
        "method": time.law.method if time.law else None,
        "error": max(time.error, time.law.error) if time.law else None,
    }
    unknown = [id_ for id_ in time.unknown if id_ not in overloaded]
    data |= {"unknown": unknown} if unknown else {}
    return data | ({"overloaded": list(overloaded)} if overloaded else {})


def _by_the_clock(whole: GroupFigures, analysis: Analysis) -> dict[str, Any]:
    """Where some of a visit waits for the morning: how long it takes with nights, weekends and holidays."""
    found = over_nights(analysis.schedule, analysis.members(whole.name), whole.time)
    return {"by_the_clock": asdict(found)} if found else {}


def _touchpoint(t: TouchpointFigures) -> dict[str, Any]:
    terms = t.screening
    return {
        "visits": t.visits,
        "reach": t.reach,
        "unavoidability": t.unavoidability,
        "peak_share": t.peak_share,
        "end_share": t.end_share,
        "reward": t.reward,
        "penalty": t.penalty,
        "swing": t.swing,
        "asymmetry": t.asymmetry,
        "criticality": t.criticality,
        "screening": terms.index if terms else None,
        "screening_terms": [terms.unavoidability, terms.peak_share, terms.end_share, terms.risk]
        if terms
        else None,
        "time_mean": t.time_mean,
        "wait_mean": t.wait_mean,
        "slack": t.slack,
    }


def _way(way: WayThrough | None) -> dict[str, Any] | None:
    """The most common way through, and the share of customers who walk it."""
    return {"touchpoints": list(way.touchpoints), "exit": way.exit, "share": way.share} if way else None
