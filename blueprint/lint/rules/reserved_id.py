"""Id that means something else.

What it does
    Reports a touchpoint called `all`, and a segment called `all`.

Why it matters
    `next: {all: [...]}` starts branches together, and `all` is the mix of all segments in every figure.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      all: {lane: customer, title: Report, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, end: served}
    ```

中文
    `all` 已有含义，不能作触点或客群的编号。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP104", "reserved-id", Severity.ERROR)


@rule.checks
def reserved_ids(context: Context) -> Hits:
    """`all` among touchpoints and segments."""
    for kind, declared in (("touchpoints", context.map.touchpoints), ("segments", context.map.segments)):
        if "all" in declared:
            yield Hit(
                (kind, "all"),
                Wording("'all' has a meaning of its own here", "'all' 在这里另有含义"),
                Wording("choose another id", "请换一个编号"),
                at="key",
            )
