"""Unknown version of the map format.

What it does
    Reports a `blueprint:` version that this tool does not know.

Why it matters
    The meaning of a map depends on its format's version.

Example
    ```yaml fail
    blueprint: 2
    title: Repair
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
    不认识的地图格式版本；请写 `blueprint: 1`。
"""

from blueprint.lint.finding import Severity
from blueprint.lint.rule import Rule

rule = Rule("BP012", "unknown-format", Severity.ERROR)
