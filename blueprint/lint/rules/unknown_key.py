"""Unknown key.

What it does
    Reports a key that the map format does not have, and the closest one it has.

Why it matters
    A misspelt key would otherwise be ignored in silence, and its value with it.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, tiem: 5m, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, time: 5m, end: served}
    ```

中文
    地图格式里没有的键，多半是拼写错误。
"""

from blueprint.lint.finding import Severity
from blueprint.lint.rule import Rule

rule = Rule("BP013", "unknown-key", Severity.ERROR)
