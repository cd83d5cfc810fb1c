"""Id that other readers take for something else.

What it does
    Reports ids such as `no`, `yes`, `on`, `off`, `true` and `null`.

Why it matters
    YAML 1.1 readers turn them into truth values, and the touchpoint gets another name.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      no: {lane: customer, title: Report, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, end: served}
    ```

中文
    编号会被其他 YAML 程序当作真假值，例如 `no`、`on`。
"""

from blueprint.lint.finding import Severity
from blueprint.lint.rule import Rule

rule = Rule("BP020", "retyped-scalar", Severity.ERROR)
