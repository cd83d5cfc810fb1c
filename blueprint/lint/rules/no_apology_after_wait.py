"""Wait that nobody apologises for.

What it does
    Looks at the scripts of the first touchpoints of staff after each wait, and reports those that neither
    apologise nor thank for the waiting.

Why it matters
    让您久等了 is one of the four courtesies of the training decks: a wait that somebody has noticed is
    shorter than the same wait that nobody mentions.

Example
    ```yaml fail
    blueprint: 1
    title: Branch
    touchpoints:
      wait: {lane: customer, title: Wait, next: counter}
      counter: {lane: frontstage, title: Counter, script: [What may I do for you?], end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Branch
    touchpoints:
      wait: {lane: customer, title: Wait, next: counter}
      counter:
        lane: frontstage
        title: Counter
        script: [Thank you for waiting. What may I do for you?]
        end: served
    ```

中文
    等候之后，工作人员的服务用语里没有“让您久等了”或致歉。
"""

from blueprint.flow.chain.graph import reachable
from blueprint.flow.chain.waits import is_wait
from blueprint.lint.content.scripts import say, scripts
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.names import Lane
from blueprint.wording import Wording

rule = Rule("BP602", "no-apology-after-wait", Severity.WARNING)


@rule.checks
def no_apology_after_wait(context: Context) -> Hits:
    """First touchpoints of staff after waits, whatever lies hidden in between."""
    touchpoints = context.map.touchpoints
    waits = [t.id for t in touchpoints.values() if t.id in context.reached and is_wait(t)]
    if not waits:
        return
    staff = {t.id for t in touchpoints.values() if t.lane is Lane.FRONTSTAGE}
    onwards = {id_: () if id_ in staff else targets for id_, targets in context.successors.items()}
    said, told = scripts(context), set[str]()
    for wait in waits:
        for id_ in (i for i in touchpoints if i in reachable([wait], onwards) & staff - told):
            script = said.get(id_, [])
            if script and not say(script, "after-wait"):
                told.add(id_)
                yield Hit(
                    script[0].path,
                    Wording(
                        "{id!r} comes after the wait {wait!r} and does not mention it",
                        "{id!r} 在等候 {wait!r} 之后，却没有提到",
                    ).filled(id=id_, wait=wait),
                    Wording("apologise or thank for the waiting", "请致歉，或说“让您久等了”"),
                )
