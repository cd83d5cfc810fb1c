"""Value that is not a rate of arrival.

What it does
    Reports `arrivals` that are not a count per time.

Why it matters
    Queues follow from arrivals; a bare number could be per hour or per day.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    arrivals: 60
    touchpoints:
      report: {lane: customer, title: Report, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    arrivals: 60/h
    touchpoints:
      report: {lane: customer, title: Report, end: served}
    ```

中文
    不是到达频率的值；请写 `60/h`。
"""

from blueprint.lint.finding import Severity
from blueprint.lint.rule import Rule

rule = Rule("BP023", "wrong-rate", Severity.ERROR)
