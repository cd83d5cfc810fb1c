"""Route without a greeting.

What it does
    Reports maps with staff in front of the customer in which customers can come in and leave without being
    greeted. A touchpoint greets by its id or title, by `bow.welcome` or `smile.welcome` of its etiquette,
    or by a greeting in its script.

Why it matters
    Rituals give a service its beginning and its end, the fifth of the five principles of Chase and Dasu
    (2001). The customer nobody greets does not know whether anybody has noticed.

Example
    ```yaml fail
    blueprint: 1
    title: Branch
    touchpoints:
      triage: {lane: frontstage, title: Triage, script: [What is it about?], end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Branch
    touchpoints:
      triage: {lane: frontstage, title: Triage, script: ["Hello, what may I do for you?"], end: served}
    ```

中文
    有的动线上，客户从进来到离开无人问候：来有迎声。
"""

from blueprint.lint.content.kinds import greets
from blueprint.lint.content.rituals import left_without
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP506", "no-greeting", Severity.WARNING)


@rule.checks
def no_greeting(context: Context) -> Hits:
    """Where customers leave whom nobody has greeted."""
    if id_ := left_without(context, greets, "greeting"):
        yield Hit(
            ("touchpoints", id_),
            Wording(
                "customers can leave at {id!r} without having been greeted",
                "有的动线上，客户未受问候就从{id!r}离开",
            ).filled(id=id_),
            Wording(
                "put a greeting where everybody comes by, in the script or as `etiquette: [bow.welcome]`",
                "请在人人必经之处安排问候，写在 `script` 中，或写 `etiquette: [bow.welcome]`",
            ),
            at="key",
        )
