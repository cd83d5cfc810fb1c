"""Suppression of nothing.

What it does
    Reports rules named in `# blueprint: ignore[...]` that find nothing there. Rules that did not run
    are left alone.

Why it matters
    What was wrong has been mended; the comment stays behind and will hide the next mistake of its kind.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, end: served}  # blueprint: ignore[BP201] -- not drawn yet
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, end: served}
    ```

中文
    抑制注释所指的规则在此处并无发现，请删除该注释。
"""

from itertools import groupby

from blueprint.lint.context.context import Context
from blueprint.lint.context.suppression import Named, Suppression
from blueprint.lint.finding import Fix, Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.source.place import Edit, Span
from blueprint.wording import Wording

rule = Rule("BP903", "unused-suppression", Severity.WARNING)

_MESSAGE = Wording("{name!r} finds nothing here", "{name!r} 在这里没有发现")
_HELP = Wording("remove it from the comment", "请从注释中删去")
_TITLE = Wording("remove the suppression", "删除该抑制注释")


@rule.checks
def unused_suppressions(context: Context) -> Hits:
    """Names in suppressions that suppressed nothing; one fix a comment takes all of them out."""
    for suppression, group in groupby(context.unused, key=lambda pair: pair[0]):
        names = [named for _, named in group]
        edit = _edit(suppression, names, context.source.text)
        for named in names:
            yield Hit((), _MESSAGE.filled(name=named.text), _HELP, fix=Fix(_TITLE, (edit,)), span=named.span)


def _edit(suppression: Suppression, unused: list[Named], text: str) -> Edit:
    """Without its unused names; without any name the whole comment, and a line that held nothing else."""
    left = [named for named in suppression.named if named not in unused]
    if left:
        listed = Span(suppression.named[0].span.start, suppression.named[-1].span.end)
        return Edit(listed, ", ".join(named.text for named in left))
    start, end = suppression.span
    before = len(text[:start].rstrip(" \t"))
    if before == 0 or text[before - 1] in "\r\n":
        end += len(_line_end(text[end:]))
    return Edit(Span(before, end), "")


def _line_end(rest: str) -> str:
    return next((e for e in ("\r\n", "\n", "\r") if rest.startswith(e)), "")
