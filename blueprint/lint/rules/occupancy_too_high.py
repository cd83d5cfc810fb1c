"""Servers who are busy nearly all the time.

What it does
    Reports staffed touchpoints whose servers are busy for more than `most` of their time (85 % when not
    configured). It needs `arrivals`; overload is `queue-overload`.

Why it matters
    Near full occupancy waits grow steeply, and people wear out. A higher occupancy is better only up to
    about 85 to 90 %, whatever a list of key figures says.

Example
    ```yaml fail
    blueprint: 1
    title: Branch
    arrivals: 60/h
    touchpoints:
      counter: {lane: frontstage, title: Counter, time: 8m, staffed: {servers: 9}, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Branch
    arrivals: 60/h
    touchpoints:
      counter: {lane: frontstage, title: Counter, time: 8m, staffed: {servers: 10}, end: served}
    ```

中文
    服务人员的利用率过高（默认超过 85%）：等候急剧变长，人也吃不消。
"""

from dataclasses import dataclass
from fractions import Fraction

from blueprint import quantity
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.lint.rulebook.options import option
from blueprint.ranking import above, ceiling
from blueprint.wording import Wording


@dataclass(frozen=True)
class Options:
    """How busy is too busy."""

    most: Fraction = option(
        Fraction(85, 100), "Share of their time that servers may be busy.", "服务人员忙碌时间的上限。"
    )


rule = Rule("BP414", "occupancy-too-high", Severity.WARNING, options=Options())


@rule.checks
def occupancies(context: Context) -> Hits:
    """Queues that settle, with servers who hardly rest."""
    if context.map.arrivals is None or not any(t.staffed for t in context.flat.map.touchpoints.values()):
        return
    figures = context.figures
    if figures is None:
        return
    from blueprint.figures.queues import waiting

    options: Options = context.options(rule)
    most = float(options.most)
    for id_, queue in waiting(figures.queues).items():
        if above(queue.utilisation, most) and most > 0:
            needed = ceiling(queue.utilisation * queue.servers / most)
            yield Hit(
                ("touchpoints", id_, "staffed", "servers"),
                Wording(
                    "the servers of {id!r} are busy {busy} of the time, more than {most}",
                    "{id!r} 的服务人员有 {busy} 的时间在忙，超过 {most}",
                ).filled(
                    id=id_,
                    busy=quantity.both(quantity.share, queue.utilisation, beside=most),
                    most=quantity.both(quantity.share, most),
                ),
                Wording(
                    "customers wait {wait} on the mean; with {needed} servers it would be within {most}",
                    "客户平均等候 {wait}；有 {needed} 人就在 {most} 以内",
                ).filled(
                    wait=quantity.both(quantity.time, queue.wait_mean),
                    needed=needed,
                    most=quantity.both(quantity.share, most),
                ),
            )
