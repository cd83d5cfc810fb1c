"""Value that is not a length of time.

What it does
    Reports times without a unit, negative times and other texts.

Why it matters
    A bare `60` is a minute to one reader and an hour to another.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, time: 60, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, time: 60s, end: served}
    ```

中文
    不是时间长度的值，例如缺少单位或为负。
"""

from blueprint.lint.finding import Severity
from blueprint.lint.rule import Rule

rule = Rule("BP402", "wrong-duration", Severity.ERROR)
