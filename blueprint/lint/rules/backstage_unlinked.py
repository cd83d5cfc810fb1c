"""Backstage step that nothing leads to.

What it does
    Reports touchpoints of the backstage lane that no arrow touches and no touchpoint names under `uses`.

Why it matters
    Every backstage action is linked up or down: to the contact it serves, or to the support it needs. One
    that is linked to nothing is in no figure; its time and its failures are missing.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      receive: {lane: frontstage, title: Take the case, end: served}
      label: {lane: backstage, title: Label the device, time: 5m}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      receive: {lane: frontstage, title: Take the case, next: label}
      label: {lane: backstage, title: Label the device, time: 5m, end: served}
    ```

中文
    后台触点没有任何联系：没有箭头，也没有触点使用它。
"""

from blueprint.flow.chain.neighbours import unlinked
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.names import Lane
from blueprint.wording import Wording

rule = Rule("BP313", "backstage-unlinked", Severity.ERROR)


@rule.checks
def backstage_unlinked(context: Context) -> Hits:
    """Backstage touchpoints that hang in the air."""
    for touchpoint in unlinked(context.map):
        if touchpoint.lane is Lane.BACKSTAGE:
            yield Hit(
                ("touchpoints", touchpoint.id),
                Wording(
                    "nothing leads to {id!r}, and nothing uses it", "没有箭头通向 {id!r}，也没有触点使用它"
                ).filled(id=touchpoint.id),
                Wording(
                    "lead an arrow to it, or write `uses: [{id}]` at the touchpoint it serves",
                    "请画一个箭头通向它，或在它所服务的触点写 `uses: [{id}]`",
                ).filled(id=touchpoint.id),
                at="key",
            )
