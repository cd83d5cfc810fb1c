"""Unknown language code.

What it does
    Reports a key of a locale map that is not a language code.

Why it matters
    `{chinese: ...}` would never be shown to anyone.

Example
    ```yaml fail
    blueprint: 1
    title: {chinese: 维修}
    touchpoints:
      report: {lane: customer, title: Report, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: {zh: 维修, en: Repair}
    touchpoints:
      report: {lane: customer, title: Report, end: served}
    ```

中文
    不是语言代码的键；请用 `zh` 和 `en`。
"""

from blueprint.lint.finding import Severity
from blueprint.lint.rule import Rule

rule = Rule("BP019", "unknown-language", Severity.ERROR)
