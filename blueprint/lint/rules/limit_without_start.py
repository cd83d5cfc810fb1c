"""Limit that does not say where its clock starts.

What it does
    Reports a `limit` whose `source` names an item of a standards pack, at a touchpoint that others come before, without
    `from`. Its time is then counted from where customers come in; where they come in at several touchpoints it
    cannot be said to be kept.

Why it matters
    A law says what starts its clock: the complaint comes in, the device is handed in. That is seldom the
    touchpoint at which the clock stops, and the last step alone always looks in time.

Example
    ```yaml fail
    blueprint: 1
    title: Complaint
    standards: [cn.bank_insurance_complaints.2020]
    touchpoints:
      greet: {lane: frontstage, title: Greet, time: 1m, next: complain}
      complain: {lane: customer, title: Complain, time: 5m, next: answer}
      answer:
        lane: frontstage
        title: Answer
        time: {standard: 5m, limit: {within: 15d, source: cn.bank_insurance_complaints.2020#simple}}
        end: served
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Complaint
    standards: [cn.bank_insurance_complaints.2020]
    touchpoints:
      greet: {lane: frontstage, title: Greet, time: 1m, next: complain}
      complain: {lane: customer, title: Complain, time: 5m, next: answer}
      answer:
        lane: frontstage
        title: Answer
        time: {standard: 5m, limit: {within: 15d, from: complain, source: cn.bank_insurance_complaints.2020#simple}}
        end: served
    ```

中文
    时限引用了标准条目，却没有用 `from` 写明从哪个触点起算；只看最后一步总会显得来得及。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP432", "limit-without-start", Severity.WARNING)

_HELP = Wording(
    "write where it starts: `limit: {{from: TOUCHPOINT}}`, or `from: {id}` if it starts here",
    "请写明从哪里起算：`limit: {{from: 触点}}`；若从这里起算，写 `from: {id}`",
)


@rule.checks
def limits_without_start(context: Context) -> Hits:
    """Limits of standards packs whose clocks start somewhere before."""
    if not any(t.time and t.time.limit for t in context.map.touchpoints.values()):
        return
    from blueprint.figures.limits import starts_unsaid

    unsaid = starts_unsaid(context.map)
    starts = {
        a.touchpoint: a.item.clock.start.wording
        for a in (context.standards.applied if context.map.standards else ())
        if a.way == "limit" and a.item.clock
    }
    for id_ in context.map.touchpoints:
        if id_ in unsaid:
            yield Hit(
                ("touchpoints", id_, "time", "limit"),
                Wording(
                    "nobody says where the clock of the limit at {id!r} starts: with “{start}”, says its source",
                    "没有写明 {id!r} 的时限从哪里起算：其出处规定自“{start}”起",
                ).filled(id=id_, start=starts[id_])
                if id_ in starts
                else Wording(
                    "nobody says where the clock of the limit at {id!r} starts",
                    "没有写明 {id!r} 的时限从哪里起算",
                ).filled(id=id_),
                _HELP.filled(id=id_),
                at="key",
            )
