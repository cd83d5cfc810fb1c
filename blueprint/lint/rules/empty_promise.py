"""Promise without a time.

What it does
    Reports a promise that has none of `within`, `mean` and `max`.

Why it matters
    "Soon" cannot be kept or broken; a promise is a time with a meaning.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    promises:
      - {id: soon, from: report, to: report}
    touchpoints:
      report: {lane: customer, title: Report, time: 5m, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    promises:
      - {id: in-10m, from: report, to: report, within: 10m, share: 95%}
    touchpoints:
      report: {lane: customer, title: Report, time: 5m, end: served}
    ```

中文
    承诺没有时间：`within`、`mean`、`max` 一个也没有写。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP404", "empty-promise", Severity.ERROR)


@rule.checks
def empty_promises(context: Context) -> Hits:
    """Promises that promise nothing."""
    for index, promise in enumerate(context.map.promises):
        if not (promise.within or promise.mean or promise.max):
            yield Hit(
                ("promises", index, "id"),
                Wording("promise {id!r} has no time", "承诺 {id!r} 没有时间").filled(id=promise.id),
                Wording(
                    "add `within: 25m` and `share: 90%`, or `mean:`, or `max:`",
                    "请加上 `within: 25m` 与 `share: 90%`，或 `mean:`，或 `max:`",
                ),
            )
