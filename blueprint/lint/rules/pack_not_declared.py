"""Pack that a source names and the map does not.

What it does
    Reports a promise or a limit whose `source` names a standards pack that `standards:` does not list.

Why it matters
    A map is held against the packs that it lists. A pack that only a source names is cited, and checked against nothing.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      mend:
        lane: backstage
        title: Mend
        time: {standard: 5d, limit: {within: 30d, source: cn.sanbao.1995#repair}}
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
    出处引用了标准包，而 `standards:` 没有声明它。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP428", "pack-not-declared", Severity.INFO)


@rule.checks
def packs_not_declared(context: Context) -> Hits:
    """References to packs outside `standards:`."""
    declared = {*context.map.standards, *(p.id for p in context.standards.packs.values())}
    for reference in context.standards.references:
        if reference.pack not in declared:
            yield Hit(
                reference.path,
                Wording("{pack} is not among the map's standards", "{pack} 不在本图的标准之列").filled(
                    pack=reference.pack
                ),
                Wording("add it: `standards: [{pack}]`", "请加上 `standards: [{pack}]`").filled(
                    pack=reference.pack
                ),
            )
