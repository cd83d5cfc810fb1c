"""A log against a map: whose cases are asked about, and what is measured of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from blueprint.flow.calendar.schedule import schedule_of
from blueprint.observe.conform.conformance import Conformance, Group
from blueprint.observe.conform.declared import declared_for, declared_of, silent_gates
from blueprint.observe.conform.measure import Measuring
from blueprint.observe.conform.promised import Judging
from blueprint.observe.conform.tables import keep_cases, keep_lasts, keep_steps
from blueprint.observe.conform.wall import Wall
from blueprint.observe.conform.working import WorkingClock, promised, promised_in_working_time
from blueprint.observe.log.refused import BadLog
from blueprint.observe.mapping import Matched, match
from blueprint.observe.names import Names
from blueprint.suggestion import some
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blueprint.model.service_map import ServiceMap
    from blueprint.observe.engine.engine import Engine
    from blueprint.observe.log.events import EventLog

REQUIRED = 0.9
"""The share of times that has to keep a standard, a tolerance or the limit of a hand-off."""
_NONE = Wording(
    "no activity of the log is a touchpoint of the map: {activities}; `blueprint conform MAP LOG --suggest-mapping` "
    "drafts a mapping",
    "日志中没有任何活动是地图的触点：{activities}；`blueprint conform MAP LOG --suggest-mapping` 可起草映射",
)


def activities_of(engine: Engine) -> dict[str, int]:
    """Activity to how often it happened, the most frequent first."""
    return dict(
        engine.rows("SELECT activity, count(*) AS k FROM visits GROUP BY activity ORDER BY k DESC, activity")
    )


class Plan(NamedTuple):
    """What is measured, and how strictly.

    Attributes:
        map: whose touchpoints are meant.
        said: activity to touchpoint, as a mapping file has it.
        required: the share of times that has to keep a standard, 0..1.
    """

    map: ServiceMap
    said: Mapping[str, str | None]
    required: float = REQUIRED


def conform(engine: Engine, log: EventLog, plan: Plan, name: str) -> Conformance:
    """Hold a log against a map.

    Args:
        engine: in which `visits` is.
        log: what is known of it.
        plan: the map, and how strictly.
        name: of the map.

    Raises:
        BadLog: no activity is a touchpoint.
    """
    counts = activities_of(engine)
    matched = match(list(counts), plan.map, plan.said)
    if not matched.touchpoints:
        raise BadLog(_NONE.filled(activities=some([repr(a) for a in counts])))
    engine.put("matched", {"activity": "STRING", "touchpoint": "STRING"}, list(matched.touchpoints.items()))
    wall = Wall(log)
    clock, unread = _clock(plan.map, log, wall)
    judging = Judging(plan.required, wall, clock, log.last)
    silent = silent_gates(plan.map, set(matched.touchpoints.values()))
    declared = declared_of(plan.map, silent)
    keep_steps(engine, declared.together, declared.forks, starts=log.starts, ends=log.ends)
    keep_cases(engine)
    keep_lasts(engine)
    named, unknown = _segments(engine, plan.map)
    whole = Measuring(engine, declared, judging, None).group()
    return Conformance(
        map=name,
        log=log,
        matched=matched,
        counts=counts,
        variants=_variants(engine, log, matched, whole),
        all=whole,
        segments={
            id_: Measuring(engine, declared_for(plan.map, id_, silent), judging, names).group()
            for id_, names in named.items()
        },
        unknown_segments=unknown,
        never_seen=tuple(t.id for t in whole.touchpoints.values() if not t.visits),
        required=plan.required,
        differing=declared.differing,
        unknown_years=clock.unknown_years if clock else (),
        unread=unread,
        opening_assumed=clock is not None and plan.map.opens is None,
    )


def _clock(service_map: ServiceMap, log: EventLog, wall: Wall) -> tuple[WorkingClock | None, Wording | None]:
    """The hours of a map over the days of a log, or why they cannot be had where they are not needed.

    Raises:
        BadLog: something is promised in working time, and they cannot be had.
    """
    needed = promised_in_working_time(service_map)
    if not needed and (schedule_of(service_map) is None or not promised(service_map)):
        return None, None
    try:
        return WorkingClock(service_map, log, wall), None
    except BadLog as bad:
        if needed:
            raise
        return None, bad.wording


def _segments(engine: Engine, service_map: ServiceMap) -> tuple[dict[str, list[str]], tuple[str, ...]]:
    """Segment of the map to its names in the log, and names that mean none."""
    names = Names(service_map.segments)
    found: dict[str, list[str]] = {}
    unknown: list[str] = []
    for (said,) in engine.rows(
        "SELECT DISTINCT segment FROM cases WHERE segment IS NOT NULL ORDER BY segment"
    ):
        ids = names.of(said)
        if len(ids) == 1:
            found.setdefault(ids[0], []).append(said)
        else:
            unknown.append(said)
    return {id_: found[id_] for id_ in service_map.segments if id_ in found}, tuple(unknown)


def _variants(engine: Engine, log: EventLog, matched: Matched, whole: Group) -> int:
    """How many sequences of activities there are, event by event."""
    one_to_one = len(set(matched.touchpoints.values())) == len(matched.touchpoints)
    if not log.lifecycle and one_to_one and not matched.unmatched and not matched.ignored:
        return whole.cases.ways
    way = engine.fingerprint("activity", "n")
    return int(
        engine.rows(
            f"SELECT count(DISTINCT way) FROM (SELECT case_id, sum(CAST({way} AS DECIMAL(38, 0))) AS way FROM ("
            "SELECT case_id, activity, row_number() OVER (PARTITION BY case_id ORDER BY moment, place) AS n FROM marks"
            ") m GROUP BY case_id) w"
        )[0][0]
    )
