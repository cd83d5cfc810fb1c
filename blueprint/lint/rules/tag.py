"""YAML tag.

What it does
    Reports YAML tags such as `!!str` or `!!python/object`.

Why it matters
    Each key of a map knows what kind of value it takes; a tag can only contradict it, or do harm.

Example
    ```yaml fail
    blueprint: 1
    title: !!str Repair
    touchpoints:
      report: {lane: customer, title: Report, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, end: served}
    ```

中文
    地图格式不支持 YAML 标签（如 `!!str`）。
"""

from blueprint.lint.finding import Severity
from blueprint.lint.rule import Rule

rule = Rule("BP006", "tag", Severity.ERROR)
