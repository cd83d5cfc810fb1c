"""Evidence behind the line of visibility.

What it does
    Reports `evidence` on backstage and support touchpoints.

Why it matters
    Evidence is what customers see. Below the line of visibility they see nothing; the item belongs to the
    touchpoint where it comes into view.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: test}
      test: {lane: backstage, title: Test, evidence: [Test report], next: collect}
      collect: {lane: customer, title: Collect, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: test}
      test: {lane: backstage, title: Test, next: collect}
      collect: {lane: customer, title: Collect, evidence: [Test report], end: served}
    ```

中文
    后台或支持触点写了有形展示；客户看不到可视线以下的东西。
"""

from blueprint.flow.chain.neighbours import HIDDEN
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP320", "hidden-evidence", Severity.WARNING)


@rule.checks
def hidden_evidence(context: Context) -> Hits:
    """Things to see where nobody looks."""
    for id_, touchpoint in context.map.touchpoints.items():
        if touchpoint.lane in HIDDEN and touchpoint.evidence:
            yield Hit(
                ("touchpoints", id_, "evidence"),
                Wording(
                    "customers see nothing at {id!r}, in the {lane} lane",
                    "客户看不到位于 {lane} 泳道的 {id!r}",
                ).filled(id=id_, lane=touchpoint.lane.value),
                Wording("list it where customers see it", "请写在客户看到它的触点上"),
                at="key",
            )
