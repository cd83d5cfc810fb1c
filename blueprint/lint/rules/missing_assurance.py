"""Step of staff that nothing assures.

What it does
    Reports walked frontstage and backstage touchpoints where nothing makes sure that the step is done as
    designed: no `fails` (what can go wrong, and how much of it is caught), no `staffed`, no `tolerance` or
    `limit` to hold the time against, and no communication `rule` at a hand-off to or from them.

Why it matters
    Assurance (服务执行保障) is one of the four layers of a service flow chart. A norm that nobody checks is
    a wish.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      receive: {lane: frontstage, title: Take the case, time: 4m, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      receive: {lane: frontstage, title: Take the case, time: {standard: 4m, tolerance: 8m}, end: served}
    ```

中文
    前台或后台触点没有执行保障：没有失败点、人员配置、容忍时间、时限或沟通制度。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.names import Lane
from blueprint.model.touchpoint import Touchpoint
from blueprint.wording import Wording

rule = Rule("BP703", "missing-assurance", Severity.WARNING)


@rule.checks
def missing_assurance(context: Context) -> Hits:
    """Touchpoints of staff without a check; a rule at a hand-off serves both its ends."""
    ruled: set[str] = set()
    for touchpoint in context.map.touchpoints.values():
        for connection in touchpoint.next:
            if connection.handoff and connection.handoff.rule:
                ruled |= {touchpoint.id, connection.to}
    for id_, touchpoint in context.map.touchpoints.items():
        if touchpoint.lane not in (Lane.FRONTSTAGE, Lane.BACKSTAGE) or id_ not in context.map.walked:
            continue
        if id_ not in ruled and not touchpoint.map and not _has_check(touchpoint):
            yield Hit(
                ("touchpoints", id_),
                Wording(
                    "nothing assures that {id!r} is done as designed", "没有保障 {id!r} 按设计执行的措施"
                ).filled(id=id_),
                Wording(
                    "say what can fail (`fails`), who is there (`staffed`), or what is still accepted (`tolerance`)",
                    "请写明可能的失败（`fails`）、人员配置（`staffed`）或容忍时间（`tolerance`）",
                ),
                at="key",
            )


def _has_check(touchpoint: Touchpoint) -> bool:
    time = touchpoint.time
    bounded = time is not None and (time.tolerance is not None or time.limit is not None)
    return bool(touchpoint.fails or touchpoint.staffed or bounded)
