"""What a map keeps of the standards packs that it names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import fsum, isfinite
from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.figures.limits import clock_of, starts_unsaid
from blueprint.figures.promises import promise_figures
from blueprint.figures.standards.applied import Applied, applied
from blueprint.flow.queues.queue import Overload, QueueFigures
from blueprint.flow.time.distribution import TimeDistribution, law_distribution, mix
from blueprint.flow.time.promise import TOLERATED, Judgement, judge_max, judge_mean, judge_share
from blueprint.model.working_time import WorkingTime
from blueprint.ranking import NEAR, above
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.figures.map_figures import MapFigures
    from blueprint.model.service_map import Promise
    from blueprint.packs.standards import Item, StandardsPack

_UNSAID = Wording(
    "the clock starts with “{start}”; the map does not say where that is: taken from {at!r}; "
    "write `limit: {{from: TOUCHPOINT}}` at {id!r}",
    "计时自“{start}”起；地图没有写明在哪个触点，暂从 {at!r} 起算；请在 {id!r} 写 `limit: {{from: 触点}}`",
)
_NO_WAIT = Wording(
    "no wait can be computed at {id!r}: the map gives no `arrivals`",
    "{id!r} 的等待无法计算：地图没有 `arrivals`",
)
_OVERLOAD = Wording("the queue at {id!r} grows for ever", "{id!r} 的队伍会不断变长")
_NO_PATIENCE = Wording(
    "nobody gives up at {id!r}: `staffed` has no `patience`", "{id!r} 无人放弃：`staffed` 没有 `patience`"
)
_NOBODY = Wording("nobody comes to {id!r}", "没有客户到达 {id!r}")
_NO_TIME = Wording("the time of {id!r} is unknown", "{id!r} 的时间未知")
_STARTS = Wording(
    "it depends on when the clock starts: it leaves {least} to {most}",
    "取决于起算时刻：可用 {least} 至 {most}",
)
_BY_NAME = Wording(
    "no promise and no limit names it: `source: {pack}#ITEM`", "没有承诺或时限引用：`source: {pack}#条目`"
)
_BY_SCOPE = Wording("the map has no such wait", "地图中没有这样的等候")
_MEASURED = Wording(
    "only measurements tell: `blueprint standards {pack} --score FILE.csv`",
    "须用实测数据：`blueprint standards {pack} --score FILE.csv`",
)


@dataclass(frozen=True)
class StandardFigures:
    """One item of a pack against the map.

    Attributes:
        pack, item: what is asked for.
        applied: where it applies; None where it applies to nothing.
        achieved: the time (mean, longest), or the share within the value; None when unknown or without bound.
        beyond: the share of cases over the value, of a time.
        kept: None when it is not known.
        sure: whether that stands beyond the error of the computation.
        reason: why something is not known, or does not apply.
        note: how the distribution was found, where it is not exact.
        overworked: whether it is kept only as its times do not know that people there have more work than they can do.
    """

    pack: StandardsPack
    item: Item
    applied: Applied | None = None
    achieved: float | None = None
    beyond: float | None = None
    kept: bool | None = None
    sure: bool = True
    reason: Wording | None = None
    note: Wording | None = None
    overworked: bool = False


def standards_figures(
    analysis: MapFigures, packs: Mapping[str, StandardsPack]
) -> tuple[StandardFigures, ...]:
    """Every item of some packs, over all customers; items that apply to nothing say why.

    Args:
        analysis: of the map.
        packs: by the names that the map gives them.
    """
    found = list(applied(analysis.map, packs))
    figures: list[StandardFigures] = []
    for pack in dict.fromkeys(p.id for p in packs.values()):
        this = next(p for p in packs.values() if p.id == pack)
        for item in this.items:
            here = [a for a in found if a.pack is this and a.item is item]
            figures += [item_figures(analysis, a) for a in here] or [
                StandardFigures(this, item, reason=_why_not(this, item))
            ]
    return tuple(figures)


def _why_not(pack: StandardsPack, item: Item) -> Wording:
    if item.scope.found == "wait":
        return _BY_SCOPE
    if not item.by_name:
        return _MEASURED.filled(pack=pack.id)
    return _BY_NAME.filled(pack=pack.id)


def item_figures(analysis: MapFigures, place: Applied) -> StandardFigures:
    """What a map achieves of one item, where it applies; of days that change by the hour, for all their customers."""
    if analysis.by_hour and place.touchpoint is not None and place.way != "limit":
        found = _over_hours([(weight, _item(part, place)) for weight, part in analysis.parts])
    else:
        found = _item(analysis, place)
    if place.promise is not None:
        way = (place.promise.from_, place.promise.to)
    else:
        way = (place.touchpoint or "",) * 2
    return replace(found, overworked=bool(found.kept) and analysis.overworked(*way))


def _over_hours(parts: Sequence[tuple[float, StandardFigures]]) -> StandardFigures:
    """What all meet who come in some hours, each with its weight; as it is where that is the same in all, or not known."""
    first = parts[0][1]
    if first.item.quantifier == "min" or any(f.kept is None for _, f in parts):
        return next((f for _, f in parts if f.kept is None), first)
    total = fsum(weight for weight, _ in parts)

    def mean(values: Iterable[float | None]) -> float | None:
        known = [v for v in values if v is not None]
        return (
            fsum(w * v for (w, _), v in zip(parts, known, strict=True)) / total
            if len(known) == len(parts)
            else None
        )

    found = replace(
        first, achieved=mean(f.achieved for _, f in parts), beyond=mean(f.beyond for _, f in parts)
    )
    kept = _keeps(found)
    return replace(found, kept=kept, sure=all(f.sure and f.kept == kept for _, f in parts))


def _keeps(f: StandardFigures) -> bool:
    item = f.item
    if not item.is_time:
        return f.achieved is not None and not above(item.value, f.achieved)
    if item.quantifier == "mean":
        return f.achieved is not None and not above(f.achieved, item.elapsed.least, NEAR)
    tolerated = 1 - (item.share or 1.0) if item.quantifier == "share-within" else TOLERATED
    return f.beyond is not None and not above(f.beyond, tolerated, NEAR)


def _item(analysis: MapFigures, place: Applied) -> StandardFigures:
    base = StandardFigures(place.pack, place.item, place)
    if analysis.no_figures:
        return replace(base, reason=analysis.no_figures)
    if place.promise is not None:
        found = promise_figures(place.promise, analysis.timed(), analysis.schedule)
        return _in_working_time(analysis, base, place.promise) or _judged(base, found.law, found.reason)
    id_ = place.touchpoint or ""
    queue = analysis.queues.get(id_)
    if place.way == "scope" and analysis.map.touchpoints[id_].staffed is not None:
        return _queued(base, id_, queue)
    if isinstance(queue, Overload):
        return replace(base, kept=False, reason=_OVERLOAD.filled(id=id_))
    if place.way == "limit":
        return _on_its_clock(analysis, base, id_)
    law, reason = _law_at(analysis, id_)
    return _judged(base, law, reason)


def _on_its_clock(analysis: MapFigures, base: StandardFigures, id_: str) -> StandardFigures:
    """The time of the clock that the limit of a touchpoint runs on."""
    clock = base.item.clock
    found = promise_figures(clock_of(analysis.map, id_), analysis.timed(), analysis.schedule)
    judged = _in_working_time(analysis, base, found.promise) or _judged(base, found.law, found.reason)
    if clock is None or id_ not in starts_unsaid(analysis.map):
        return judged
    if found.promise.from_ == id_ and judged.kept:
        judged = replace(judged, kept=None)
    return replace(judged, reason=_UNSAID.filled(start=clock.start.wording, id=id_, at=found.promise.from_))


def _in_working_time(analysis: MapFigures, base: StandardFigures, clock: Promise) -> StandardFigures | None:
    """An item in working days or hours, by the calendar of the map; None where it is not, or the map has none."""
    item, kinds = base.item, {"d": "days", "h": "hours"}
    whole = item.value >= 1 and item.value == round(item.value)
    if analysis.schedule is None or item.calendar == "natural" or item.unit not in kinds or not whole:
        return None
    if item.quantifier not in ("share-within", "max"):
        return None
    said = WorkingTime.of(round(item.value), "days" if item.unit == "d" else "hours")
    share = item.share if item.quantifier == "share-within" and item.share else 1
    asked = clock.model_copy(
        update={"within": said, "share": Fraction(str(share)), "mean": None, "max": None}
    )
    for j in promise_figures(asked, analysis.timed(), analysis.schedule).judgements:
        achieved = j.achieved if item.quantifier == "share-within" else None
        return replace(base, achieved=achieved, beyond=j.beyond, kept=j.kept, sure=j.sure)
    return None


def _law_at(analysis: MapFigures, id_: str) -> tuple[TimeDistribution | None, Wording | None]:
    """The time of one visit, over the visits of all segments."""
    parts: list[tuple[float, TimeDistribution]] = []
    for segment in analysis.segments.values():
        weight = segment.share * segment.visits.visits.get(id_, 0.0)
        if weight <= 0:
            continue
        if id_ not in segment.laws:
            return None, _NO_TIME.filled(id=id_)
        parts.append((weight, law_distribution(segment.laws[id_])))
    return mix(parts), (None if parts else _NOBODY.filled(id=id_))


def _queued(base: StandardFigures, id_: str, queue: QueueFigures | Overload | None) -> StandardFigures:
    """The wait in front of a staffed touchpoint, or the share that does not give up."""
    item = base.item
    if queue is None:
        return replace(base, reason=_NO_WAIT.filled(id=id_))
    if isinstance(queue, Overload):
        return replace(base, kept=False, reason=_OVERLOAD.filled(id=id_))
    if not item.is_time:
        if not queue.has_patience:
            return replace(base, reason=_NO_PATIENCE.filled(id=id_))
        served = 1 - queue.abandoned
        sure = not queue.give_up_error or above(abs(served - item.value), queue.give_up_error)
        return replace(base, achieved=served, kept=not above(item.value, served), sure=sure)
    starts = (item.elapsed.least, item.elapsed.most)
    least, most = (_queue_keeps(item, queue, t) for t in starts)
    off = queue.error if item.quantifier == "mean" else queue.tail_error
    sure = all(
        _queue_keeps(item, queue, t / max(1 + side * off, NEAR)) == keeps
        for t, keeps in zip(starts, (least, most), strict=True)
        for side in (-1, 1)
    )
    base = replace(base, sure=sure)
    beyond = 1 - queue.service_level(item.elapsed.least)
    achieved = {"mean": queue.wait_mean, "share-within": 1 - beyond}.get(item.quantifier)
    return _with_starts(replace(base, achieved=achieved, beyond=beyond), least, most)


def _queue_keeps(item: Item, queue: QueueFigures, t: float) -> bool:
    """Who gives up counts as not served in time."""
    if item.quantifier == "mean":
        return not above(queue.wait_mean, t, NEAR)
    required = (item.share or 1.0) if item.quantifier == "share-within" else 1 - TOLERATED
    return not above(required, queue.service_level(t), NEAR)


def _judged(base: StandardFigures, law: TimeDistribution | None, reason: Wording | None) -> StandardFigures:
    if law is None:
        return replace(base, reason=reason)
    base = replace(base, note=None if law.method == "exact" else law.note)
    item = base.item
    if item.quantifier == "min":
        enough = [not above(t, law.smallest, NEAR) for t in (item.elapsed.least, item.elapsed.most)]
        return _with_starts(replace(base, achieved=law.smallest), enough[1], enough[0])
    least, most = (_judgement(item, law, t) for t in (item.elapsed.least, item.elapsed.most))
    achieved = least.achieved if isfinite(least.achieved) else None
    judged = replace(base, achieved=achieved, beyond=least.beyond, sure=least.sure and most.sure)
    return _with_starts(judged, least.kept, most.kept)


def _judgement(item: Item, law: TimeDistribution, t: float) -> Judgement:
    if item.quantifier == "share-within":
        return judge_share(law, t, item.share or 1.0)
    return judge_mean(law, t) if item.quantifier == "mean" else judge_max(law, t)


def _with_starts(base: StandardFigures, worst: bool, best: bool) -> StandardFigures:
    """Kept from the worst start on, broken even from the best one, or depending on the start."""
    if worst == best:
        return replace(base, kept=worst)
    span = base.item.elapsed
    return replace(
        base,
        reason=_STARTS.filled(
            least=quantity.both(quantity.time, span.least), most=quantity.both(quantity.time, span.most)
        ),
    )
