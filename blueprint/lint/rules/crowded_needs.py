"""Relationships that do not discriminate.

What it does
    Reports a map in which more than `most` (50 % when not configured) of all pairs of need and walked
    touchpoint have a relationship.

Why it matters
    When everything serves everything, the House of Quality ranks nothing: the weights of the touchpoints
    are alike, and no priority follows.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    needs:
      soon: {title: Mended soon, importance: 5}
      fair: {title: Fair price, importance: 4}
    touchpoints:
      report: {lane: customer, title: Report, meets: {soon: 3, fair: 3}, next: repair}
      repair: {lane: backstage, title: Repair, meets: {soon: 9, fair: 3}, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    needs:
      soon: {title: Mended soon, importance: 5}
      fair: {title: Fair price, importance: 4}
    touchpoints:
      report: {lane: customer, title: Report, meets: {fair: 9}, next: repair}
      repair: {lane: backstage, title: Repair, meets: {soon: 9}, end: served}
    ```

中文
    质量屋填满一半以上：什么都与什么有关，分不出主次。
"""

from dataclasses import dataclass
from fractions import Fraction

from blueprint import quantity
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.lint.rulebook.options import option
from blueprint.wording import Wording


@dataclass(frozen=True)
class Options:
    """How full is too full."""

    most: Fraction = option(Fraction(1, 2), "Most of all pairs that may be related.", "最多可有关系的比例。")


rule = Rule("BP716", "crowded-needs", Severity.INFO, options=Options())


@rule.checks
def crowded_needs(context: Context) -> Hits:
    """The filled part of the House of Quality."""
    options: Options = context.options(rule)
    columns = [t for t in context.map.touchpoints.values() if t.id in context.map.walked]
    pairs = len(context.map.needs) * len(columns)
    filled = sum(
        bool(weight) for t in columns for need, weight in t.meets.items() if need in context.map.needs
    )
    if pairs and Fraction(filled, pairs) > options.most:
        yield Hit(
            ("needs",),
            Wording(
                "{filled} of all pairs of need and touchpoint are related",
                "{filled} 的需求与触点之间都有关系",
            ).filled(filled=quantity.both(quantity.share, filled / pairs)),
            Wording("keep the relationships that decide something", "请只保留起决定作用的关系"),
            at="key",
        )
