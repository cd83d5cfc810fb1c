"""Evidence that nobody sees.

What it does
    Reports touchpoints of the evidence lane that no touchpoint shows: none lists them under `evidence`, by
    title, or under `uses`.

Why it matters
    A sign is evidence of something, at some moment. In the picture it hangs in the air, and nothing tells
    which action it supports.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, end: served}
      card: {lane: evidence, title: Warranty card}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, evidence: [Warranty card], end: served}
    ```

中文
    有形展示没有对应的触点：没有一处写明客户在哪里看到它。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.names import Lane
from blueprint.wording import Wording

rule = Rule("BP318", "evidence-without-touchpoint", Severity.WARNING)


@rule.checks
def evidence_without_touchpoint(context: Context) -> Hits:
    """Things of the evidence lane that stand alone; arrows to them are `flow-into-evidence`."""
    touchpoints = context.map.touchpoints.values()
    shown = {word for t in touchpoints for text in t.evidence for _, word in text.by_language}
    linked = {u for t in touchpoints for u in t.uses} | {c.to for t in touchpoints for c in t.next}
    for thing in touchpoints:
        if thing.lane is not Lane.EVIDENCE or thing.id in linked or thing.next or thing.end:
            continue
        if shown.isdisjoint(title for _, title in thing.title.by_language):
            yield Hit(
                ("touchpoints", thing.id),
                Wording("no touchpoint shows {id!r}", "没有触点展示 {id!r}").filled(id=thing.id),
                Wording(
                    "list it under `evidence:` of the touchpoint where it is seen, or write `uses: [{id}]` there",
                    "请写在看到它的触点的 `evidence:` 下，或在那里写 `uses: [{id}]`",
                ).filled(id=thing.id),
                at="key",
            )
