"""Standards pack that applies to nothing.

What it does
    Reports a declared standards pack none of whose items with a number applies to anything in the map: no promise and no
    limit names one, and no wait fits one's scope. Packs that only measurements can be held against do not count.

Why it matters
    A pack that applies to nothing proves nothing. Nothing is guessed: a promise says which item it is about.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    standards: [cn.sanbao.1995]
    touchpoints:
      mend: {lane: backstage, title: Mend, time: 5d, end: served}
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
    声明的标准包没有任何条目对应到地图：没有承诺或时限引用它，也没有符合其范围的等候。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP423", "pack-not-applied", Severity.INFO)


@rule.checks
def packs_not_applied(context: Context) -> Hits:
    """Declared packs without a place."""
    packs = context.standards.packs
    for index, name in enumerate(context.map.standards):
        pack = packs.get(name)
        if pack is None or not any(i.by_name or i.scope.found == "wait" for i in pack.items):
            continue
        if any(a.pack is pack for a in context.standards.applied):
            continue
        nameable = tuple(dict.fromkeys(i.group for i in pack.items if i.by_name))
        yield Hit(
            ("standards", index),
            Wording("nothing in the map is held against {pack}", "地图中没有任何内容与 {pack} 对照").filled(
                pack=pack.id
            ),
            Wording(
                "name an item: `source: {pack}#ITEM`, one of {items}",
                "请引用条目：`source: {pack}#条目`，可用 {items}",
            ).filled(pack=pack.id, items=", ".join(nameable)),
        )
