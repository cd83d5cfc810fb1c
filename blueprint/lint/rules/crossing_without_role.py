"""Step of staff that nobody does.

What it does
    Reports frontstage and backstage touchpoints without `role`. Where customers meet a device or the
    premises alone, none is needed.

Why it matters
    Each crossing of the line of interaction needs somebody who answers for it. Without a role there is no
    role card, no hand-off is found between people, and nobody knows that they are meant.

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
      receive: {lane: frontstage, title: Take the case, role: Agent, end: served}
    ```

中文
    前台或后台触点没有写岗位 `role`：不知道由谁负责。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.names import ContactWith, Lane
from blueprint.wording import Wording

rule = Rule("BP312", "crossing-without-role", Severity.WARNING)


@rule.checks
def crossings_without_role(context: Context) -> Hits:
    """Touchpoints of staff without a name for the staff."""
    for id_, touchpoint in context.map.touchpoints.items():
        if touchpoint.role or touchpoint.map or touchpoint.lane not in (Lane.FRONTSTAGE, Lane.BACKSTAGE):
            continue
        if touchpoint.contact_with not in (ContactWith.DEVICE, ContactWith.PREMISES):
            yield Hit(
                ("touchpoints", id_),
                Wording("nothing says who does {id!r}", "没有写明 {id!r} 由谁负责").filled(id=id_),
                Wording("add `role: ...`", "请加上 `role: ...`"),
                at="key",
            )
