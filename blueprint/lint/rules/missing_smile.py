"""Service without a smile.

What it does
    Reports maps in which customers can come in person and leave without the smile of welcome
    (`smile.welcome`), while talking (`smile.talk`) or of farewell (`smile.farewell`).

Why it matters
    The three smiles of the node control model run through the visit. A customer who gets none of them
    remembers a counter, not a person.

Example
    ```yaml fail
    blueprint: 1
    title: Branch
    touchpoints:
      greet: {lane: frontstage, title: Greet, contact: {etiquette: [smile.welcome]}, next: serve}
      serve: {lane: frontstage, title: Serve, contact: {etiquette: [smile.farewell]}, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Branch
    touchpoints:
      greet: {lane: frontstage, title: Greet, contact: {etiquette: [smile.welcome]}, next: serve}
      serve: {lane: frontstage, title: Serve, contact: {etiquette: [smile.talk, smile.farewell]}, end: served}
    ```

中文
    三个微笑：缺少微笑迎接、微笑交流或微笑送别，或有客户会绕过它们。
"""

from blueprint.lint.content.etiquette import lacking
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hits, Rule

rule = Rule("BP723", "missing-smile", Severity.WARNING)


@rule.checks
def missing_smile(context: Context) -> Hits:
    """Three smiles."""
    yield from lacking(context, "smile")
