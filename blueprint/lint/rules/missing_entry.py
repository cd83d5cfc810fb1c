"""Map without a way in.

What it does
    Reports a map in which an arrow enters every touchpoint and none has a `start` share.

Why it matters
    Figures follow customers from where they come in; with no entry there is nobody to follow.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: repair}
      repair: {lane: backstage, title: Repair, next: {report: 10%}, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, start: 100%, next: repair}
      repair: {lane: backstage, title: Repair, next: {report: 10%}, end: served}
    ```

中文
    地图没有入口：每个触点都有箭头进入，也没有写 `start` 比例。
"""

from blueprint.flow.chain.neighbours import unlinked
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP204", "missing-entry", Severity.ERROR)

_ALL_ENTERED = Wording(
    "customers cannot come in: an arrow enters every touchpoint", "客户无处进入：每个触点都有箭头进入"
)
_START = Wording(
    "write `start: 100%` at the touchpoint where customers come in", "请在客户进入的触点写 `start: 100%`"
)
_NOTHING = Wording("there is nothing that customers come to", "没有客户会来到的触点")
_ADD = Wording("add a touchpoint in the lane `customer`", "请在客户泳道（`customer`）加一个触点")


@rule.checks
def missing_entry(context: Context) -> Hits:
    """A map nobody can enter."""
    if context.entries:
        return
    nothing = not context.map.walked - {t.id for t in unlinked(context.map)}
    said, help_ = (_NOTHING, _ADD) if nothing else (_ALL_ENTERED, _START)
    yield Hit(("touchpoints",), said, help_, at="key")
