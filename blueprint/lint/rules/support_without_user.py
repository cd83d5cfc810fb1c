"""Support that nobody uses.

What it does
    Reports touchpoints of the support lane that no touchpoint names under `uses` and no arrow touches.

Why it matters
    A support process exists for the steps that depend on it. Without them its failures harm nobody in the
    figures, and in the picture it hangs in the air.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, end: served}
      case-system: {lane: support, title: Case system}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, uses: [case-system], end: served}
      case-system: {lane: support, title: Case system}
    ```

中文
    没有任何触点使用的支持过程。
"""

from blueprint.flow.chain.neighbours import unlinked
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.names import Lane
from blueprint.wording import Wording

rule = Rule("BP310", "support-without-user", Severity.WARNING)


@rule.checks
def support_without_user(context: Context) -> Hits:
    """Support touchpoints that hang in the air."""
    for touchpoint in unlinked(context.map):
        if touchpoint.lane is Lane.SUPPORT:
            yield Hit(
                ("touchpoints", touchpoint.id),
                Wording("nothing uses {id!r}", "没有触点使用 {id!r}").filled(id=touchpoint.id),
                Wording(
                    "write `uses: [{id}]` at the touchpoints that depend on it",
                    "请在依赖它的触点写 `uses: [{id}]`",
                ).filled(id=touchpoint.id),
                at="key",
            )
