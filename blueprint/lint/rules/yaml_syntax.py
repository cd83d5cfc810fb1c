"""Text that is not YAML.

What it does
    Reports the place where the text stops being YAML: a bracket that is never closed, a tab for
    indentation, a second colon in one value.

Why it matters
    Nothing after that place can be read, so no figure and no picture can be made.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, end: served
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, end: served}
    ```

中文
    文本不是合法的 YAML：括号没有闭合、用制表符缩进、一个值里有两个冒号。
"""

from blueprint.lint.finding import Severity
from blueprint.lint.rule import Rule

rule = Rule("BP001", "yaml-syntax", Severity.ERROR)
