"""Value of the wrong shape.

What it does
    Reports a list where text is expected, text where a mapping is expected, and the like.

Why it matters
    The value cannot be read.

Example
    ```yaml fail
    blueprint: 1
    title: [Repair]
    touchpoints:
      report: {lane: customer, title: Report, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, end: served}
    ```

中文
    值的形状不对，例如该写文字处写了列表。
"""

from blueprint.lint.finding import Severity
from blueprint.lint.rule import Rule

rule = Rule("BP015", "wrong-shape", Severity.ERROR)
