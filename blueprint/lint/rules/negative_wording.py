"""Negative wording.

What it does
    Finds words in scripts that say what is not or cannot be, where a sentence could say what is: cannot,
    unfortunately, 不行, 没办法. What is a forbidden phrase is reported as such.

Why it matters
    Customers hear the no and not the rest. "The card is ready on Friday" says the same as "you can't have
    it before Friday", and says it better.

Example
    ```yaml fail
    blueprint: 1
    title: Branch
    touchpoints:
      counter: {lane: frontstage, title: Counter, script: ["Unfortunately the card comes on Friday."], end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Branch
    touchpoints:
      counter: {lane: frontstage, title: Counter, script: [The card is ready on Friday.], end: served}
    ```

中文
    服务用语中有负面语言，如“不行”“没办法”“不能”；请说能做什么。
"""

from blueprint.lint.content.scripts import not_to_say
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hits, Rule

rule = Rule("BP605", "negative-wording", Severity.INFO)


@rule.checks
def negative_wording(context: Context) -> Hits:
    """Negative words."""
    yield from not_to_say(context, ("negative",))
