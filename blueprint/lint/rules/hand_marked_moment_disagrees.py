"""Moment of truth marked by hand that the figures do not confirm.

What it does
    Compares `moment_of_truth: true` and `false` with the figures: moments of truth are the fewest
    touchpoints that hold 80 % of all effect on what is remembered. A mark in the changes of a segment is compared with the
    figures of that segment.

Why it matters
    Both may be right. Where the team's judgement and the figures part, either the team knows something the
    map does not say, or habit has marked the wrong place.

Example
    ```yaml fail
    blueprint: 1
    title: Branch
    touchpoints:
      enter: {lane: customer, title: Enter, emotion: {score: 0, good: 1, bad: -1}, moment_of_truth: true, next: counter}
      counter: {lane: frontstage, title: Counter, emotion: {score: 2, good: 4, bad: -5}, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Branch
    touchpoints:
      enter: {lane: customer, title: Enter, emotion: {score: 0, good: 1, bad: -1}, next: counter}
      counter: {lane: frontstage, title: Counter, emotion: {score: 2, good: 4, bad: -5}, moment_of_truth: true, end: served}
    ```

中文
    人工标注的关键时刻与计算结果不一致。
"""

from collections.abc import Mapping

from blueprint.lint.content.titles import listed
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.touchpoint import TouchpointChanges
from blueprint.source.tree import Path
from blueprint.wording import Wording

rule = Rule("BP510", "hand-marked-moment-disagrees", Severity.WARNING)

_IS = Wording(
    "marked as a moment of truth, {id!r} is none by the figures", "{id!r} 标为关键时刻，计算结果不是"
)
_IS_NOT = Wording(
    "marked as no moment of truth, {id!r} is number {rank} by the figures",
    "{id!r} 标为非关键时刻，计算结果是第 {rank} 位",
)
_WHY = Wording(
    "the figures name {ids}; look at scores, `good`, `bad` and shares, or change the mark",
    "计算结果是 {ids}；请检查得分、`good`、`bad` 与比例，或修改标注",
)


@rule.checks
def hand_marked_moments(context: Context) -> Hits:
    """Marks of touchpoints and of segments' changes."""
    marked: list[tuple[str | None, Mapping[str, TouchpointChanges], Path]] = [
        (None, context.map.touchpoints, ("touchpoints",))
    ]
    marked += [(s.id, s.changes, ("segments", s.id, "changes")) for s in context.map.segments.values()]
    for segment, touchpoints, path in marked:
        marks = {id_: t.moment_of_truth for id_, t in touchpoints.items() if t.moment_of_truth is not None}
        figures = context.figures if marks else None
        if figures is None or (segment is not None and segment not in figures.segments):
            continue
        whole = figures.all if segment is None else figures.of(segment)
        if whole.moments.swing is None:
            continue
        moments = whole.moments_on_map
        for id_, mark in marks.items():
            if mark != (id_ in moments):
                rank = moments.index(id_) + 1 if id_ in moments else 0
                yield Hit(
                    (*path, id_, "moment_of_truth"),
                    (_IS if mark else _IS_NOT).filled(id=id_, rank=rank),
                    _WHY.filled(ids=listed(moments) if moments else "-"),
                )
