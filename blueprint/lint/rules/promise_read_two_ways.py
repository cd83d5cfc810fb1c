"""Promise that can be read in two ways.

What it does
    Reports promised times that are kept by one way to read their words and not by another: by the clock or in opening
    hours, in working days or hour to hour.

Why it matters
    Who brings a device on Friday at four and hears "in four hours" counts by the clock; the workshop counts its hours.
    Each is right, and the customer is told that the promise was kept.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    opens: {mon-fri: 09:00-17:00}
    promises: [{id: mended, from: repair, to: repair, within: 4h, share: 90%}]
    touchpoints:
      repair: {lane: backstage, title: Repair, time: 3h, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    opens: {mon-fri: 09:00-17:00}
    promises: [{id: mended, from: repair, to: repair, within: 4 working hours, share: 90%}]
    touchpoints:
      repair: {lane: backstage, title: Repair, time: 3h, end: served}
    ```

中文
    承诺时限有不同的理解：按一种算能兑现，按另一种算不能。周五下午四点送修的客户听到“四小时”，按钟表计；维修间按开放时间计。
"""

from blueprint import quantity
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP436", "promise-read-two-ways", Severity.WARNING, since="0.2")

_KEYS = {"share": "within", "max": "max"}


@rule.checks
def promises_read_two_ways(context: Context) -> Hits:
    """Readings of one promised time whose verdicts differ."""
    figures = context.figures if context.map.promises and context.map.opens else None
    if figures is None:
        return
    from blueprint.flow.calendar.due import IN_SHORT

    for index, found in enumerate(figures.promises):
        for kind, read in found.readings.items():
            judged = next(j for j in found.judgements if j.kind == kind)
            other = read.turning(judged.share_required)
            if other is None:
                continue
            yield Hit(
                ("promises", index, _KEYS[kind]),
                Wording(
                    "promise {id!r} is kept for {one} of customers {first}, and for {two} {second}",
                    "承诺 {id!r} {first}可兑现 {one}，{second}则为 {two}",
                ).filled(
                    id=found.promise.id,
                    one=quantity.both(quantity.share, read.said.achieved),
                    two=quantity.both(quantity.share, other.achieved),
                    first=IN_SHORT[read.said.limit.reading],
                    second=IN_SHORT[other.limit.reading],
                ),
                Wording(
                    "tell customers which: `2 working days` and `4 working hours` say so, or give the day and the hour",
                    "请告知客户如何计算：写 `2 working days` 或 `4 working hours`，或直接说明到期的日期与钟点",
                ),
            )
