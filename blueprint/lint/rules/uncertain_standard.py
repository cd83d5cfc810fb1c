"""Standard whose number is not verified.

What it does
    Reports a declared standards pack where items that apply to the map rest on a partial or second-hand source, or on
    general knowledge (certainty `probable` or `memory`).

Why it matters
    Copies of standards on the web disagree with each other. A number that nobody looked up is no regulation, and customers
    should not be told that it is one.

Example
    ```yaml fail
    blueprint: 1
    title: Fault repair
    standards: [cn.telecom.MII36-2005]
    promises:
      - {id: mended, from: mend, to: mend, max: 48h, source: cn.telecom.MII36-2005#urban-repair}
    touchpoints:
      mend: {lane: backstage, title: Mend, time: 8h, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Fault repair
    standards: [cn.3g_service.2009]
    promises:
      - {id: mended, from: mend, to: mend, mean: 24h, max: 48h, source: cn.3g_service.2009#fault-repair}
    touchpoints:
      mend: {lane: backstage, title: Mend, time: 8h, end: served}
    ```

中文
    所声明的标准包中，适用条目的数值未经核实。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP425", "uncertain-standard", Severity.INFO)


@rule.checks
def uncertain_standards(context: Context) -> Hits:
    """Declared packs with items that apply and are not verified."""
    packs = context.standards.packs
    for index, name in enumerate(context.map.standards):
        pack = packs.get(name)
        if pack is None:
            continue
        unsure = [
            a.item for a in context.standards.applied if a.pack is pack and pack.of(a.item) != "verified"
        ]
        if unsure:
            yield Hit(
                ("standards", index),
                Wording(
                    "figures of {pack} that apply here are not verified: {items}",
                    "{pack} 中适用于本图的数值未经核实：{items}",
                ).filled(pack=pack.id, items=", ".join(dict.fromkeys(i.id for i in unsure))),
                Wording("look them up before anybody relies on them", "使用前请查证原文"),
            )
