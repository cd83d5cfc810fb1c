"""Key that is not text.

What it does
    Reports a list or mapping used as a key.

Why it matters
    Keys name things: only plain text can.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      ? [report]
      : {lane: customer, title: Report, end: served}
      take: {lane: customer, title: Take, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, end: served}
    ```

中文
    键必须是普通文本，不能是列表或键值。
"""

from blueprint.lint.finding import Severity
from blueprint.lint.rule import Rule

rule = Rule("BP008", "key-not-text", Severity.ERROR)
