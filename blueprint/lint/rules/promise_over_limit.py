"""Promise longer than the law allows.

What it does
    Reports a promise about one touchpoint (`from` and `to` the same) that gives more time than the limit
    of that touchpoint.

Why it matters
    Whoever is told 40 days where the law says 30 is told that the law will be broken.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    promises:
      - {id: mended, from: mend, to: mend, max: 40d}
    touchpoints:
      mend:
        lane: backstage
        title: Mend
        time: {standard: 5d, limit: {within: 30d, source: cn.sanbao.1995}}
        end: served
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    promises:
      - {id: mended, from: mend, to: mend, max: 20d}
    touchpoints:
      mend:
        lane: backstage
        title: Mend
        time: {standard: 5d, limit: {within: 30d, source: cn.sanbao.1995}}
        end: served
    ```

中文
    对某一触点的承诺比它的法定时限还长。
"""

from blueprint.lint.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP408", "promise-over-limit", Severity.WARNING)


@rule.checks
def promises_over_limit(context: Context) -> Hits:
    """Promises about one touchpoint against its limit."""
    for index, promise in enumerate(context.map.promises):
        touchpoint = context.map.touchpoints.get(promise.from_)
        if promise.from_ != promise.to or touchpoint is None or touchpoint.time is None:
            continue
        limit = touchpoint.time.limit
        for key in ("within", "mean", "max"):
            time = getattr(promise, key)
            if time and limit and limit.within and time > limit.within:
                yield Hit(
                    ("promises", index, key),
                    Wording(
                        "promise {id!r} gives {time}, the limit of {at!r} is {limit}",
                        "承诺 {id!r} 为 {time}，而 {at!r} 的时限是 {limit}",
                    ).filled(id=promise.id, time=time, at=touchpoint.id, limit=limit.within),
                    Wording("promise at most the limit", "承诺不得长于时限"),
                    related=(
                        (("touchpoints", touchpoint.id, "time", "limit"), Wording("the limit", "时限在这里")),
                    ),
                )
