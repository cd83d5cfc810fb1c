"""Text that cannot be an id.

What it does
    Reports ids with spaces or punctuation.

Why it matters
    Ids are written in arrows, in figures and in pictures; blanks and brackets break them there.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report a fault: {lane: customer, title: Report, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report-a-fault: {lane: customer, title: Report, end: served}
    ```

中文
    不能作编号的文字，例如含空格或标点。
"""

from blueprint.lint.finding import Severity
from blueprint.lint.rule import Rule

rule = Rule("BP103", "wrong-id", Severity.ERROR)
