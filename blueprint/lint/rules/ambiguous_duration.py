"""Time with two readings.

What it does
    Reports `1:30`, which can mean hours and minutes or minutes and seconds, and `1,500s`, which can mean
    fifteen hundred seconds or one and a half.

Why it matters
    YAML readers make 90 of `1:30`, without saying of what.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, time: 1:30, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, time: 1h30m, end: served}
    ```

中文
    `1:30` 可以是 1 小时 30 分，也可以是 1 分 30 秒；`1,500s` 可以是 1500 秒，也可以是 1.5 秒。
"""

from blueprint.lint.finding import Severity
from blueprint.lint.rule import Rule

rule = Rule("BP401", "ambiguous-duration", Severity.ERROR)
