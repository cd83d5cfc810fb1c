"""Standards that add up to more than was promised.

What it does
    Adds up the standard times along the most likely route of a promise, of parallel branches the longest,
    and reports a promise that is shorter. A route with a touchpoint without a standard is left alone.

Why it matters
    Even if everybody keeps their standard, the promise is broken: on paper already, before anything varies.

Example
    ```yaml fail
    blueprint: 1
    title: Branch
    promises:
      - {id: done-in-10m, from: wait, to: counter, within: 10m, share: 90%}
    touchpoints:
      wait: {lane: customer, title: Wait, time: 5m, next: counter}
      counter: {lane: frontstage, title: Counter, time: 8m, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Branch
    promises:
      - {id: done-in-15m, from: wait, to: counter, within: 15m, share: 90%}
    touchpoints:
      wait: {lane: customer, title: Wait, time: 5m, next: counter}
      counter: {lane: frontstage, title: Counter, time: 8m, end: served}
    ```

中文
    最可能的动线上各触点的标准时间之和超过承诺的时间。
"""

from blueprint import quantity
from blueprint.lint.content.titles import listed
from blueprint.lint.context.context import Context
from blueprint.lint.context.routes import likely_route, total
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.ranking import above
from blueprint.wording import Wording

rule = Rule("BP410", "standards-exceed-promise", Severity.WARNING)


@rule.checks
def standards_exceeding_promises(context: Context) -> Hits:
    """Promises against the sum of standards along the most likely route."""
    standards = {
        id_: t.time.standard.seconds if t.time and t.time.standard else None
        for id_, t in context.map.touchpoints.items()
    }
    for index, promise in enumerate(context.map.promises):
        if not {promise.from_, promise.to} <= context.map.walked:
            continue
        route = likely_route(context, promise.from_, promise.to, standards)
        if route is None:
            continue
        needed = total(route, standards)
        for key in ("within", "mean", "max"):
            time = getattr(promise, key)
            if time and above(needed, time.seconds):
                yield Hit(
                    ("promises", index, key),
                    Wording(
                        "promise {id!r} gives {time}, the standards on the way add up to {needed}",
                        "承诺 {id!r} 为 {time}，沿途标准时间之和为 {needed}",
                    ).filled(
                        id=promise.id,
                        time=time.wording,
                        needed=quantity.both(quantity.time, needed, beside=time.seconds),
                    ),
                    Wording("the way is {route}", "动线为 {route}").filled(route=listed(route)),
                )
