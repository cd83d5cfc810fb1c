"""Pair of the roof that says nothing, or says it twice.

What it does
    Reports entries of `roof` that name one touchpoint twice, or a pair that an earlier entry names already, in
    either order.

Why it matters
    The roof of the House of Quality has one cell for each pair. Of two entries nobody knows which one holds.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    roof:
      - {between: [report, repair], effect: +}
      - {between: [repair, report], effect: "-"}
    touchpoints:
      report: {lane: customer, title: Report, next: repair}
      repair: {lane: backstage, title: Repair, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    roof:
      - {between: [report, repair], effect: +}
    touchpoints:
      report: {lane: customer, title: Report, next: repair}
      repair: {lane: backstage, title: Repair, end: served}
    ```

中文
    质量屋屋顶中的一项：同一触点写了两次，或这一对前面已写过。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP731", "doubtful-roof-pair", Severity.WARNING)


@rule.checks
def doubtful_roof_pairs(context: Context) -> Hits:
    """Each pair of the roof against those before it."""
    first: dict[frozenset[str], int] = {}
    for index, pair in enumerate(context.map.roof):
        both = frozenset(pair.between)
        if len(both) == 1:
            yield Hit(
                ("roof", index, "between"),
                Wording("{id!r} is paired with itself", "{id!r} 与自身配对").filled(id=pair.between[0]),
                Wording("name two touchpoints", "请写两个不同的触点"),
            )
        elif both in first:
            yield Hit(
                ("roof", index, "between"),
                Wording(
                    "{one!r} and {other!r} are a pair already", "{one!r} 与 {other!r} 前面已是一对"
                ).filled(one=pair.between[0], other=pair.between[1]),
                Wording("keep one of the two entries", "两项请只留一项"),
                related=((("roof", first[both]), Wording("the first one", "前一项")),),
            )
        first.setdefault(both, index)
