"""Promise longer than customers accept.

What it does
    Reports a promise that gives more time than customers accept in sum at the touchpoints of the most
    likely route from `from` to `to`. A route with a touchpoint of unknown tolerance is left alone.

Why it matters
    A promise that is kept and still disappoints was the wrong promise: it tells customers to expect what
    they do not accept.

Example
    ```yaml fail
    blueprint: 1
    title: Branch
    promises:
      - {id: done-in-30m, from: wait, to: counter, within: 30m, share: 90%}
    touchpoints:
      wait: {lane: customer, title: Wait, time: {standard: 5m, tolerance: 10m}, next: counter}
      counter: {lane: frontstage, title: Counter, time: {standard: 8m, tolerance: 12m}, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Branch
    promises:
      - {id: done-in-20m, from: wait, to: counter, within: 20m, share: 90%}
    touchpoints:
      wait: {lane: customer, title: Wait, time: {standard: 5m, tolerance: 10m}, next: counter}
      counter: {lane: frontstage, title: Counter, time: {standard: 8m, tolerance: 12m}, end: served}
    ```

中文
    承诺的时间比客户在沿途各触点容忍的时间之和还长。
"""

from blueprint import quantity
from blueprint.lint.content.titles import listed
from blueprint.lint.context.context import Context
from blueprint.lint.context.routes import likely_route, total
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.ranking import above
from blueprint.wording import Wording

rule = Rule("BP409", "promise-over-tolerance", Severity.WARNING)


@rule.checks
def promises_over_tolerance(context: Context) -> Hits:
    """Promises against the sum of tolerances along the most likely route."""
    tolerances = {
        id_: t.time.tolerance.seconds if t.time and t.time.tolerance else None
        for id_, t in context.map.touchpoints.items()
    }
    for index, promise in enumerate(context.map.promises):
        if promise.source is not None or not {promise.from_, promise.to} <= context.map.walked:
            continue
        route = likely_route(context, promise.from_, promise.to, tolerances)
        if route is None:
            continue
        accepted = total(route, tolerances)
        for key in ("within", "mean", "max"):
            time = getattr(promise, key)
            if time and above(time.seconds, accepted):
                yield Hit(
                    ("promises", index, key),
                    Wording(
                        "promise {id!r} gives {time}, customers accept {accepted}",
                        "承诺 {id!r} 为 {time}，客户只容忍 {accepted}",
                    ).filled(
                        id=promise.id,
                        time=time.wording,
                        accepted=quantity.both(quantity.time, accepted, beside=time.seconds),
                    ),
                    Wording(
                        "the tolerances of {route} add up to that; promise less",
                        "这是 {route} 的容忍时间之和；请承诺更短的时间",
                    ).filled(route=listed(route)),
                )
