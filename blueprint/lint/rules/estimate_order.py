"""Estimate whose points are out of order or incomplete.

What it does
    Reports an `estimate` that is neither three points with min <= likely <= max nor a mean with cv.

Why it matters
    No distribution has a shortest time above its longest.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      repair: {lane: backstage, title: Repair, time: {estimate: {min: 2h, likely: 1h, max: 3h}}, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      repair: {lane: backstage, title: Repair, time: {estimate: {min: 1h, likely: 2h, max: 3h}}, end: served}
    ```

中文
    估计值的三点顺序不对或不完整：须 min <= likely <= max，或给出 mean 与 cv。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.touchpoint import Estimate, TouchpointChanges
from blueprint.source.tree import Path
from blueprint.wording import Wording

rule = Rule("BP403", "estimate-order", Severity.ERROR)


@rule.checks
def estimate_order(context: Context) -> Hits:
    """Estimates of touchpoints and of segments' changes."""
    for id_, touchpoint in context.map.touchpoints.items():
        yield from _check(touchpoint, ("touchpoints", id_))
    for segment in context.map.segments.values():
        for id_, changes in segment.changes.items():
            yield from _check(changes, ("segments", segment.id, "changes", id_))


def _check(touchpoint: TouchpointChanges, path: Path) -> Hits:
    estimate = touchpoint.time.estimate if touchpoint.time else None
    if estimate is None:
        return
    path = (*path, "time", "estimate")
    points = (estimate.min, estimate.likely, estimate.max)
    given = [p for p in points if p is not None]
    if (given and estimate.mean) or (not given and not estimate.mean) or (given and len(given) < 3):
        yield Hit(
            path,
            Wording("this estimate is neither three points nor a mean", "这个估计既不是三点，也不是均值"),
            Wording(
                "write `{min: .., likely: .., max: ..}` or `{mean: .., cv: ..}`",
                "请写 `{min: .., likely: .., max: ..}` 或 `{mean: .., cv: ..}`",
            ),
            at="key",
        )
    elif given and not given[0] <= given[1] <= given[2]:
        yield Hit(
            path,
            Wording(
                "min {a}, likely {b} and max {c} are out of order", "min {a}、likely {b}、max {c} 顺序不对"
            ).filled(a=given[0], b=given[1], c=given[2]),
            Wording("min <= likely <= max", "应有 min <= likely <= max"),
            at="key",
        )
    elif estimate.cv is None and not given:
        yield from _no_variation(estimate, path)


def _no_variation(estimate: Estimate, path: Path) -> Hits:
    yield Hit(
        path,
        Wording("the estimate has a mean of {mean} and no variation", "估计只有均值 {mean}，没有变异").filled(
            mean=estimate.mean
        ),
        Wording("add `cv:` (0 fixed, 1 exponential)", "请加上 `cv:`（0 固定，1 指数）"),
        at="key",
    )
