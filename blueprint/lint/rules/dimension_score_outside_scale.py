"""Score of a dimension outside the scale.

What it does
    Reports expectations and perceptions under `dimensions` below 1 or above its `scale` (7 when not given).

Why it matters
    Gaps compare answers on one scale. A 4.5 of 5 among answers on 7 reads as a bad score that nobody gave.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    dimensions:
      scale: 5
      empathy: {expectation: 6, perception: 4}
    touchpoints:
      repair: {lane: frontstage, title: Repair, quality: [empathy], end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    dimensions:
      scale: 7
      empathy: {expectation: 6, perception: 4}
    touchpoints:
      repair: {lane: frontstage, title: Repair, quality: [empathy], end: served}
    ```

中文
    五大要素的期望或感知得分超出量表（默认 1 到 7）。
"""

from collections.abc import Iterator

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.names import Dimension
from blueprint.model.perception import Scores
from blueprint.source.tree import Path
from blueprint.wording import Wording

rule = Rule("BP736", "dimension-score-outside-scale", Severity.WARNING)


@rule.checks
def dimension_scores_outside_scale(context: Context) -> Hits:
    """Scores of dimensions and of items."""
    said = context.map.dimensions
    if said is None:
        return
    parts: list[tuple[Path, Scores]] = [(("dimensions", "items", id_), s) for id_, s in said.items.items()]
    parts += [(("dimensions", d.value), given) for d in Dimension if (given := said.of(d)) is not None]
    for path, scores in parts:
        yield from _outside(path, scores, said.top)


def _outside(path: Path, scores: Scores, top: int) -> Iterator[Hit]:
    for key, value in (("expectation", scores.expectation), ("perception", scores.perception)):
        if value is not None and not 1 <= value <= top:
            yield Hit(
                (*path, key),
                Wording("{value:g} is no answer from 1 to {top}", "{value:g} 不在 1 到 {top} 之间").filled(
                    value=value, top=top
                ),
                Wording("write the mean answer, or another `scale`", "请写平均答案，或改写 `scale`"),
            )
