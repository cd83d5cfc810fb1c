"""Word that is not in the list.

What it does
    Reports a contact, a quality dimension, an effect or a join that does not exist.

Why it matters
    Closed lists are what make maps comparable.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, contact_with: robot, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, contact_with: device, end: served}
    ```

中文
    不在规定词表里的词，例如不存在的接触对象或服务质量要素。
"""

from blueprint.lint.finding import Severity
from blueprint.lint.rule import Rule

rule = Rule("BP017", "unknown-value", Severity.ERROR)
