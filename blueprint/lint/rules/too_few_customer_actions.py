"""Fewer customer actions than a service has.

What it does
    Reports a map with fewer touchpoints in the customer lane than `least`, 5 when not configured.

Why it matters
    A blueprint is drawn from what customers do. With fewer than five actions it is mostly a process chart
    of the firm, and what customers go through is not in it.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: repair}
      repair: {lane: backstage, title: Repair, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      call: {lane: customer, title: Call the hotline, next: describe}
      describe: {lane: customer, title: Describe the fault, next: bring}
      bring: {lane: customer, title: Bring the device, next: mend}
      mend: {lane: backstage, title: Mend, next: collect}
      collect: {lane: customer, title: Collect the device, next: leave}
      leave: {lane: customer, title: Leave, end: served}
    ```

中文
    客户行为少于 5 个：过于抽象，看不出客户经历了什么。
"""

from dataclasses import dataclass

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.lint.rulebook.options import option
from blueprint.model.names import Lane
from blueprint.wording import Wording


@dataclass(frozen=True)
class Options:
    """How little is too little."""

    least: int = option(5, "Fewest touchpoints in the customer lane.", "客户泳道最少的触点数。")


rule = Rule("BP218", "too-few-customer-actions", Severity.INFO, options=Options())


@rule.checks
def too_few_customer_actions(context: Context) -> Hits:
    """The customer lane, counted."""
    options: Options = context.options(rule)
    count = sum(t.lane is Lane.CUSTOMER for t in context.map.touchpoints.values())
    if count < options.least:
        yield Hit(
            ("touchpoints",),
            Wording(
                "the number of customer actions is {n}, less than {least}",
                "地图有 {n} 个客户行为，少于 {least} 个",
            ).filled(n=count, least=options.least),
            Wording(
                "write down what customers do, step by step, before what staff do",
                "请先逐步写出客户做什么，再写员工做什么",
            ),
            at="key",
        )
