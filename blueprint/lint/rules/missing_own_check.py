"""Service without a check of one's own.

What it does
    Reports maps in which customers can come and leave without a check of an etiquette pack of the configuration, where its
    group is none of the five of the node control model; those have rules of their own, which count one's own checks too.

Why it matters
    A pack of one's own says what a trainer looks for. A check that customers can go around is kept by luck.

中文
    缺少自有礼仪包中的检查项，或有客户会绕过它们。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hits, Rule

GROUPS = ("voice", "bow", "smile", "courtesy", "gesture")
"""Groups that have rules of their own."""

rule = Rule("BP726", "missing-own-check", Severity.WARNING)


@rule.checks
def missing_own_checks(context: Context) -> Hits:
    """The groups of one's own."""
    own = dict.fromkeys(group for pack in context.shelf.own_etiquette for group in pack.groups)
    if not own:
        return
    from blueprint.lint.content.etiquette import lacking

    for group in own:
        if group not in GROUPS:
            yield from lacking(context, group)
