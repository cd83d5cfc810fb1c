"""Value that is not a share.

What it does
    Reports texts where a share is expected.

Why it matters
    A share says which part of the customers goes a way; it must add up with the others.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: {wait: many}}
      wait: {lane: customer, title: Wait, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: {wait: 80%}, end: {left: 20%}}
      wait: {lane: customer, title: Wait, end: served}
    ```

中文
    不是比例的值；请写 `55%`、`0.55` 或 `1/3`。
"""

from blueprint.lint.finding import Severity
from blueprint.lint.rule import Rule

rule = Rule("BP022", "wrong-share", Severity.ERROR)
