"""Promise without a date.

What it does
    Finds sentences in scripts that promise something at no time: there will be a way, I will contact you
    another day.

Why it matters
    The customer hears that nothing will happen. "Tomorrow morning we will call you" is a promise, and a
    clock runs for it.

Example
    ```yaml fail
    blueprint: 1
    title: Branch
    touchpoints:
      counter: {lane: frontstage, title: Counter, script: [We will contact you another day.], end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Branch
    touchpoints:
      counter: {lane: frontstage, title: Counter, script: [We will call you tomorrow morning.], end: served}
    ```

中文
    服务用语中有没有日期的承诺，如“总会有办法的”“改天再联系”。
"""

from blueprint.lint.content.scripts import not_to_say
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hits, Rule

rule = Rule("BP603", "undated-promise", Severity.WARNING)


@rule.checks
def undated_promises(context: Context) -> Hits:
    """Promises at no time."""
    yield from not_to_say(context, ("empty-promise",))
