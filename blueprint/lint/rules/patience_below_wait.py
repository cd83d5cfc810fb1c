"""Customers who give up before they are served.

What it does
    Reports staffed touchpoints whose customers have less patience than they would have to wait: on the
    mean, among those who wait at all, if nobody gave up. It needs `arrivals` and `staffed.patience`.

Why it matters
    The queue is then kept short by those who leave it. That is no service level, it is lost customers.

Example
    ```yaml fail
    blueprint: 1
    title: Hotline
    arrivals: 60/h
    touchpoints:
      answer:
        lane: frontstage
        title: Answer
        time: 8m
        staffed: {servers: 9, patience: 2m}
        end: served
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Hotline
    arrivals: 60/h
    touchpoints:
      answer:
        lane: frontstage
        title: Answer
        time: 8m
        staffed: {servers: 13, patience: 2m}
        end: served
    ```

中文
    客户的耐心短于需要等候的时间：队伍不长，是因为有人等不及走了。
"""

from blueprint import quantity
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.ranking import above
from blueprint.wording import Wording

rule = Rule("BP416", "patience-below-wait", Severity.WARNING)


@rule.checks
def patience_below_wait(context: Context) -> Hits:
    """Queues under patience against the same queues without."""
    staffed = [t for t in context.flat.map.touchpoints.values() if t.staffed and t.staffed.patience]
    if context.map.arrivals is None or not staffed:
        return
    figures = context.figures
    if figures is None:
        return
    from blueprint.figures.queues import waiting
    from blueprint.flow.queues.queue import QueueFigures, pooled_service, queue

    queues = waiting(figures.queues)
    for touchpoint in staffed:
        here = queues.get(touchpoint.id)
        if here is None or touchpoint.staffed is None or touchpoint.staffed.patience is None:
            continue
        patience = touchpoint.staffed.patience
        service = pooled_service(
            [
                (s.share * s.visits.visits.get(touchpoint.id, 0.0), s.service_laws[touchpoint.id])
                for s in figures.segments.values()
                if touchpoint.id in s.service_laws
            ]
        )
        endless = queue(here.arrivals_per_hour, here.servers, service)
        wait = endless.waiting.mean if isinstance(endless, QueueFigures) else None
        if wait is None or above(wait, patience.seconds):
            yield Hit(
                ("touchpoints", touchpoint.id, "staffed", "patience"),
                Wording(
                    "{lost} of those who come to {id!r} give up: {wait}, and patience lasts {patience}",
                    "到 {id!r} 的客户有 {lost} 等不及离开：{wait}，耐心只有 {patience}",
                ).filled(
                    id=touchpoint.id,
                    lost=quantity.both(quantity.share, here.abandoned),
                    wait=_wait(wait, patience.seconds),
                    patience=patience.wording,
                ),
                Wording("add servers, or make the service quicker", "请增加人手，或缩短服务时间"),
            )


def _wait(wait: float | None, patience: float) -> Wording:
    if wait is None:
        return Wording("the queue would never end", "否则队伍没有尽头")
    told = quantity.both(quantity.time, wait, beside=patience)
    return Wording("the wait would be {wait}", "否则要等 {wait}").filled(wait=told)
