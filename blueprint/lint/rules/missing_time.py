"""Step without a time.

What it does
    Reports walked touchpoints that have neither a standard time nor an estimate.

Why it matters
    Time is one of the four layers of a service flow chart (服务传递时间). A step without one makes every
    time that runs through it unknown: no mean, no promise, no bottleneck.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, time: 2m, next: repair}
      repair: {lane: backstage, title: Repair, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, time: 2m, next: repair}
      repair: {lane: backstage, title: Repair, time: 2h, end: served}
    ```

中文
    触点没有标准时间，也没有估计：经过它的时间都无法计算。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP701", "missing-time", Severity.WARNING)


@rule.checks
def missing_times(context: Context) -> Hits:
    """Walked touchpoints of unknown length; another map brings its own times."""
    for id_, touchpoint in context.map.touchpoints.items():
        time = touchpoint.time
        known = time is not None and (time.standard is not None or time.estimate is not None)
        if id_ in context.map.walked and not known and not touchpoint.map:
            yield Hit(
                ("touchpoints", id_),
                Wording("nothing says how long {id!r} takes", "没有写明 {id!r} 用多长时间").filled(id=id_),
                Wording("add the standard: `time: 5m`", "请加上标准时间：`time: 5m`"),
                at="key",
            )
