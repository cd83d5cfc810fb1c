"""Nuisances in several places.

What it does
    Reports maps where customers come to two or more touchpoints of negative score at which they wait, pay
    or fill in forms, one after the other but not next to each other.

Why it matters
    Combine pain, segment pleasure: the third of the five principles of Chase and Dasu (2001). One nuisance
    is remembered once, three are remembered as a series.

Example
    ```yaml fail
    blueprint: 1
    title: Branch
    touchpoints:
      form: {lane: customer, title: Fill in the form, emotion: -1, next: advise}
      advise: {lane: frontstage, title: Advise, emotion: 2, next: wait}
      wait: {lane: customer, title: Wait, emotion: -3, next: counter}
      counter: {lane: frontstage, title: Counter, emotion: 2, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Branch
    touchpoints:
      advise: {lane: frontstage, title: Advise, emotion: 2, next: form}
      form: {lane: customer, title: Fill in the form, emotion: -1, next: wait}
      wait: {lane: customer, title: Wait, emotion: -3, next: counter}
      counter: {lane: frontstage, title: Counter, emotion: 2, end: served}
    ```

中文
    等候、付款、填单等负面触点分散在几处：应当合并，一次受完。
"""

from blueprint.flow.chain.graph import reachable
from blueprint.lint.content.kinds import is_nuisance
from blueprint.lint.content.titles import listed
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP504", "scattered-pain", Severity.INFO)


@rule.checks
def scattered_pain(context: Context) -> Hits:
    """Negative waits, payments and forms that follow each other at a distance."""
    pains = [
        t.id
        for t in context.map.touchpoints.values()
        if t.id in context.reached
        and t.lane.experienced
        and t.emotion
        and (t.emotion.score or 0) < 0
        and is_nuisance(t)
    ]
    after = {id_: reachable(context.successors[id_], context.successors) for id_ in pains}
    scattered = {
        id_
        for a in pains
        for b in pains
        if a != b and b in after[a] and b not in context.successors[a] and a not in context.successors[b]
        for id_ in (a, b)
    }
    found = [id_ for id_ in pains if id_ in scattered]
    if found:
        yield Hit(
            ("touchpoints", found[0], "emotion", "score"),
            Wording(
                "customers wait, pay or fill in forms with bad feelings at {n} separate places: {ids}",
                "客户在 {n} 处分别等候、付款或填单，情感都是负的：{ids}",
            ).filled(n=len(found), ids=listed(found)),
            Wording("bring them together", "请把它们合并到一处"),
            related=tuple(
                (("touchpoints", id_, "emotion", "score"), Wording("and here", "还有这里"))
                for id_ in found[1:]
            ),
        )
