"""Variant that does not fit its base.

What it does
    Reports a map whose `extends` names no file, a file that is no map, or a map that extends it in turn; and
    `changes` or `without` of a touchpoint that the base does not have.

Why it matters
    A variant says only what differs. Without its base it is no map, and a change to a touchpoint that is gone
    changes nothing any more: somebody renamed or deleted it in the base.

Example
    ```yaml fail
    blueprint: 1
    title: Repair, as it could be
    extends: no-such-map.blueprint.yaml
    changes:
      repair: {time: 1h}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      repair: {lane: customer, title: Repair, time: 1h, end: served}
    ```

中文
    变体的 `extends` 指向不存在的文件、不是地图的文件，或互相扩展；或 `changes`、`without` 提到基础地图中没有的触点。
"""

from blueprint.lint.finding import Severity
from blueprint.lint.rule import Rule

rule = Rule("BP025", "broken-variant", Severity.ERROR)
