"""What `conform` finds as JSON; keys may be added, never renamed while `version` is 1."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from blueprint.observe.conform.conformance import Conformance, Group
    from blueprint.observe.conform.data import (
        ConnectionMeasured,
        EndMeasured,
        Measured,
        PatienceMeasured,
        PeriodMeasured,
        PromiseMeasured,
        TouchpointMeasured,
    )
    from blueprint.observe.conform.verdict import Verdict


def as_data(found: Conformance) -> dict[str, Any]:
    """The whole report."""
    log = found.log
    group = _group(found.all)
    group["cases"]["variants"] = found.variants
    return {
        "version": 1,
        "map": found.map,
        "log": {
            "cases": log.cases,
            "events": log.events,
            "files": list(log.files),
            "from": moment(log.first),
            "to": moment(log.last),
            "starts": log.starts,
            "columns": log.columns,
            "left_out": [
                {"reason": left.reason, "count": left.count, "rows": list(left.rows), "example": left.example}
                for left in log.left_out
            ],
        },
        **group,
        "segments": {name: _group(g) for name, g in found.segments.items()},
        "unknown_segments": list(found.unknown_segments),
        "holidays_unknown": list(found.unknown_years),
        "opening_assumed": found.opening_assumed,
        "never_seen": list(found.never_seen),
        "unmatched_activities": list(found.matched.unmatched),
        "suggested": {a: id_ for a, id_ in found.matched.unmatched.items() if id_},
        "ignored_activities": list(found.matched.ignored),
        "activities": dict(found.counts),
        "mapping": dict(found.matched.touchpoints),
        "required": found.required,
        "broken": list(found.all.broken),
        "kept": found.kept,
    }


def moment(microseconds: int) -> str:
    """A moment as ISO 8601 has it, in UTC."""
    return datetime.fromtimestamp(microseconds / 1_000_000, UTC).isoformat()


def _group(group: Group) -> dict[str, Any]:
    cases = group.cases
    return {
        "touchpoints": {id_: _touchpoint(t) for id_, t in group.touchpoints.items()},
        "connections": [_connection(c) for c in group.connections],
        "ends": [_end(e) for e in group.ends],
        "cases": {
            "count": cases.n,
            **_times(cases.time),
            "off_map": cases.off_map,
            "variants": cases.ways,
            "ways": cases.ways,
            "frequent": [{"touchpoints": list(way), "count": n} for way, n in cases.frequent],
            "started": dict(cases.started),
            "strange_starts": list(cases.strange_starts),
        },
        "promises": [_promise(p) for p in group.promises],
        "limits": [_promise(p) for p in group.limits],
        "patience": [_patience(p) for p in group.patience],
    }


def _times(time: Measured) -> dict[str, Any]:
    return {
        "n": time.n,
        "mean": time.mean,
        "sd": time.sd,
        "min": time.least,
        "max": time.most,
        "p50": time.p50,
        "p90": time.p90,
        "p95": time.p95,
        "intervals": {name: list(interval) for name, interval in time.intervals.items()},
    }


def _touchpoint(t: TouchpointMeasured) -> dict[str, Any]:
    by_kind = {v.kind: v for v in t.verdicts}
    data: dict[str, Any] = {"count": t.visits, **_times(t.time), "skipped": t.skipped}
    for kind, declared in (("standard", t.standard), ("tolerance", t.tolerance)):
        verdict = by_kind.get(kind)  # type: ignore[call-overload]
        data[kind] = declared
        data[f"share_within_{kind}"] = verdict.achieved if verdict else None
    return {**data, "limit": t.limit, "kept": t.kept, "verdicts": [_verdict(v) for v in t.verdicts]}


def _connection(c: ConnectionMeasured) -> dict[str, Any]:
    return {
        "from": c.start,
        "to": c.end,
        "count": c.count,
        "declared": c.declared,
        **_times(c.handoff),
        "share": c.share,
        "share_interval": list(c.interval) if c.interval else None,
        "declared_share": c.declared_share,
        "differs": c.differs,
        "within": c.verdict.within if c.verdict else None,
        "share_within": c.verdict.achieved if c.verdict else None,
        "kept": c.verdict.kept if c.verdict else None,
        "verdicts": [_verdict(c.verdict)] if c.verdict else [],
        "skips": list(c.skips),
        "examples": list(c.cases),
    }


def _end(e: EndMeasured) -> dict[str, Any]:
    return {
        "touchpoint": e.touchpoint,
        "count": e.count,
        "declared": e.declared,
        "share": e.share,
        "share_interval": list(e.interval) if e.interval else None,
        "declared_share": e.declared_share,
    }


def _promise(p: PromiseMeasured) -> dict[str, Any]:
    first = p.verdicts[0] if p.verdicts else None
    return {
        "id": p.id,
        "from": p.start,
        "to": p.end,
        "started": p.started,
        "never": p.never,
        "under_way": p.under_way,
        "achieved": first.achieved if first else None,
        "required": first.required if first else None,
        "kept": p.kept,
        **_times(p.time),
        **({"working": _times(p.working)} if p.working else {}),
        "verdicts": [_verdict(v) for v in p.verdicts],
        **({"per": p.per, "periods": [_period(period) for period in p.periods]} if p.per else {}),
    }


def _period(p: PeriodMeasured) -> dict[str, Any]:
    return {
        "period": p.span.name,
        "first_day": p.span.first.isoformat(),
        "last_day": (p.span.behind - timedelta(days=1)).isoformat(),
        "started": p.started,
        "covered": p.covered,
        "kept": p.verdict.kept if p.verdict else None,
        "verdict": _verdict(p.verdict) if p.verdict else None,
    }


def _patience(p: PatienceMeasured) -> dict[str, Any]:
    return {
        "touchpoint": p.server,
        "queue": p.queue,
        "waited": p.waited,
        "given_up": p.gave_up,
        "mean": p.mean,
        "interval": list(p.interval) if p.interval else None,
        "quarter": p.quarter,
        "half": p.half,
        "declared": p.declared,
    }


def _verdict(v: Verdict) -> dict[str, Any]:
    return {
        "kind": v.kind,
        "within": v.within,
        "required": v.required,
        "achieved": v.achieved,
        "interval": [None if x in (float("inf"), float("-inf")) else x for x in (v.low, v.high)],
        "n": v.n,
        "kept": v.kept,
        "sure": v.sure,
        **({"late": v.late} if v.late else {}),
        **({"written": v.told.en} if v.told else {}),
        **(
            {"readings": [{"reading": how, **_verdict(other)} for how, other in v.others]} if v.others else {}
        ),
    }
