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

from difflib import get_close_matches

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP422", "unknown-standard", Severity.WARNING)


@rule.checks
def unknown_standards(context: Context) -> Hits:
    """References against the items of their packs."""
    for reference in context.standards.references:
        pack = context.standards.pack(reference.pack)
        if pack is None or not reference.item or pack.named(reference.item):
            continue
        close = get_close_matches(reference.item, pack.groups, 1, 0.5)
        yield Hit(
            reference.path,
            Wording("{pack} has no item {item!r}", "{pack} 中没有条目 {item!r}").filled(
                pack=pack.id, item=reference.item
            ),
            Wording("did you mean {close!r}?", "是否指 {close!r}？").filled(close=close[0])
            if close
            else Wording("one of {known}", "可用的有 {known}").filled(known=", ".join(pack.groups)),
        )
