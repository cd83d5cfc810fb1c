"""Strong touchpoint without any standard.

What it does
    Reports touchpoints that weigh at least the average in the House of Quality and have no standard time, no
    script, no etiquette, no hand-off and no evidence.

Why it matters
    Needs become touchpoints, touchpoints become standards. Where the chain ends early, what customers want
    most is left to whoever is on duty.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    needs:
      soon: {title: Mended soon, importance: 5}
    touchpoints:
      report: {lane: customer, title: Report, meets: {soon: 1}, next: repair}
      repair: {lane: frontstage, title: Repair, meets: {soon: 9}, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    needs:
      soon: {title: Mended soon, importance: 5}
    touchpoints:
      report: {lane: customer, title: Report, meets: {soon: 1}, next: repair}
      repair: {lane: frontstage, title: Repair, time: 2h, meets: {soon: 9}, end: served}
    ```

中文
    质量屋中权重不低于平均、却没有任何标准（标准时间、服务用语、礼仪、内部传递、有形展示）的触点：需求没有落到标准上。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP735", "strong-touchpoint-without-standard", Severity.WARNING)


@rule.checks
def strong_touchpoints_without_standard(context: Context) -> Hits:
    """The end of the cascade."""
    if not context.map.needs:
        return
    from blueprint.experience.quality.cascade import cascade
    from blueprint.experience.quality.house import House

    for id_ in cascade(House(context.map)).strong_without:
        if context.map.touchpoints[id_].map is None:
            yield Hit(
                ("touchpoints", id_),
                Wording(
                    "needs rest on {id!r}, and it has no standard", "需求落在 {id!r} 上，它却没有任何标准"
                ).filled(id=id_),
                Wording(
                    "give it a time, a script, an etiquette, a hand-off or evidence",
                    "请给它标准时间、服务用语、礼仪、传递标准或有形展示",
                ),
                at="key",
            )
