"""Moment of truth that hangs on one system.

What it does
    Reports moments of truth that use exactly one support touchpoint when neither the moment nor that
    touchpoint names a `fails.then` that carries on without it.

Why it matters
    A moment of truth should not fail because one system does. A paper form, a second system or a colleague
    is enough, if it is thought of before.

Example
    ```yaml fail
    blueprint: 1
    title: Branch
    touchpoints:
      counter: {lane: frontstage, title: Counter, emotion: 2, uses: [crm], end: served}
      crm: {lane: support, title: Customer records}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Branch
    touchpoints:
      counter:
        lane: frontstage
        title: Counter
        emotion: 2
        uses: [crm]
        fails: {chance: 1%, caught: 90%, then: paper}
        next: {paper: 1%}
        end: {served: 99%}
      paper: {lane: frontstage, title: Serve on paper, emotion: 0, end: served}
      crm: {lane: support, title: Customer records}
    ```

中文
    关键时刻只依赖一个支持系统，而且没有写失败后的补救。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.names import Lane
from blueprint.model.touchpoint import Touchpoint
from blueprint.wording import Wording

rule = Rule("BP511", "moment-of-truth-on-one-system", Severity.WARNING)


@rule.checks
def moments_on_one_system(context: Context) -> Hits:
    """Moments of truth and what they use."""
    touchpoints = context.flat.map.touchpoints
    hanging = {t.id: t.uses[0] for t in touchpoints.values() if t.lane.experienced and _hangs(t, touchpoints)}
    if not hanging or not any(t.emotion for t in touchpoints.values()):
        return
    figures = context.figures
    if figures is None:
        return
    for id_ in figures.all.moments_of_truth:
        if id_ in hanging:
            yield Hit(
                ("touchpoints", id_, "uses", 0),
                Wording(
                    "the moment of truth {id!r} depends on {used!r} alone, with no way on when it fails",
                    "关键时刻 {id!r} 只依赖 {used!r}，它失败时没有出路",
                ).filled(id=id_, used=hanging[id_]),
                Wording(
                    "say what happens then: `fails: {{chance: .., then: ..}}`",
                    "请写明失败后怎么办：`fails: {{chance: .., then: ..}}`",
                ).filled(),
            )


def _hangs(touchpoint: Touchpoint, touchpoints: dict[str, Touchpoint]) -> bool:
    """It uses one support touchpoint and nothing is said about what happens without."""
    used = [touchpoints[u] for u in touchpoint.uses if u in touchpoints]
    return (
        len(used) == 1
        and used[0].lane is Lane.SUPPORT
        and not any(t.fails and t.fails.then for t in (touchpoint, used[0]))
    )
