"""Servers who are busy nearly all the time.

What it does
    Reports staffed touchpoints whose servers are busy for more than `most` of their time (85 % when not
    configured), where `arrivals` change over the day in the hour in which they are busiest. It needs
    `arrivals`; overload is `queue-overload`.

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
    服务人员的利用率过高（默认超过 85%；到达随时段变化时，看最忙的时段）：等候急剧变长，人也吃不消。
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.lint.rulebook.options import option
from blueprint.ranking import above, ceiling
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.figures import Analysis


@dataclass(frozen=True)
class Options:
    """How busy is too busy."""

    most: Fraction = option(
        Fraction(85, 100), "Share of their time that servers may be busy.", "服务人员利用率的上限。"
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
    if figures.days:
        yield from _by_hour(figures, most)
        return
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


def _by_hour(figures: Analysis, most: float) -> Hits:
    """The hour in which they are busiest: a mean over the day hides it."""
    from blueprint.figures.day.hours import busiest_hours

    for id_, (when, queue) in busiest_hours(figures.days).items():
        if above(queue.utilisation, most) and most > 0:
            yield Hit(
                ("touchpoints", id_, "staffed"),
                Wording(
                    "from {when} on the servers of {id!r} are busy {busy} of the time, more than {most}",
                    "{when} 起 {id!r} 的服务人员有 {busy} 的时间在忙，超过 {most}",
                ).filled(
                    id=id_,
                    when=when,
                    busy=quantity.both(quantity.share, queue.utilisation, beside=most),
                    most=quantity.both(quantity.share, most),
                ),
                Wording(
                    "customers who come then wait {wait} on the mean; `blueprint staff --by 30m` says how many people are "
                    "needed when",
                    "此时到达的客户平均等候 {wait}；何时需要几人，见 `blueprint staff --by 30m`",
                ).filled(wait=quantity.both(quantity.time, queue.wait_mean)),
            )
