"""Route without a farewell.

What it does
    Reports maps with staff in front of the customer in which customers can leave without being seen off.
    A touchpoint sees customers off by its id or title, by `bow.farewell` or `smile.farewell` of its
    etiquette, or by a farewell in its script.

Why it matters
    Rituals give a service its beginning and its end, the fifth of the five principles of Chase and Dasu
    (2001), and the end is what is remembered. Who gives up and leaves deserves a farewell most of all.

Example
    ```yaml fail
    blueprint: 1
    title: Branch
    touchpoints:
      counter: {lane: frontstage, title: Counter, script: [Here is your receipt.], end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Branch
    touchpoints:
      counter: {lane: frontstage, title: Counter, script: ["Here is your receipt. Goodbye!"], end: served}
    ```

中文
    有的动线上，客户离开时无人道别：走有送声。
"""

from blueprint.lint.content.kinds import sees_off
from blueprint.lint.content.rituals import left_without
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP507", "no-farewell", Severity.WARNING)


@rule.checks
def no_farewell(context: Context) -> Hits:
    """Where customers leave whom nobody has seen off."""
    if id_ := left_without(context, sees_off, "farewell"):
        yield Hit(
            ("touchpoints", id_),
            Wording(
                "customers can leave at {id!r} without a farewell", "有的动线上，客户无人道别就从{id!r}离开"
            ).filled(id=id_),
            Wording(
                "see customers off on every way out, in the script or as `etiquette: [bow.farewell]`",
                "请在每个出口送别客户，写在 `script` 中，或写 `etiquette: [bow.farewell]`",
            ),
            at="key",
        )
