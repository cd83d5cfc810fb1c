"""Merge key.

What it does
    Reports the YAML merge key `<<`.

Why it matters
    Readers disagree about it, and a touchpoint should say all that is true of it.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {<<: {lane: customer}, lane: customer, title: Report, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, end: served}
    ```

中文
    地图格式不支持合并键 `<<`，请把各键写全。
"""

from blueprint.lint.finding import Severity
from blueprint.lint.rule import Rule

rule = Rule("BP005", "merge-key", Severity.ERROR)
