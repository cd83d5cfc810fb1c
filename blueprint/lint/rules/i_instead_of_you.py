"""Script that speaks of oneself.

What it does
    Counts in the script of each touchpoint, by language, how often it says "I" and how often "you", and
    reports scripts with more of the first, from `at_least` (two when not configured) on. 我们 and offers
    such as "may I" do not count as "I"; 您, 你 and 咱们 count as "you".

Why it matters
    Fewer "I", more "you" and "we": the customer should feel that the talk is about them.

Example
    ```yaml fail
    blueprint: 1
    title: Branch
    touchpoints:
      counter: {lane: frontstage, title: Counter, script: [I think I know the form., I will fetch it.], end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Branch
    touchpoints:
      counter: {lane: frontstage, title: Counter, script: [Your form is here., Would you like help with it?], end: served}
    ```

中文
    服务用语里“我”多于“您”“咱们”：少用“我”，多用“您”“咱们”。
"""

from dataclasses import dataclass

from blueprint.lint.content.scripts import Line, lines
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.lint.rulebook.options import option
from blueprint.wording import Wording


@dataclass(frozen=True)
class Options:
    """How often is too often."""

    at_least: int = option(2, "Scripts that say it less often are left alone.", "说得更少的不报告。")


rule = Rule("BP604", "i-instead-of-you", Severity.INFO, options=Options())


@rule.checks
def i_instead_of_you(context: Context) -> Hits:
    """Scripts by touchpoint and language."""
    options: Options = context.options(rule)
    scripts: dict[tuple[object, ...], list[Line]] = {}
    for line in lines(context):
        place = line.path[: line.path.index("script")]
        scripts.setdefault((*place, line.pack.lang), []).append(line)
    for script in scripts.values():
        own, other = [_own(line) for line in script], sum(map(_other, script))
        if sum(own) > other and sum(own) >= options.at_least:
            yield Hit(
                script[own.index(max(own))].path,
                Wording(
                    'the script of {id!r} says "I" {own} times and "you" {other} times',
                    "{id!r} 的服务用语说了 {own} 次“我”、{other} 次“您”",
                ).filled(id=script[0].touchpoint, own=sum(own), other=other),
                Wording("speak of the customer", "请多说“您”和“咱们”"),
            )


def _own(line: Line) -> int:
    from blueprint.packs.matching import count

    return count(line.text, line.pack, line.pack.pronouns.own, line.pack.pronouns.not_own)


def _other(line: Line) -> int:
    from blueprint.packs.matching import count

    return count(line.text, line.pack, line.pack.pronouns.other)
