"""Step of staff without a norm.

What it does
    Reports frontstage and backstage touchpoints that say nothing about how the work is done well: no
    `contact`, no `script`, no `quality`, and no `standard` at a hand-off from them.

Why it matters
    The norm (服务规范标准) is one of the four layers of a service flow chart. Without it everybody does the
    step as they think best, and nobody can be trained or checked.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      receive: {lane: frontstage, title: Take the case, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      receive:
        lane: frontstage
        title: Take the case
        contact: {steps: [Note the time, Note the contact, Name the day of the answer]}
        end: served
    ```

中文
    前台或后台触点没有服务规范：没有写接触管理、用语、服务质量要素或传递标准。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.names import Lane
from blueprint.model.touchpoint import Touchpoint
from blueprint.wording import Wording

rule = Rule("BP702", "missing-norm", Severity.WARNING)


@rule.checks
def missing_norms(context: Context) -> Hits:
    """Touchpoints of staff that are done somehow."""
    for id_, touchpoint in context.map.touchpoints.items():
        if (
            touchpoint.lane in (Lane.FRONTSTAGE, Lane.BACKSTAGE)
            and not touchpoint.map
            and not _has_norm(touchpoint)
        ):
            yield Hit(
                ("touchpoints", id_),
                Wording("nothing says how {id!r} is done well", "没有写明 {id!r} 怎样才算做好").filled(
                    id=id_
                ),
                Wording(
                    "add `contact: {{steps: [...]}}`, a `script`, or the `quality` it serves",
                    "请加上 `contact: {{steps: [...]}}`、`script`，或所服务的 `quality`",
                ).filled(),
                at="key",
            )


def _has_norm(touchpoint: Touchpoint) -> bool:
    passed_on = any(c.handoff and c.handoff.standard for c in touchpoint.next)
    return bool(touchpoint.contact or touchpoint.script or touchpoint.quality or passed_on)
