"""Standard longer than the law allows.

What it does
    Reports touchpoints whose standard time is longer than their limit.

Why it matters
    A service that keeps its own standard then breaks the law or the regulator's rule every time.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      mend:
        lane: backstage
        title: Mend
        time: {standard: 45d, limit: {within: 30d, source: cn.sanbao.1995}}
        end: served
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      mend:
        lane: backstage
        title: Mend
        time: {standard: 5d, limit: {within: 30d, source: cn.sanbao.1995}}
        end: served
    ```

中文
    标准时间超过法定时限：按标准做就会违规。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.context.times import timed
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP415", "standard-over-limit", Severity.WARNING)


@rule.checks
def standards_over_limit(context: Context) -> Hits:
    """Standards against limits."""
    for t in timed(context):
        standard, limit = t.times.standard, t.times.limit
        if limit is None or limit.within is None or not t.says & {"standard", "limit"}:
            continue
        if standard and standard > limit.within:
            yield Hit(
                t.path_to("standard"),
                Wording(
                    "the standard {standard} of {id!r} is longer than the limit {limit}",
                    "{id!r} 的标准时间 {standard} 超过时限 {limit}",
                ).filled(id=t.touchpoint.id, standard=standard.wording, limit=limit.within.wording),
                Wording("bring the standard within the limit", "请把标准定在时限之内"),
                related=((t.path_to("limit"), Wording("the limit", "时限在这里")),),
            )
