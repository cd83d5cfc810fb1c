"""Source that names no item of its pack.

What it does
    Reports a promise or a limit whose `source: PACK#ITEM` names an item that the pack does not have.

Why it matters
    The promise is then held against nothing, though it says against what.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    standards: [cn.sanbao.1995]
    touchpoints:
      mend:
        lane: backstage
        title: Mend
        time: {standard: 5d, limit: {within: 30d, source: cn.sanbao.1995#mending}}
        end: served
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    standards: [cn.sanbao.1995]
    touchpoints:
      mend:
        lane: backstage
        title: Mend
        time: {standard: 5d, limit: {within: 30d, source: cn.sanbao.1995#repair}}
        end: served
    ```

中文
    `source: 包#条目` 中的条目在该标准包里不存在。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.suggestion import ONE_OF, suggested
from blueprint.wording import Wording

rule = Rule("BP422", "unknown-standard", Severity.WARNING)


@rule.checks
def unknown_standards(context: Context) -> Hits:
    """References against the items of their packs."""
    for reference in context.standards.references:
        pack = context.standards.pack(reference.pack)
        if pack is None or not reference.item or pack.named(reference.item):
            continue
        yield Hit(
            reference.path,
            Wording("{pack} has no item {item!r}", "{pack} 中没有条目 {item!r}").filled(
                pack=pack.id, item=reference.item
            ),
            suggested(reference.item, pack.groups, ONE_OF, 0.5),
        )
