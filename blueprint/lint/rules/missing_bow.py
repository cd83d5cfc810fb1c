"""Service without a bow.

What it does
    Reports maps in which customers can come in person and leave without the bow of welcome
    (`bow.welcome`, phase receive) or the bow of farewell (`bow.farewell`, phase keep).

Why it matters
    The two bows of the node control model frame the visit: they are its first and its last impression.
    Each belongs to a touchpoint that nobody can avoid, at the door and before every exit.

Example
    ```yaml fail
    blueprint: 1
    title: Branch
    touchpoints:
      greet: {lane: frontstage, title: Greet, contact: {etiquette: [bow.welcome]}, next: serve}
      serve: {lane: frontstage, title: Serve, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Branch
    touchpoints:
      greet: {lane: frontstage, title: Greet, contact: {etiquette: [bow.welcome]}, next: serve}
      serve: {lane: frontstage, title: Serve, next: see-off}
      see-off: {lane: frontstage, title: See off, contact: {etiquette: [bow.farewell]}, end: served}
    ```

中文
    两个鞠躬：缺少鞠躬迎接（`bow.welcome`）或鞠躬送别（`bow.farewell`），或有客户会绕过它们。
"""

from blueprint.lint.content.etiquette import lacking
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hits, Rule

rule = Rule("BP722", "missing-bow", Severity.WARNING)


@rule.checks
def missing_bow(context: Context) -> Hits:
    """Two bows."""
    yield from lacking(context, "bow")
