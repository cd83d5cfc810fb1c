"""Too deeply nested.

What it does
    Reports values that are nested more than 64 levels deep.

Why it matters
    A map needs six levels; deeper nesting is a bracket or dash too many, or an attack on the reader.

Example
    ```yaml fail
    blueprint: 1
    title: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, end: served}
    ```

中文
    嵌套超过 64 层；请检查多余的括号或短横。
"""

from blueprint.lint.finding import Severity
from blueprint.lint.rule import Rule

rule = Rule("BP009", "too-deep", Severity.ERROR)
