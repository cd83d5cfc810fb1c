"""Id declared twice.

What it does
    Reports a touchpoint, segment, need or zone that is declared twice, and two promises of one name.

Why it matters
    Arrows and figures could mean either; the first one counts.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, end: served}
      report: {lane: customer, title: Report a fault, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, end: served}
    ```

中文
    同一个编号声明了两次；以第一个为准。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP102", "duplicate-id", Severity.ERROR)


@rule.checks
def duplicate_promises(context: Context) -> Hits:
    """Promises of one name; ids that are keys are found while reading the file."""
    first: dict[str, int] = {}
    for index, promise in enumerate(context.map.promises):
        if first.setdefault(promise.id, index) != index:
            earlier = ("promises", first[promise.id], "id")
            yield Hit(
                ("promises", index, "id"),
                Wording("another promise is called {id!r}", "已有名为 {id!r} 的承诺").filled(id=promise.id),
                Wording("give each promise a name of its own", "请给每个承诺不同的名称"),
                related=((earlier, Wording("first used here", "第一次用在这里")),),
            )
