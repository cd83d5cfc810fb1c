"""Outside a figure that is not verified.

What it does
    As `outside-standard`, for items whose certainty is `probable` or `memory`.

Why it matters
    It may be outside a rule, or the number may be wrong: look the number up first.

Example
    ```yaml fail
    blueprint: 1
    title: Fault repair
    standards: [cn.telecom.MII36-2005]
    promises:
      - {id: mended, from: mend, to: mend, within: 96h, source: cn.telecom.MII36-2005#urban-repair}
    touchpoints:
      mend: {lane: backstage, title: Mend, time: 72h, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Fault repair
    standards: [cn.telecom.MII36-2005]
    promises:
      - {id: mended, from: mend, to: mend, within: 48h, source: cn.telecom.MII36-2005#urban-repair}
    touchpoints:
      mend: {lane: backstage, title: Mend, time: 20h, end: served}
    ```

中文
    按地图计算，超出标准包中未经核实的数值；请先查证该数值。
"""

from blueprint.lint.content.standards_words import outside, promised_anyway
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hits, Rule

rule = Rule("BP426", "outside-uncertain-standard", Severity.INFO)


@rule.checks
def outside_uncertain_standards(context: Context) -> Hits:
    """Items that are not verified and not kept."""
    if not context.map.standards:
        return
    for figures in context.standards.figures:
        verified = figures.pack.of(figures.item) == "verified"
        if figures.kept is False and not verified and not promised_anyway(figures):
            yield outside(figures)
