"""Wait that nothing limits.

What it does
    Reports touchpoints where customers wait whose time is written down, but no `tolerance`, and that lie
    between `from` and `to` of no promise. A wait is a touchpoint that customers experience, that nobody
    serves at, and whose id or title says so.

Why it matters
    A wait without a maximum is nobody's business: it cannot be measured against anything, and it grows.

Example
    ```yaml fail
    blueprint: 1
    title: Branch
    touchpoints:
      wait: {lane: customer, title: Wait for the call, time: 5m, next: counter}
      counter: {lane: frontstage, title: Counter, time: 8m, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Branch
    touchpoints:
      wait: {lane: customer, title: Wait for the call, time: {standard: 5m, tolerance: 10m}, next: counter}
      counter: {lane: frontstage, title: Counter, time: 8m, end: served}
    ```

中文
    等候触点写了时间，却没有容忍时间，也不在任何承诺之内。
"""

from blueprint.flow.chain.graph import between
from blueprint.flow.chain.waits import is_wait
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP411", "wait-without-maximum", Severity.WARNING)


@rule.checks
def waits_without_maximum(context: Context) -> Hits:
    """Waits with a time, without a tolerance, outside of every promise."""
    waits = [
        t
        for t in context.map.touchpoints.values()
        if t.time is not None and t.time.tolerance is None and t.id in context.map.walked and is_wait(t)
    ]
    if not waits:
        return
    covered = {id_ for p in context.map.promises for id_ in between(context.successors, p.from_, p.to)}
    for touchpoint in waits:
        if touchpoint.id not in covered:
            yield Hit(
                ("touchpoints", touchpoint.id, "time"),
                Wording(
                    "the wait {id!r} has neither a tolerance nor a promise",
                    "等候 {id!r} 既没有容忍时间，也没有承诺",
                ).filled(id=touchpoint.id),
                Wording(
                    "add `tolerance:`, the longest wait that customers accept",
                    "请加上 `tolerance:`，即客户能接受的最长等候",
                ),
                at="key",
            )
