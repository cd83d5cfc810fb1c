"""Customers who give up before they are served.

What it does
    Reports staffed touchpoints whose customers have less patience than they would have to wait: on the
    mean, among those who wait at all, if nobody gave up; where `arrivals` change over the day, in the hour in
    which most give up. It needs `arrivals` and `staffed.patience`.

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
    客户的耐心短于需要等候的时间（到达随时段变化时，看放弃最多的时段）：队伍不长，是因为有人等不及走了。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.ranking import above
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.figures import Analysis
    from blueprint.model.service_map import ServiceMap

_REMEDY = Wording("add servers, or make the service quicker", "请增加人手，或缩短服务时间")
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
    if figures.days:
        yield from _by_hour(figures)
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
                _REMEDY,
            )


def _by_hour(figures: Analysis) -> Hits:
    """The hour in which most give up, against the same day if nobody did."""
    from blueprint.figures import Analysis as Figures
    from blueprint.figures.day.hours import hours_of
    from blueprint.model.arrivals import hour_called

    patient = Figures(_without_patience(figures.map), figures.settings)
    waits = {
        (hour_called(day.days, hour.start), id_): hour.at(id_).waiting.mean
        for day, hour in hours_of(patient.days)
        for line in day.lines
        for id_ in line.queued
    }
    worst: dict[str, tuple[Wording, float]] = {}
    patience = {}
    for day, hour in hours_of(figures.days):
        for id_, mean in ((id_, mean) for line in day.lines for id_, mean in line.patience.items()):
            patience[id_] = mean
            lost = hour.at(id_).abandoned
            if id_ not in worst or above(lost, worst[id_][1]):
                worst[id_] = hour_called(day.days, hour.start), lost
    for id_, (when, lost) in worst.items():
        wait = waits.get((when, id_))
        if wait is None or above(wait, patience[id_]):
            yield Hit(
                ("touchpoints", id_, "staffed", "patience"),
                Wording(
                    "from {when} on {lost} of those who come to {id!r} give up: {wait}, and patience lasts {patience}",
                    "{when} 起到 {id!r} 的客户有 {lost} 等不及离开：{wait}，耐心只有 {patience}",
                ).filled(
                    id=id_,
                    when=when,
                    lost=quantity.both(quantity.share, lost),
                    wait=_wait(wait, patience[id_]),
                    patience=quantity.both(quantity.time, patience[id_]),
                ),
                _REMEDY,
            )


def _without_patience(service_map: ServiceMap) -> ServiceMap:
    """The map if nobody gave up."""
    patient = {
        id_: t.model_copy(update={"staffed": t.staffed.model_copy(update={"patience": None})})
        for id_, t in service_map.touchpoints.items()
        if t.staffed and t.staffed.patience
    }
    return service_map.model_copy(update={"touchpoints": {**service_map.touchpoints, **patient}})


def _wait(wait: float | None, patience: float) -> Wording:
    if wait is None:
        return Wording("the queue would never end", "否则队伍没有尽头")
    told = quantity.both(quantity.time, wait, beside=patience)
    return Wording("the wait would be {wait}", "否则要等 {wait}").filled(wait=told)
