"""Two touchpoints of one title.

What it does
    Reports a touchpoint whose title another touchpoint of the same lane has, in the same language.

Why it matters
    Two boxes with the same words side by side cannot be told apart, in the picture, on role cards and in
    a conversation about them.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Call, next: ask}
      ask: {lane: customer, title: Call, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Call to report, next: ask}
      ask: {lane: customer, title: Call to ask, end: served}
    ```

中文
    同一泳道的两个触点名称相同，在图上无法区分。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP110", "same-title", Severity.WARNING)


@rule.checks
def same_titles(context: Context) -> Hits:
    """Titles that a touchpoint further up in the lane has already."""
    first: dict[tuple[str, str, str], str] = {}
    for touchpoint in context.map.touchpoints.values():
        for code, title in touchpoint.title.by_language:
            earlier = first.setdefault((touchpoint.lane, code, title), touchpoint.id)
            if earlier == touchpoint.id:
                continue
            yield Hit(
                ("touchpoints", touchpoint.id, "title"),
                Wording(
                    "touchpoint {id!r} is called {title!r}, like {earlier!r}",
                    "触点 {id!r} 与 {earlier!r} 同名：{title!r}",
                ).filled(id=touchpoint.id, title=title, earlier=earlier),
                Wording("say in the title what is different", "请在名称中写出不同之处"),
                related=((("touchpoints", earlier), Wording("the same title", "名称相同")),),
            )
            break
