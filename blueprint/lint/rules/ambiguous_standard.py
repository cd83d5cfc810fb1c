"""Source that does not say which item it means.

What it does
    Reports a promise or a limit whose `source` names a standards pack that holds several things, without saying which.

Why it matters
    A pack has figures for repair, for installation, for answering the telephone. Which one a promise is about is never
    guessed, so the promise is held against none.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    standards: [cn.3g_service.2009]
    promises:
      - {id: mended, from: mend, to: mend, max: 48h, source: cn.3g_service.2009}
      - {id: changed, from: mend, to: mend, max: 24h, source: cn.3g_service.2009#change}
    touchpoints:
      mend: {lane: backstage, title: Mend, time: 30m, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    standards: [cn.3g_service.2009]
    promises:
      - {id: mended, from: mend, to: mend, max: 48h, source: cn.3g_service.2009#fault-repair}
    touchpoints:
      mend: {lane: backstage, title: Mend, time: 30m, end: served}
    ```

中文
    出处只写了标准包，没有写明条目；包内有多项时不作猜测。
"""

from blueprint.figures.standards.applied import meant
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP429", "ambiguous-standard", Severity.INFO)


@rule.checks
def ambiguous_standards(context: Context) -> Hits:
    """References without an item, to packs of several things."""
    for reference in context.standards.references:
        if reference.item:
            continue
        pack = context.standards.pack(reference.pack)
        if pack is None or meant(pack, "") or not any(i.by_name for i in pack.items):
            continue
        items = tuple(dict.fromkeys(i.group for i in pack.items if i.by_name))
        yield Hit(
            reference.path,
            Wording("{pack} does not say which of its items is meant", "{pack} 没有写明指哪一条").filled(
                pack=reference.pack
            ),
            Wording("write `{pack}#ITEM`, one of {items}", "请写 `{pack}#条目`，可用 {items}").filled(
                pack=reference.pack, items=", ".join(items)
            ),
        )
