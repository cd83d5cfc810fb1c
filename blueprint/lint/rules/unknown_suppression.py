"""Suppression of a rule that does not exist.

What it does
    Reports names and codes in `# blueprint: ignore[...]` that no rule has.

Why it matters
    A misspelt suppression suppresses nothing, and nobody notices until the build fails.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, end: served}  # blueprint: ignore[dead-and] -- for now
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, end: served}
      # blueprint: ignore[dead-end, unreachable] -- the counter closes in spring
      counter: {lane: frontstage, title: Counter}
    ```

中文
    注释 `# blueprint: ignore[...]` 里写了不存在的规则。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.context.suppression import Named
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.lint.rulebook.selectors import meant, unknown
from blueprint.wording import Wording

rule = Rule("BP901", "unknown-suppression", Severity.WARNING)


@rule.checks
def unknown_suppressions(context: Context) -> Hits:
    """Names in suppressions that no rule has."""
    for suppression in context.suppressions:
        for named in suppression.named:
            if unknown(named.text):
                yield _hit(named)


def _hit(named: Named) -> Hit:
    message = Wording("there is no rule {name!r}", "没有名为 {name!r} 的规则").filled(name=named.text)
    listed = Wording("`blueprint rule` lists the rules", "`blueprint rule` 列出全部规则")
    return Hit((), message, meant(named.text) or listed, span=named.span)
