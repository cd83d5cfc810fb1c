"""Service without the four courtesies.

What it does
    Reports maps in which customers can leave without having been addressed by name and title
    (`say.title`) or asked to wait a moment (`say.wait`); touchpoints of staff after a wait without
    `say.thanks_wait`; and touchpoints that recover a failure without `say.sorry`.

Why it matters
    Sorry, the customer's name, one moment please, thank you for waiting: the four courtesies of the node
    control model cost a second each, and their absence is what customers quote when they complain.

Example
    ```yaml fail
    blueprint: 1
    title: Branch
    touchpoints:
      greet: {lane: frontstage, title: Greet, contact: {etiquette: [say.title, say.wait, say.sorry]}, next: wait}
      wait: {lane: customer, title: Wait, next: serve}
      serve: {lane: frontstage, title: Serve, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Branch
    touchpoints:
      greet: {lane: frontstage, title: Greet, contact: {etiquette: [say.title, say.wait, say.sorry]}, next: wait}
      wait: {lane: customer, title: Wait, next: serve}
      serve: {lane: frontstage, title: Serve, contact: {etiquette: [say.thanks_wait]}, end: served}
    ```

中文
    四个致歉：缺少对不起、尊称客户、请稍等，或等候之后没有让您久等了。
"""

from blueprint.lint.content.etiquette import lacking
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hits, Rule

rule = Rule("BP724", "missing-courtesy-words", Severity.WARNING)


@rule.checks
def missing_courtesy_words(context: Context) -> Hits:
    """Four courtesies."""
    yield from lacking(context, "courtesy")
