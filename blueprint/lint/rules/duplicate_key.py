"""Key written twice.

What it does
    Reports a key that stands twice in one mapping. The first one counts.

Why it matters
    YAML readers silently keep one of the two, and not all keep the same one.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    title: Repair of handsets
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
    同一层里同一个键写了两次；以第一个为准。
"""

from blueprint.lint.finding import Severity
from blueprint.lint.rule import Rule

rule = Rule("BP003", "duplicate-key", Severity.ERROR)
