"""Several documents in one file.

What it does
    Reports a second YAML document (`---`) in a file.

Why it matters
    One file is one map: one service, one scenario.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, end: served}
    ---
    blueprint: 1
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, end: served}
    ```

中文
    一个文件里有多个 YAML 文档；一个文件只放一张地图。
"""

from blueprint.lint.finding import Severity
from blueprint.lint.rule import Rule

rule = Rule("BP007", "several-documents", Severity.ERROR)
