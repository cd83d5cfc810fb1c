"""Limit longer than its source says.

What it does
    Reports a limit whose `within` is longer than the item of the standards pack that it names as its `source`, where that
    item is verified. Working days are taken at their shortest: what they leave from the worst day of the week.

Why it matters
    The rules about limits look at the number in the map. A number that was copied wrong makes them all say yes.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    standards: [cn.sanbao.1995]
    touchpoints:
      mend:
        lane: backstage
        title: Mend
        time: {standard: 5d, limit: {within: 60d, source: cn.sanbao.1995#repair}}
        end: served
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    standards: [cn.sanbao.1995]
    touchpoints:
      mend:
        lane: backstage
        title: Mend
        time: {standard: 5d, limit: {within: 30d, source: cn.sanbao.1995#repair}}
        end: served
    ```

中文
    时限比其 `source` 所引用的标准条目更长。
"""

from blueprint.figures.standards.applied import meant
from blueprint.lint.content.standards_words import called, item_help, value_of
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.ranking import above
from blueprint.wording import Wording

rule = Rule("BP427", "limit-over-standard", Severity.WARNING)


@rule.checks
def limits_over_standards(context: Context) -> Hits:
    """Limits against the items that they name."""
    for reference in context.standards.references:
        touchpoint = context.map.touchpoints.get(reference.touchpoint or "")
        pack = context.standards.pack(reference.pack)
        if touchpoint is None or pack is None or not (touchpoint.time and touchpoint.time.limit):
            continue
        within = touchpoint.time.limit.within
        items = [
            i
            for i in meant(pack, reference.item)
            if i.by_name and i.quantifier != "min" and pack.of(i) == "verified"
        ]
        over = [i for i in items if within and above(within.seconds, i.elapsed.least)]
        if within and items and len(over) == len(items):
            yield Hit(
                (*reference.path[:-1], "within"),
                Wording(
                    "the limit {within} of {id!r} is longer than {value}, as {who} says",
                    "{id!r} 的时限 {within} 超过{who}的 {value}",
                ).filled(
                    id=touchpoint.id,
                    within=within.wording,
                    value=value_of(over[0]),
                    who=called(pack, over[0]),
                ),
                item_help(pack, over[0]),
            )
