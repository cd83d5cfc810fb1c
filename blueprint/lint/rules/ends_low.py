"""Service that does not finish strong.

What it does
    Compares the expected end, the last score of those who experience anything, with the mean score over
    all visits, and reports a map whose end is lower. It is reported at the touchpoint that pulls the end
    down most. A map with an unknown score on the way is left alone.

Why it matters
    The end counts more in memory than the beginning: finish strong is the first of the five principles of
    Chase and Dasu (2001). The effect is strong in some services and weak in others, telephone services
    among them; the figure is a hint where to look, no prediction of satisfaction.

Example
    ```yaml fail
    blueprint: 1
    title: Shop
    touchpoints:
      try: {lane: customer, title: Try on, emotion: 3, next: pay}
      pay: {lane: customer, title: Pay, emotion: -2, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Shop
    touchpoints:
      try: {lane: customer, title: Try on, emotion: 3, next: pay}
      pay: {lane: customer, title: Pay, emotion: -2, next: hand-over}
      hand-over: {lane: frontstage, title: Hand over with a gift, emotion: 3, end: served}
    ```

中文
    结尾的期望得分低于全程平均：收尾不强（Chase 与 Dasu 五原则之一）。
"""

import math

from blueprint import quantity
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.ranking import above, most
from blueprint.wording import Wording

rule = Rule("BP502", "ends-low", Severity.WARNING)


@rule.checks
def ends_low(context: Context) -> Hits:
    """The expected end against the mean."""
    if not any(t.emotion for t in context.map.touchpoints.values()):
        return
    from blueprint.lint.content.feelings import end_score, felt, mean_score, score_path

    visited = felt(context)
    if not visited:
        return
    end, mean = end_score(visited), mean_score(visited)
    if above(mean, end):
        worst = most(visited, lambda f: f.last * (mean - f.score))
        share = math.fsum(f.last for f in visited if f.id == worst.id) / math.fsum(f.last for f in visited)
        yield Hit(
            score_path(context, worst.id, worst.score),
            Wording(
                "the service ends at {end:+.2f} on the mean, below its mean of {mean:+.2f}",
                "结尾平均为 {end:+.2f}，低于全程平均 {mean:+.2f}",
            ).filled(end=end + 0.0, mean=mean + 0.0),
            Wording(
                "{share} of customers leave after {id!r}; end with something better",
                "{share} 的客户在 {id!r} 之后离开；请以更好的感受收尾",
            ).filled(share=quantity.both(quantity.share, share), id=worst.id),
        )
