"""Segments that do not differ.

What it does
    Reports a segment without `changes` when another one has none either.

Why it matters
    Both walk the same routes, take the same time and feel the same: their figures are equal, and only
    their shares say otherwise.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    segments:
      home: {title: At home, share: 60%}
      firm: {title: Firms, share: 40%}
    touchpoints:
      report: {lane: customer, title: Report, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    segments:
      home: {title: At home, share: 60%}
      firm:
        title: Firms
        share: 40%
        changes:
          report: {title: Report by contract number}
    touchpoints:
      report: {lane: customer, title: Report, end: served}
    ```

中文
    两个客群都没有 `changes`，除比例外没有任何不同。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP109", "same-segments", Severity.INFO)


@rule.checks
def same_segments(context: Context) -> Hits:
    """All segments without changes but the first."""
    plain = [s.id for s in context.map.segments.values() if not s.changes]
    for id_ in plain[1:]:
        yield Hit(
            ("segments", id_),
            Wording(
                "segment {id!r} differs in nothing from {first!r}", "客群 {id!r} 与 {first!r} 没有任何不同"
            ).filled(id=id_, first=plain[0]),
            Wording(
                "say under `changes:` what differs for them, or make one segment of both",
                "请在 `changes:` 下写出不同之处，或合并为一个客群",
            ),
            at="key",
            related=((("segments", plain[0]), Wording("the same", "相同的客群")),),
        )
