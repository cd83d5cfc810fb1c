"""File that is no service map.

What it does
    Reports a file that is empty or whose top level is not a mapping.

Why it matters
    There is nothing to draw or to compute.

Example
    ```yaml fail
    - report
    - repair
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, end: served}
    ```

中文
    文件是空的，或顶层不是键值，不是服务地图。
"""

from blueprint.lint.finding import Severity
from blueprint.lint.rule import Rule

rule = Rule("BP011", "not-a-map", Severity.ERROR)
