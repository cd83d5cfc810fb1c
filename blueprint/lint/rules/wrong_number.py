"""Value that is not the number expected.

What it does
    Reports texts where a number is expected, and numbers outside what they can be.

Why it matters
    A score, an importance or a number of servers must be comparable.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, emotion: happy, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, emotion: 2, end: served}
    ```

中文
    该写数字处写了别的内容，或数字超出范围。
"""

from blueprint.lint.finding import Severity
from blueprint.lint.rule import Rule

rule = Rule("BP016", "wrong-number", Severity.ERROR)
