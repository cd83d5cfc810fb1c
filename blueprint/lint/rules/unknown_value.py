"""Word that is not in the list.

What it does
    Reports a phase, channel, contact or quality dimension that does not exist.

Why it matters
    Closed lists are what make maps comparable.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, channel: phone, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, channel: voice, end: served}
    ```

中文
    不在规定词表里的词，例如不存在的渠道或阶段。
"""

from blueprint.lint.finding import Severity
from blueprint.lint.rule import Rule

rule = Rule("BP017", "unknown-value", Severity.ERROR)
