"""Map without a way out.

What it does
    Reports a map in which every touchpoint leads on and none has an `end`.

Why it matters
    Nobody ever leaves: there is no last moment to remember, no time that ends, and no share that was
    served.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, start: 100%, next: repair}
      repair: {lane: backstage, title: Repair, next: report}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, start: 100%, next: repair}
      repair: {lane: backstage, title: Repair, next: {report: 10%}, end: served}
    ```

中文
    地图没有出口：每个触点都通向下一个，没有一个写了 `end`。
"""

from blueprint.flow.chain.neighbours import endless
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP210", "missing-exit", Severity.ERROR)


@rule.checks
def missing_exit(context: Context) -> Hits:
    """A map nobody can leave; where a touchpoint leads nowhere, `dead-end` says so."""
    if not all(endless(view.map) for view in context.views):
        return
    yield Hit(
        ("touchpoints",),
        Wording("customers cannot leave: no touchpoint has an `end`", "客户无法离开：没有触点写了 `end`"),
        Wording(
            "write `end: served` at the touchpoint where customers leave",
            "请在客户离开的触点写 `end: served`",
        ),
        at="key",
    )
