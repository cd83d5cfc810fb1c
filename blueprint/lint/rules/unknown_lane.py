"""Unknown lane.

What it does
    Reports a lane that is none of evidence, customer, frontstage, backstage, support.

Why it matters
    The lane decides whether customers see a touchpoint, and so whether they can remember it.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: onstage, title: Report, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: frontstage, title: Report, end: served}
    ```

中文
    不存在的泳道；可用 evidence、customer、frontstage、backstage、support。
"""

from blueprint.lint.finding import Severity
from blueprint.lint.rule import Rule

rule = Rule("BP301", "unknown-lane", Severity.ERROR)
