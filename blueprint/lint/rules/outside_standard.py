"""Outside a standard that the map names.

What it does
    Computes what a map keeps of the standards packs it names under `standards:`, and reports where it is outside: a promise
    or a limit that names an item as its `source`, and waits that fit an item's scope, such as callers waiting for a person.
    Only items whose source was read (certainty `verified`) count here. A promise that itself promises what the item asks
    for is the subject of `promise-not-kept`. Where working days make it depend on the day of the start, nothing is
    reported; `blueprint analyse` shows it. A wait in a queue has no longest time: a maximum counts as kept while at
    most 1 in 1000 customers wait longer.

Why it matters
    A regulation asks for a mean, a longest time, or a share of cases: three different things, and a service designed for one
    can break another.

Example
    ```yaml fail
    blueprint: 1
    title: Hotline
    arrivals: 40/h
    standards: [cn.gov_hotline.GBT33358-2016]
    touchpoints:
      answer:
        lane: frontstage
        title: Hotline
        role: Agent
        channel: voice
        time: 4m
        staffed: {servers: 3}
        end: served
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Hotline
    arrivals: 40/h
    standards: [cn.gov_hotline.GBT33358-2016]
    touchpoints:
      answer:
        lane: frontstage
        title: Hotline
        role: Agent
        channel: voice
        time: 4m
        staffed: {servers: 10}
        end: served
    ```

中文
    按地图计算，不符合所声明标准包中的已核实条目；平均、最长、达标比例分别判断。
"""

from blueprint.lint.content.standards_words import outside, promised_anyway
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hits, Rule

rule = Rule("BP424", "outside-standard", Severity.WARNING)


@rule.checks
def outside_standards(context: Context) -> Hits:
    """Verified items that are not kept."""
    if not context.map.standards:
        return
    for figures in context.standards.figures:
        verified = figures.pack.of(figures.item) == "verified"
        if figures.kept is False and verified and not promised_anyway(figures):
            yield outside(figures)
