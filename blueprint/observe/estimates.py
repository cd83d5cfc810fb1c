"""What a log says of the inputs of a map, and which of them it would change: times, shares, arrivals, segments.

Only what the log shows is proposed: shares where every way is known, times of enough visits. Shares are counts over
counts (`421/1104`), exactly as the log has them.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from blueprint import quantity
from blueprint.model.arrivals import Arrivals
from blueprint.model.duration import LONGEST, Duration
from blueprint.model.writing import written, written_rate, written_share
from blueprint.observe.conform.as_json import moment
from blueprint.observe.learning import LEAST, Proposal
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blueprint.model.service_map import ServiceMap
    from blueprint.model.touchpoint import Touchpoint
    from blueprint.observe.conform.conformance import Conformance
    from blueprint.observe.log.events import EventLog

MOST_N = 1_000_000
"""The largest n that a map can say; a larger sample is said to have so many."""
MEASURED = "x-measured"
"""The key of a map under which it says which log its numbers come from."""
_MICRO = 1_000_000
_TIME = Wording("{n} times, from {least} to {most}", "{n} 次实测，{least} 至 {most}")
_SHARE = Wording("{count} of {whole} visits", "{whole} 次到访中 {count} 次")
_VISITS = Wording("how many visits the shares rest on", "比例依据的到访次数")
_ARRIVALS = Wording("{n} cases, from the first to the last of each day", "{n} 个案例，按每天首末案例之间计")
_CASES = Wording("{count} of {whole} cases", "{whole} 个案例中 {count} 个")
_STAY = Wording(
    "the shares at {id!r} stay: of {whole} visits none went to {ways}; remove what nobody goes, or keep it",
    "{id!r} 的比例不改：{whole} 次到访中无人去往 {ways}；若确实无人走，请删去该连接",
)
_GAVE_UP = Wording(
    "{count} of {whole} waits were given up: all time waited over those",
    "{whole} 次等候中放弃 {count} 次：全部等候时间除以放弃次数",
)
_SOURCE = Wording("where the numbers come from", "数字出处")


def part(count: int, whole: int) -> str:
    """A measured share as a map has it: a percentage where that is exact, else the counts.

    >>> part(1, 4), part(421, 1104)
    ('25%', '421/1104')
    """
    text = written_share(Fraction(count, whole))
    return text if text.endswith("%") else f"{count}/{whole}"


def estimate(n: int, total: float | None, sd: float | None) -> dict[str, Any] | None:
    """Measured times as a map has them; None: there are none, or none that a map can say.

    Args:
        n: how many.
        total: their sum, microseconds.
        sd: standard deviation, microseconds; None of one.
    """
    mean = 0.0 if not n or total is None else total / n / _MICRO
    if not n or total is None or not 0 <= mean <= LONGEST.seconds:
        return None
    cv = sd / _MICRO / mean if sd is not None and n > 1 and mean else 0.0
    return {"mean": Duration(round(mean, 1)).text, "cv": round(min(cv, 100.0), 3), "n": min(n, MOST_N)}


def provenance(log: EventLog) -> dict[str, Any]:
    """What a map says of the log that its numbers come from."""
    return {
        "source": ", ".join(Path(name).name for name in log.files),
        "cases": log.cases,
        "events": log.events,
        "from": moment(log.first),
        "to": moment(log.last),
    }


def proposals(found: Conformance, service_map: ServiceMap, arrivals: float | None) -> list[Proposal]:
    """What a map should say for the log, in the order of the map; empty: it says it already.

    Args:
        found: the log beside the map.
        service_map: the map.
        arrivals: cases an hour (`arrivals.py`); None: not known.
    """
    proposed = [
        *_arrivals(found, service_map, arrivals),
        *_segments(found, service_map),
        *(p for id_ in found.all.touchpoints for p in _touchpoint(found, service_map.touchpoints[id_])),
    ]
    changed = [p for p in proposed if p.old != _said(written(p.value))]
    if not changed:
        return []
    return [Proposal((MEASURED,), provenance(found.log), None, _SOURCE), *changed]


def _said(value: Any) -> str:
    """A value as it would be compared with what a map says."""
    return ", ".join(f"{k}: {v}" for k, v in value.items()) if isinstance(value, dict) else str(value)


def _old(value: Any) -> str | None:
    return None if value is None else _said(written(value))


def _arrivals(found: Conformance, service_map: ServiceMap, arrivals: float | None) -> Iterator[Proposal]:
    n = found.all.cases.n
    if arrivals is None or n < LEAST:
        return
    why = _ARRIVALS.filled(n=n)
    old = None if service_map.arrivals is None else written_rate(service_map.arrivals)
    new = arrivals if isinstance(arrivals, Arrivals) else round(arrivals, 3)
    yield Proposal(("arrivals",), written_rate(new), None if old is None else _said(old), why)
    yield Proposal(("arrivals_n",), min(n, MOST_N), _old(service_map.arrivals_n), why)


def _segments(found: Conformance, service_map: ServiceMap) -> Iterator[Proposal]:
    """Shares of segments, where every case is of one that the map has."""
    counts = {id_: group.cases.n for id_, group in found.segments.items()}
    whole = sum(counts.values())
    everyone = not found.unknown_segments and whole == found.all.cases.n
    if not everyone or whole < LEAST or counts.keys() != service_map.segments.keys():
        return
    for id_, segment in service_map.segments.items():
        count = counts[id_]
        why = _CASES.filled(count=count, whole=whole)
        yield Proposal(
            ("segments", id_, "share"), part(count, whole), _share(segment.share, count, whole), why
        )
        yield Proposal(("segments", id_, "n"), min(whole, MOST_N), _old(segment.n), why)


def _touchpoint(found: Conformance, touchpoint: Touchpoint) -> Iterator[Proposal]:
    id_ = touchpoint.id
    measured = found.all.touchpoints[id_].time
    if measured.n >= LEAST and measured.mean is not None and touchpoint.waits_for is None:
        sd = None if measured.sd is None else measured.sd * _MICRO
        value = estimate(measured.n, measured.mean * measured.n * _MICRO, sd)
        old = touchpoint.time.estimate if touchpoint.time else None
        why = _TIME.filled(
            n=measured.n,
            least=quantity.both(quantity.time, measured.least),
            most=quantity.both(quantity.time, measured.most),
        )
        if value is not None:
            yield Proposal(("touchpoints", id_, "time", "estimate"), value, _old(old), why)
    yield from _patience(found, touchpoint)
    yield from _ways(found, touchpoint)


def _patience(found: Conformance, touchpoint: Touchpoint) -> Iterator[Proposal]:
    """The patience of those who wait for a touchpoint, where enough gave up."""
    measured = next((p for p in found.all.patience if p.server == touchpoint.id), None)
    staffed = touchpoint.staffed
    if measured is None or measured.mean is None or measured.gave_up < LEAST or staffed is None:
        return
    why = _GAVE_UP.filled(count=measured.gave_up, whole=measured.waited)
    old = None if staffed.patience is None else staffed.patience.text
    path = ("touchpoints", touchpoint.id, "staffed")
    yield Proposal((*path, "patience"), Duration(round(measured.mean, 1)).text, old, why)
    yield Proposal((*path, "n"), min(measured.gave_up, MOST_N), _old(staffed.n), why)


def _ways(found: Conformance, touchpoint: Touchpoint) -> Iterator[Proposal]:
    """Shares of the ways from a touchpoint, where the log shows every one of them, and apart from the others."""
    id_, counts = touchpoint.id, _counts(found, touchpoint)
    whole = sum(counts.values())
    if whole < LEAST or not all(counts.values()):
        return
    for c in touchpoint.next:
        count = counts[c.to, False]
        why = _SHARE.filled(count=count, whole=whole)
        yield Proposal(
            ("touchpoints", id_, "next", c.to, "share"),
            part(count, whole),
            _share(c.share, count, whole),
            why,
        )
    for exit_, share in touchpoint.end.items():
        left = counts[exit_, True]
        why = _SHARE.filled(count=left, whole=whole)
        yield Proposal(("touchpoints", id_, "end", exit_), part(left, whole), _share(share, left, whole), why)
    yield Proposal(("touchpoints", id_, "n"), min(whole, MOST_N), _old(touchpoint.n), _VISITS)


def _counts(found: Conformance, touchpoint: Touchpoint) -> dict[tuple[str, bool], int]:
    """Each way from a touchpoint, whether it is an exit, with how many went it; empty: the log cannot tell them apart."""
    id_ = touchpoint.id
    alone = len(touchpoint.next) + len(touchpoint.end) < 2
    fixed = touchpoint.together or len(touchpoint.end) > 1 or any(c.load is not None for c in touchpoint.next)
    shown = {c.end for c in found.all.connections if c.start == id_}
    gates = not all(c.to in shown for c in touchpoint.next)  # what goes through them is not told apart
    if alone or fixed or gates or id_ in found.differing:
        return {}
    gone = {c.end: c.count for c in found.all.connections if c.start == id_ and c.declared}
    for p in found.all.patience:  # who need not wait comes by the same way
        if p.queue in gone and not any(c.to == p.server for c in touchpoint.next):
            gone[p.queue] += gone.get(p.server, 0)
    left = next((e.count for e in found.all.ends if e.touchpoint == id_ and e.declared), 0)
    return {(c.to, False): gone.get(c.to, 0) for c in touchpoint.next} | {
        (x, True): left for x in touchpoint.end
    }


def untaken(found: Conformance, service_map: ServiceMap) -> list[Wording]:
    """Touchpoints whose shares stay because nobody went one of their ways: that it is never taken, no log shows."""
    said = []
    for id_ in found.all.touchpoints:
        counts = _counts(found, service_map.touchpoints[id_])
        nobody = [name for (name, _), count in counts.items() if not count]
        if sum(counts.values()) >= LEAST and nobody:
            whole = sum(counts.values())
            said.append(_STAY.filled(id=id_, ways=", ".join(nobody), whole=f"{whole:,}"))
    return said


def _share(share: Fraction | None, count: int, whole: int) -> str | None:
    """What a map says of a share; as the log has it where it says the same."""
    if share is None:
        return None
    return part(count, whole) if share == Fraction(count, whole) else part(share.numerator, share.denominator)
