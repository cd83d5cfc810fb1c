"""Anchor or alias.

What it does
    Reports YAML anchors (`&name`) and aliases (`*name`).

Why it matters
    A map is edited in a browser too; with aliases, changing one touchpoint would change another.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: &first {lane: customer, title: Report, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, end: served}
    ```

中文
    地图格式不支持 YAML 锚点与别名：改一个触点不应连带改动另一个。
"""

from blueprint.lint.finding import Severity
from blueprint.lint.rule import Rule

rule = Rule("BP004", "alias", Severity.ERROR)
