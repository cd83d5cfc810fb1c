"""Need that no touchpoint serves.

What it does
    Reports needs of the map that no touchpoint names under `meets`.

Why it matters
    An empty row in the House of Quality: customers want it, and nothing in the service is there for it.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    needs:
      soon: {title: Mended soon, importance: 5}
      informed: {title: Kept informed, importance: 4}
    touchpoints:
      report: {lane: customer, title: Report, next: repair}
      repair: {lane: backstage, title: Repair, meets: {soon: 9}, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    needs:
      soon: {title: Mended soon, importance: 5}
      informed: {title: Kept informed, importance: 4}
    touchpoints:
      report: {lane: customer, title: Report, next: repair}
      repair: {lane: backstage, title: Repair, meets: {soon: 9}, next: call}
      call: {lane: frontstage, title: Call the customer, meets: {informed: 9}, end: served}
    ```

中文
    没有任何触点满足的需求：质量屋中的空行。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP707", "need-unserved", Severity.WARNING)


@rule.checks
def needs_unserved(context: Context) -> Hits:
    """Rows of the House of Quality without an entry."""
    served = {n for t in context.map.touchpoints.values() for n, weight in t.meets.items() if weight}
    for need in context.map.needs:
        if need not in served:
            yield Hit(
                ("needs", need),
                Wording("no touchpoint meets the need {need!r}", "没有触点满足需求 {need!r}").filled(
                    need=need
                ),
                Wording(
                    "write `meets: {{{need}: 9}}` at the touchpoint that is there for it",
                    "请在满足它的触点写 `meets: {{{need}: 9}}`",
                ).filled(need=need),
                at="key",
            )
