"""Pain that nobody can avoid, and no choice.

What it does
    Reports touchpoints of negative score that everybody meets who leaves by a good exit (`good: yes` in
    `exits`, or `served`; where there is none, any whose name is no failure), when neither the touchpoint nor one that leads straight to
    it lets customers go another way.

Why it matters
    People bear what they have chosen: commitment through choice, the fourth of the five principles of
    Chase and Dasu (2001). Now or later, here or by phone, is often choice enough.

Example
    ```yaml fail
    blueprint: 1
    title: Branch
    touchpoints:
      triage: {lane: frontstage, title: Triage, emotion: 1, next: wait}
      wait: {lane: customer, title: Wait, emotion: -3, next: counter}
      counter: {lane: frontstage, title: Counter, emotion: 2, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Branch
    touchpoints:
      triage: {lane: frontstage, title: Triage, emotion: 1, next: {wait: 70%, call-back: 30%}}
      wait: {lane: customer, title: Wait, emotion: -3, next: counter}
      call-back: {lane: customer, title: Be called back, emotion: 0, next: counter}
      counter: {lane: frontstage, title: Counter, emotion: 2, end: served}
    ```

中文
    人人必经的负面触点，客户没有任何选择。
"""

from collections.abc import Iterable

from blueprint.flow.visits.avoidance import avoiding
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.exits import good_exits
from blueprint.model.share import may_be_taken
from blueprint.model.touchpoint import Touchpoint
from blueprint.wording import Wording

rule = Rule("BP505", "unavoidable-pain-without-choice", Severity.INFO)


@rule.checks
def unavoidable_pains(context: Context) -> Hits:
    """Negative touchpoints that dominate success."""
    touchpoints = context.map.touchpoints
    exits = {x for t in touchpoints.values() for x in t.end}
    success = good_exits(context.map, exits)
    if not success:  # nobody can tell who succeeds
        return
    for touchpoint in touchpoints.values():
        emotion = touchpoint.emotion
        if touchpoint.id not in context.reached or not touchpoint.lane.experienced:
            continue
        if emotion is None or (emotion.score or 0) >= 0 or _is_choice(context, touchpoint):
            continue
        detour = avoiding(
            context.map, context.entries, context.successors, context.blocks[0], {touchpoint.id}
        )
        if not _succeed(detour.left, success, context):
            yield Hit(
                ("touchpoints", touchpoint.id, "emotion", "score"),
                Wording(
                    "everybody who succeeds meets {id!r}, {score:+g}, without a choice",
                    "办成的客户都要经过 {id!r}（{score:+g}），没有选择",
                ).filled(id=touchpoint.id, score=emotion.score),
                Wording("let customers choose: when, where or how", "请让客户选择：何时、何地或用什么方式"),
            )


def _is_choice(context: Context, touchpoint: Touchpoint) -> bool:
    """Customers can go another way here, or straight before."""
    before = (t for t in context.map.touchpoints.values() if any(c.to == touchpoint.id for c in t.next))
    return any(t.lane.experienced and not t.together and len(t.ways) > 1 for t in (touchpoint, *before))


def _succeed(left: Iterable[str], success: frozenset[str], context: Context) -> bool:
    """Whether somebody leaves by a success exit at one of these touchpoints."""
    return any(
        leaves and may_be_taken(share) and name in success
        for id_ in left
        for name, leaves, share in context.map.touchpoints[id_].ways
    )
