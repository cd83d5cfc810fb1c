"""Share above 100 %.

What it does
    Reports a share that is more than the whole.

Why it matters
    No part of the customers can be more than all of them.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: {wait: 130%}}
      wait: {lane: customer, title: Wait, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: {wait: 100%}}
      wait: {lane: customer, title: Wait, end: served}
    ```

中文
    比例超过 100%。
"""

from blueprint.lint.finding import Severity
from blueprint.lint.rule import Rule

rule = Rule("BP206", "share-over-one", Severity.ERROR)
