"""Blank text.

What it does
    Reports a text that holds nothing but spaces.

Why it matters
    A touchpoint nobody can read is a touchpoint nobody follows.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: " ", end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, end: served}
    ```

中文
    文字是空白。
"""

from blueprint.lint.finding import Severity
from blueprint.lint.rule import Rule

rule = Rule("BP018", "blank-text", Severity.ERROR)
