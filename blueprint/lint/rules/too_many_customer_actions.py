"""More customer actions than one picture holds.

What it does
    Reports a map with more touchpoints in the customer lane than `most`, 15 when not configured.

Why it matters
    Advice for blueprints is 8 to 12 customer actions; above 15 the steps are usually too small to decide
    anything by, or the map holds two scenarios.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      a01: {lane: customer, title: Find the number, next: a02}
      a02: {lane: customer, title: Pick up the phone, next: a03}
      a03: {lane: customer, title: Dial, next: a04}
      a04: {lane: customer, title: Hear the welcome, next: a05}
      a05: {lane: customer, title: Press one, next: a06}
      a06: {lane: customer, title: Press two, next: a07}
      a07: {lane: customer, title: Say the name, next: a08}
      a08: {lane: customer, title: Say the address, next: a09}
      a09: {lane: customer, title: Say the model, next: a10}
      a10: {lane: customer, title: Describe the fault, next: a11}
      a11: {lane: customer, title: Choose a day, next: a12}
      a12: {lane: customer, title: Choose an hour, next: a13}
      a13: {lane: customer, title: Hear the summary, next: a14}
      a14: {lane: customer, title: Agree, next: a15}
      a15: {lane: customer, title: Say goodbye, next: a16}
      a16: {lane: customer, title: Hang up, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      call: {lane: customer, title: Call the hotline, next: identify}
      identify: {lane: customer, title: Say who calls, next: describe}
      describe: {lane: customer, title: Describe the fault, next: agree}
      agree: {lane: customer, title: Agree on a day, end: served}
    ```

中文
    客户行为超过 15 个：粒度过细，或一张图里有两个场景。
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
    """How much is too much."""

    most: int = option(15, "Most touchpoints in the customer lane.", "客户泳道最多的触点数。")


rule = Rule("BP217", "too-many-customer-actions", Severity.INFO, options=Options())


@rule.checks
def too_many_customer_actions(context: Context) -> Hits:
    """The customer lane, counted."""
    options: Options = context.options(rule)
    actions = [t.id for t in context.map.touchpoints.values() if t.lane is Lane.CUSTOMER]
    if len(actions) > options.most:
        yield Hit(
            ("touchpoints", actions[options.most]),
            Wording(
                "the number of customer actions is {n}, more than {most}",
                "地图有 {n} 个客户行为，超过 {most} 个",
            ).filled(n=len(actions), most=options.most),
            Wording(
                "join small steps, or give a part a map of its own (`map:`)",
                "请合并细小步骤，或把一部分独立成图（`map:`）",
            ),
            at="key",
        )
