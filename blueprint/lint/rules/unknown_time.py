"""Promise that cannot be judged for want of a time.

What it does
    Reports touchpoints without a time that lie between `from` and `to` of a promise, and names the
    promises that cannot be told because of it. `missing-time` reports every touchpoint without one.

Why it matters
    Blank means unknown, never zero. A promise over an unknown time is neither kept nor broken, and no
    rule says anything about it.

Example
    ```yaml fail
    blueprint: 1
    title: Branch
    promises:
      - {id: done-in-15m, from: wait, to: counter, within: 15m, share: 90%}
    touchpoints:
      wait: {lane: customer, title: Wait, time: 5m, next: counter}
      counter: {lane: frontstage, title: Counter, end: served}
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
    承诺途经的触点没有时间，承诺能否做到因此算不出来。
"""

from blueprint.flow.chain.graph import between
from blueprint.lint.context.context import Context
from blueprint.lint.context.times import is_known
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP412", "unknown-time", Severity.INFO)


@rule.checks
def unknown_times(context: Context) -> Hits:
    """Touchpoints on the way of promises."""
    flat = context.flat
    lacking = [id_ for id_, t in flat.map.touchpoints.items() if id_ in flat.reached and not is_known(t)]
    if not lacking or not context.map.promises or not context.walks:
        return
    ways = {p.id: between(flat.successors, p.from_, p.to) for p in context.map.promises}
    for id_ in lacking:
        promises = [promise for promise, ids in ways.items() if id_ in ids]
        if promises:
            yield Hit(
                ("touchpoints", id_),
                Wording(
                    "the time of {id!r} is unknown, and so is whether {promises} can be kept",
                    "{id!r} 的时间未知，{promises} 能否做到也就未知",
                ).filled(id=id_, promises=", ".join(map(repr, promises))),
                Wording("add the standard: `time: 5m`", "请加上标准时间：`time: 5m`"),
                at="key",
            )
