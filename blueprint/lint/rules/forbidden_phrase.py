"""Phrase that staff must not say.

What it does
    Finds the forbidden phrases of the language pack in scripts, in Chinese and English: not knowing,
    refusing, hiding behind rules, impatience, blame, accusations, denial. Width, spaces, punctuation and
    traditional characters do not matter; short phrases count only when they are all that is said, and not
    where they are harmless or taken back. Where there is approved wording it is offered, and an unsafe
    fix puts it in place. `also` lists phrases of one's own.

Why it matters
    One sentence can undo a good service. A script is the place where it can still be changed.

Example
    ```yaml fail
    blueprint: 1
    title: Branch
    touchpoints:
      counter: {lane: frontstage, title: Counter, script: ["I'm sorry, it's our policy."], end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Branch
    touchpoints:
      counter: {lane: frontstage, title: Counter, script: ["I'm sorry, here is why we ask for it."], end: served}
    ```

中文
    服务用语中有服务忌语，如“这绝对不可能”“这是我们的规定”；有规范用语的给出替换。
"""

from dataclasses import dataclass

from blueprint.lint.content.scripts import also_not_to_say, not_to_say
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hits, Rule
from blueprint.lint.rulebook.options import option


@dataclass(frozen=True)
class Options:
    """What else counts."""

    also: tuple[str, ...] = option((), "Phrases of one's own that nobody may say.", "自定的忌语。")


rule = Rule("BP601", "forbidden-phrase", Severity.WARNING, options=Options())

OTHER_RULES = ("empty-promise", "negative")
"""Categories of the packs that have rules of their own."""


@rule.checks
def forbidden_phrases(context: Context) -> Hits:
    """Phrases of the pack, and those of one's own."""
    options: Options = context.options(rule)
    yield from not_to_say(context, but=OTHER_RULES, info=False)
    yield from also_not_to_say(context, options.also)
