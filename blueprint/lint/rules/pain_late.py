"""Lowest point late in the service.

What it does
    Finds the touchpoint of the lowest score, of equal ones the most visited, and reports it when customers
    come to it after more than `after` (two thirds when not configured) of what they experience: on the
    mean, counted in touchpoints. A map with an unknown score on the way is left alone.

Why it matters
    Get bad experiences over with early, the second of the five principles of Chase and Dasu (2001): what
    comes late is remembered, and dreaded all the way.

Example
    ```yaml fail
    blueprint: 1
    title: Shop
    touchpoints:
      greet: {lane: frontstage, title: Greet, emotion: 1, next: choose}
      choose: {lane: customer, title: Choose, emotion: 2, next: try}
      try: {lane: customer, title: Try on, emotion: 3, next: pay}
      pay: {lane: customer, title: Pay, emotion: -2, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Shop
    touchpoints:
      pay: {lane: customer, title: Pay the day ticket, emotion: -2, next: choose}
      choose: {lane: customer, title: Choose, emotion: 2, next: try}
      try: {lane: customer, title: Try on, emotion: 3, next: see-off}
      see-off: {lane: frontstage, title: See off, emotion: 2, end: served}
    ```

中文
    得分最低的触点出现在后三分之一：坏的体验应尽早结束。
"""

import math
from dataclasses import dataclass
from fractions import Fraction

from blueprint import quantity
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.lint.rulebook.options import option
from blueprint.ranking import above, most
from blueprint.wording import Wording


@dataclass(frozen=True)
class Options:
    """What is late."""

    after: Fraction = option(
        Fraction(2, 3), "Share of what customers experience after which it is late.", "体验过多少之后算晚。"
    )


rule = Rule("BP503", "pain-late", Severity.WARNING, options=Options())


@rule.checks
def pain_late(context: Context) -> Hits:
    """Where the lowest score lies on the way."""
    if not any(t.emotion for t in context.map.touchpoints.values()):
        return
    from blueprint.lint.content.feelings import felt, score_path

    visited = felt(context, places=True)
    lowest = min((f.score for f in visited), default=0.0)
    if lowest >= 0:
        return
    pains = [f for f in visited if f.score == lowest]
    by_id = {f.id: math.fsum(g.visits for g in pains if g.id == f.id) for f in pains}
    id_ = most(by_id, by_id.__getitem__)
    before = math.fsum(f.visits * f.before for f in pains if f.id == id_) / by_id[id_]
    after = math.fsum(f.visits * f.after for f in pains if f.id == id_) / by_id[id_]
    position = (before + 0.5) / (before + 1 + after)
    options: Options = context.options(rule)
    if above(position, float(options.after)):
        yield Hit(
            score_path(context, id_, lowest),
            Wording(
                "the lowest point, {score:+g} at {id!r}, comes after {position} of what customers experience",
                "最低点（{id!r}，{score:+g}）出现在客户体验的 {position} 处",
            ).filled(score=lowest, id=id_, position=quantity.both(quantity.share, position)),
            Wording("bring it forward, or let something good follow", "请把它提前，或在其后安排好的体验"),
        )
