"""Standards pack that is nowhere.

What it does
    Reports an entry of `standards:` that is the id of no standards pack, neither a built-in one nor one of the
    configuration.

Why it matters
    A map that is held against nothing looks like one that keeps everything.

Example
    ```yaml fail
    blueprint: 1
    title: Hotline
    standards: [cn.gov_hotline.GBT33358-2061]
    touchpoints:
      call: {lane: customer, title: Call, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Hotline
    standards: [cn.gov_hotline.GBT33358-2016]
    touchpoints:
      call: {lane: customer, title: Call, end: served}
    ```

中文
    `standards:` 中写了不存在的标准包编号。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.suggestion import suggested
from blueprint.wording import Wording

rule = Rule("BP420", "unknown-standards-pack", Severity.ERROR)


@rule.checks
def unknown_standards_packs(context: Context) -> Hits:
    """Entries of `standards:` that nothing answers to."""
    for index, name in context.standards.missing.items():
        yield Hit(
            ("standards", index),
            Wording("there is no standards pack {name!r}", "没有名为 {name!r} 的标准包").filled(name=name),
            suggested(
                name,
                context.shelf.standards_ids,
                Wording("`blueprint standards` lists the packs", "`blueprint standards` 列出全部标准包"),
            ),
        )
