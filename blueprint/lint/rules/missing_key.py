"""Required key missing.

What it does
    Reports a map without `blueprint`, `title` or `touchpoints`, a touchpoint without `lane` or `title`,
    and other parts that lack what they need.

Why it matters
    Without it the part says nothing.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, end: served}
    ```

中文
    缺少必需的键，例如触点没有 `lane` 或 `title`。
"""

from blueprint.lint.finding import Severity
from blueprint.lint.rule import Rule

rule = Rule("BP014", "missing-key", Severity.ERROR)
