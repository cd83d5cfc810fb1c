"""Strong touchpoints that hinder each other.

What it does
    Reports pairs of the `roof` with the effect `-` or `--` whose touchpoints both weigh at least the average in
    the House of Quality.

Why it matters
    What is improved at the one is lost at the other, and customers' needs rest on both. Such a conflict has to
    be decided or designed away before either is worked on.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    needs:
      soon: {title: Mended soon, importance: 5}
      clear: {title: Well explained, importance: 4}
    roof:
      - {between: [explain, repair], effect: "-"}
    touchpoints:
      report: {lane: customer, title: Report, meets: {clear: 1}, next: explain}
      explain: {lane: frontstage, title: Explain, meets: {clear: 9}, next: repair}
      repair: {lane: backstage, title: Repair, meets: {soon: 9}, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    needs:
      soon: {title: Mended soon, importance: 5}
      clear: {title: Well explained, importance: 4}
    touchpoints:
      report: {lane: customer, title: Report, meets: {clear: 1}, next: repair}
      repair: {lane: backstage, title: Repair, meets: {soon: 9}, next: explain}
      explain: {lane: frontstage, title: Explain, meets: {clear: 9}, end: served}
    ```

中文
    质量屋屋顶中相互妨碍（- 或 --）、权重又都不低于平均的两个触点：改进一个就损害另一个，需要先取舍或重新设计。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP730", "strong-touchpoints-in-conflict", Severity.INFO)


@rule.checks
def strong_touchpoints_in_conflict(context: Context) -> Hits:
    """The conflicts of the roof."""
    if not context.map.roof:
        return
    from blueprint.experience.quality.house import House

    found = {id(conflict.pair) for conflict in House(context.map).conflicts}
    for index, pair in enumerate(context.map.roof):
        if id(pair) in found:
            one, other = pair.between
            yield Hit(
                ("roof", index, "effect"),
                Wording(
                    "{one!r} and {other!r} hinder each other, and needs rest on both",
                    "{one!r} 与 {other!r} 相互妨碍，而两者都承担重要需求",
                ).filled(one=one, other=other),
                Wording(
                    "decide which goes first, or change one so that it no longer costs the other",
                    "请决定孰先孰后，或改造其一，使其不再损害另一个",
                ),
            )
