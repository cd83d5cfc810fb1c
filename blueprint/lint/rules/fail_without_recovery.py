"""Failure without recovery.

What it does
    Reports walked touchpoints with `fails` that name no `then` and have no arrow to a touchpoint that
    leads straight back. A failure with `caught: 100%` needs none: the customer never notices.

Why it matters
    A fail point without a way to put it right leaves the customer alone at the worst moment. What the
    customer then remembers is the failure.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: repair}
      repair: {lane: frontstage, title: Repair, fails: {chance: 5%, caught: 60%}, next: collect}
      collect: {lane: customer, title: Collect, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: repair}
      repair:
        lane: frontstage
        title: Repair
        fails: {chance: 5%, caught: 60%, then: apologise}
        next: {collect: 98%, apologise: 2%}
      apologise: {lane: frontstage, title: Apologise and redo, next: repair}
      collect: {lane: customer, title: Collect, end: served}
    ```

中文
    失败点没有补救：`fails` 没有写 `then`，也没有箭头通向补救后返回的触点。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP214", "fail-without-recovery", Severity.WARNING)


@rule.checks
def failures_without_recovery(context: Context) -> Hits:
    """Failures that customers notice."""
    touchpoints = context.map.touchpoints
    for id_, touchpoint in touchpoints.items():
        fails = touchpoint.fails
        if (
            fails is None
            or fails.then
            or fails.chance == 0
            or fails.caught == 1
            or id_ not in context.map.walked
        ):
            continue
        if any(c.to == id_ or _leads_back(context, c.to, id_) for c in touchpoint.next):
            continue
        yield Hit(
            ("touchpoints", id_, "fails"),
            Wording("nothing puts it right when {id!r} fails", "{id!r} 失败后没有补救").filled(id=id_),
            Wording(
                "name the touchpoint that recovers the failure: `fails: {{..., then: apologise}}`",
                "请写明补救的触点：`fails: {{..., then: apologise}}`",
            ).filled(),
            at="key",
        )


def _leads_back(context: Context, source: str, id_: str) -> bool:
    return id_ in context.successors.get(source, ())
