"""Promise that the map cannot keep.

What it does
    Computes the time from entering `from` to leaving `to`, over the customers who do both, and reports a
    promise that it does not keep: the share within the time, the mean, or the longest time. Where the
    distribution is not exact the message says "about", and the help how far off it can be. Where a loop
    has no longest time, a maximum counts as kept while at most 1 in 1000 customers exceed it.

Why it matters
    The fourth of the five gaps of service quality: what is delivered is not what was promised. A promise
    that the design cannot keep is broken before the first customer comes.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    promises:
      - {id: back-in-5h, from: report, to: collect, within: 5h, share: 90%}
    touchpoints:
      report: {lane: customer, title: Report, time: 5m, next: mend}
      mend: {lane: backstage, title: Mend, time: 4h, next: {collect: 80%, mend: 20%}}
      collect: {lane: customer, title: Collect, time: 15m, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    promises:
      - {id: back-in-5h, from: report, to: collect, within: 5h, share: 90%}
    touchpoints:
      report: {lane: customer, title: Report, time: 5m, next: mend}
      mend: {lane: backstage, title: Mend, time: 4h, next: {collect: 95%, mend: 5%}}
      collect: {lane: customer, title: Collect, time: 15m, end: served}
    ```

中文
    按地图计算，承诺做不到：信息写明能做到多少、承诺了多少；近似值注明“约”。
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.service_map import Promise
from blueprint.ranking import above
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.figures.promises import PromiseFigures
    from blueprint.flow.calendar.schedule import Schedule
    from blueprint.flow.time.chain import TimedChain
    from blueprint.flow.time.promise import Judgement

rule = Rule("BP407", "promise-not-kept", Severity.WARNING)

_KEYS = {"share": "within", "mean": "mean", "max": "max"}
_EXACTLY = Wording("", "")
_ABOUT = Wording("about ", "约 ")


@rule.checks
def promises_not_kept(context: Context) -> Hits:
    """Every promised quantity against the modelled time."""
    if not context.map.promises:
        return
    figures = context.figures
    if figures is None:
        return
    from blueprint.figures.promises import promise_figures

    parts = figures.timed()
    for index, promise in enumerate(context.map.promises):
        if not _by_calendar(promise, figures.schedule) and _surely_kept(promise, parts):
            continue
        found = promise_figures(promise, parts, figures.schedule)
        for judgement in found.judgements:
            if not judgement.kept:
                yield Hit(
                    ("promises", index, _KEYS[judgement.kind]),
                    _message(promise, judgement, found),
                    _help(judgement, found),
                )


def _message(promise: Promise, judgement: Judgement, found: PromiseFigures) -> Wording:
    within = judgement.limit
    about = _EXACTLY if found.law is None or found.law.method == "exact" else _ABOUT
    if judgement.kind == "share":
        return Wording(
            "promise {id!r} is kept for {about}{achieved} of customers, {required} is promised",
            "承诺 {id!r} 对{about}{achieved} 的客户做到，承诺的是 {required}",
        ).filled(
            id=promise.id,
            about=about,
            achieved=quantity.both(quantity.share, judgement.achieved, beside=judgement.required),
            required=quantity.both(quantity.share, judgement.required),
        )
    if judgement.kind == "mean":
        return Wording(
            "promise {id!r} takes {achieved} on the mean, {within} is promised",
            "承诺 {id!r} 平均用时 {achieved}，承诺的是 {within}",
        ).filled(
            id=promise.id,
            achieved=quantity.both(quantity.time, judgement.achieved, beside=judgement.within),
            within=within,
        )
    if math.isfinite(judgement.achieved):
        return Wording(
            "promise {id!r} takes up to {achieved}, {within} is promised",
            "承诺 {id!r} 最长用时 {achieved}，承诺的是 {within}",
        ).filled(
            id=promise.id,
            achieved=quantity.both(quantity.time, judgement.achieved, beside=judgement.within),
            within=within,
        )
    return Wording(
        "{about}{beyond} of customers take longer than {within}, the maximum of promise {id!r}",
        "承诺 {id!r} 有{about}{beyond} 的客户超过承诺的最长时间 {within}",
    ).filled(
        id=promise.id, about=about, beyond=quantity.both(quantity.share, judgement.beyond), within=within
    )


def _help(judgement: Judgement, found: PromiseFigures) -> Wording:
    said = [_remedy(judgement, found)]
    if (
        judgement.kind not in found.readings
        and found.law is not None
        and found.law.method != "exact"
        and judgement.kind != "mean"
    ):
        said.append(found.law.note)
    if found.never:
        said.append(
            Wording(
                "{never} of those who enter {a!r} never leave {b!r} and do not count",
                "进入 {a!r} 的客户有 {never} 不会离开 {b!r}，不计在内",
            ).filled(
                never=quantity.both(quantity.share, found.never), a=found.promise.from_, b=found.promise.to
            )
        )
    return Wording("; ".join(w.en for w in said), "；".join(w.zh for w in said))


def _remedy(judgement: Judgement, found: PromiseFigures) -> Wording:
    if over_nights := found.readings.get(judgement.kind):
        from blueprint.figures.calendar.words import worst_start

        return Wording(
            "{worst}; promise more time or working time, or shorten the way",
            "{worst}；请承诺更长的时间或工作时间，或缩短途中时间",
        ).filled(worst=worst_start(over_nights.said))
    kept = judgement.achieved
    if found.law is not None and judgement.kind != "mean":
        share = judgement.required if judgement.kind == "share" else 1 - judgement.tolerated
        kept = found.law.quantile(share) if share > 0 else 0.0
    if not math.isfinite(kept):
        return Wording("shorten the way, or promise a share", "请缩短途中时间，或承诺一个比例")
    return Wording(
        "{time} would be kept; promise that, or shorten the way", "{time} 做得到；请如此承诺，或缩短途中时间"
    ).filled(time=quantity.both(quantity.time, kept, beside=judgement.within))


def _by_calendar(promise: Promise, schedule: Schedule | None) -> bool:
    """Whether nights and weekends may come in."""
    from blueprint.model.working_time import WorkingTime

    return schedule is not None or any(isinstance(t, WorkingTime) for t in (promise.within, promise.max))


def _surely_kept(promise: Promise, parts: Sequence[tuple[float, TimedChain]]) -> bool:
    """Whether means and variances alone tell that a promise is kept: a distribution costs a hundred times more.

    By the inequality of Cantelli 1928 at most var / (var + d^2) of customers exceed the mean by d.
    """
    from blueprint.flow.time.chain import UnknownTime
    from blueprint.flow.time.law import Law
    from blueprint.flow.time.stretch import Unanswerable, stretch
    from blueprint.flow.time.totals import figures_of

    walks = []
    for share, timed in parts:
        try:
            found = stretch(timed, promise.from_, promise.to)
        except UnknownTime:
            return False
        if isinstance(found, Unanswerable):
            return False
        if found.walk is not None:
            walks.append((share * found.both, found.walk))
    weight = math.fsum(w for w, _ in walks)
    if not weight:
        return False
    largest = max(walk.largest for _, walk in walks)
    limits = [t.seconds for t in (promise.within, promise.mean, promise.max) if t]
    if not above(largest, min(limits, default=0.0)):
        return True
    if promise.max and above(largest, promise.max.seconds):
        return False
    if not all(isinstance(part, Law) for _, walk in walks for part in walk.parts):
        return False  # the mean of a parallel block is an integral
    times = [(w / weight, figures_of(walk)) for w, walk in walks]
    mean = math.fsum(w * t.mean for w, t in times)
    variance = math.fsum(w * (t.variance + (t.mean - mean) ** 2) for w, t in times)
    if promise.mean and above(mean, promise.mean.seconds):
        return False
    if promise.within is None:
        return True
    spare = promise.within.seconds - mean
    required = 1.0 if promise.share is None else float(promise.share)
    return above(spare, 0) and not above(variance / (variance + spare * spare), 1 - required)
