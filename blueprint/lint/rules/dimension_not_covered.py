"""Dimension of quality that customers may never meet.

What it does
    Reports each of the five dimensions that no touchpoint serves, or that only touchpoints serve which
    some customers never come to.

Why it matters
    Customers judge by tangibles, reliability, responsiveness, assurance and empathy. A dimension that is
    designed nowhere is left to chance; one that can be avoided is missing for those who avoid it.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, quality: [tangibles, responsiveness], next: repair}
      repair: {lane: frontstage, title: Repair, quality: [reliability, assurance], end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, quality: [tangibles, responsiveness], next: repair}
      repair: {lane: frontstage, title: Repair, quality: [reliability, assurance, empathy], end: served}
    ```

中文
    五大要素（有形度、信赖度、反应度、专业度、同理度）中有的没有触点承担，或只在部分客户会到的触点上。
"""

from blueprint.flow.visits.avoidance import avoiding
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.names import DIMENSION_NAMES, Dimension
from blueprint.wording import Wording

rule = Rule("BP706", "dimension-not-covered", Severity.WARNING)


@rule.checks
def dimensions_not_covered(context: Context) -> Hits:
    """The five dimensions; all that nothing serves are one finding."""
    served = {
        d: {t.id for t in context.map.touchpoints.values() if d in t.quality and t.id in context.reached}
        for d in Dimension
    }
    absent = [d for d in Dimension if not served[d]]
    if absent:
        yield Hit(
            ("touchpoints",),
            Wording("no touchpoint serves {dimensions}", "没有触点承担{dimensions}").filled(
                dimensions=Wording(
                    ", ".join(d.value for d in absent), "、".join(DIMENSION_NAMES[d].zh for d in absent)
                )
            ),
            Wording(
                "write `quality: [{first}]` at the touchpoint that stands for it",
                "请在承担它的触点写 `quality: [{first}]`",
            ).filled(first=absent[0].value),
            at="key",
        )
    for dimension, ids in served.items():
        detour = avoiding(context.map, context.entries, context.successors, context.blocks[0], ids)
        if ids and detour.left:
            out = next(id_ for id_ in context.map.touchpoints if id_ in detour.left)
            first = next(id_ for id_ in context.map.touchpoints if id_ in ids)
            yield Hit(
                ("touchpoints", first, "quality", context.map.touchpoints[first].quality.index(dimension)),
                Wording(
                    "customers can leave at {out!r} without having met {dimension}",
                    "有的动线上，客户未感受到{dimension}就从{out!r}离开",
                ).filled(out=out, dimension=Wording(dimension.value, DIMENSION_NAMES[dimension].zh)),
                Wording(
                    "let a touchpoint serve it that nobody can avoid", "请让一个谁都绕不开的触点也承担它"
                ),
            )
