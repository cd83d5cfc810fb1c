"""Limit that the map cannot keep.

What it does
    Computes the time on the clock of each `limit`, from entering `from` to leaving `to` (at the touchpoint alone where it
    says neither), over the customers who do both, and reports a limit that is not kept. A limit whose `source` names an
    item of a standards pack and that does not say where its clock starts is counted from where customers come in. Where
    a loop has no longest time, it counts as kept while at most 1 in 1000 customers exceed it. What
    `outside-standard` or `standard-over-limit` report of the same limit is not reported twice.

Why it matters
    The law counts from when the customer complained, not from when the answer was at last begun: a step of five
    minutes at the end of forty days is late.

Example
    ```yaml fail
    blueprint: 1
    title: Complaint
    touchpoints:
      complain: {lane: customer, title: Complain, time: 5m, next: look-into}
      look-into: {lane: backstage, title: Look into it, time: 40d, next: answer}
      answer:
        lane: frontstage
        title: Answer
        time: {standard: 5m, limit: {within: 15d, from: complain}}
        end: served
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Complaint
    touchpoints:
      complain: {lane: customer, title: Complain, time: 5m, next: look-into}
      look-into: {lane: backstage, title: Look into it, time: 10d, next: answer}
      answer:
        lane: frontstage
        title: Answer
        time: {standard: 5m, limit: {within: 15d, from: complain}}
        end: served
    ```

中文
    按地图计算，从时限的起点到终点所需时间超过法定时限。
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.flow.time.promise import Judgement
    from blueprint.model.service_map import Promise

rule = Rule("BP431", "limit-not-kept", Severity.WARNING)

_LONGEST = Wording(
    "from entering {a!r} to leaving {b!r} it takes up to {time}, the limit is {limit}",
    "从进入 {a!r} 到离开 {b!r} 最长用时 {time}，而时限是 {limit}",
)
_SHARE = Wording(
    "from entering {a!r} to leaving {b!r} it takes {share} of customers longer than the limit of {limit}",
    "从进入 {a!r} 到离开 {b!r} 有 {share} 的客户超过时限 {limit}",
)
_HELP = Wording("shorten the way from {a!r} to {b!r}", "请缩短从 {a!r} 到 {b!r} 的时间")


@rule.checks
def limits_not_kept(context: Context) -> Hits:
    """Limits against the time on their clocks."""
    if not any(t.time and t.time.limit and t.time.limit.within for t in context.map.touchpoints.values()):
        return
    figures = context.figures
    if figures is None:
        return
    said = {
        f.applied.touchpoint
        for f in (context.standards.figures if context.map.standards else ())
        if f.applied and f.applied.way == "limit" and f.kept is False and f.pack.of(f.item) == "verified"
    }
    for limit in figures.limits:
        for judgement in limit.judgements:
            if not judgement.kept and limit.promise.id not in said and not _at_once(context, limit.promise):
                ends = {"a": limit.promise.from_, "b": limit.promise.to}
                yield Hit(
                    ("touchpoints", limit.promise.id, "time", "limit", "within"),
                    (_LONGEST if math.isfinite(judgement.achieved) else _SHARE).filled(
                        **ends, **_figures(judgement)
                    ),
                    _HELP.filled(**ends),
                )


def _at_once(context: Context, limit: Promise) -> bool:
    """Whether the standard of the touchpoint alone is longer than its limit."""
    times = context.map.touchpoints[limit.id].time
    alone = limit.from_ == limit.to == limit.id
    return bool(alone and times and times.standard and limit.max and times.standard > limit.max)


def _figures(j: Judgement) -> dict[str, Wording]:
    time = j.achieved if math.isfinite(j.achieved) else j.within
    return {
        "time": quantity.both(quantity.time, time, beside=j.required),
        "share": quantity.both(quantity.share, j.beyond),
        "limit": j.limit,
    }
