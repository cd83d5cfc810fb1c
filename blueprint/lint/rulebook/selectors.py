"""How people name rules: by name, by code, by the start of a code (`BP2`), or all of them (`ALL`)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from blueprint.lint.rulebook.registry import all_rules, by_name, rule_named, rule_names
from blueprint.suggestion import joined, suggested
from blueprint.wording import Wording

EVERYTHING = "ALL"
_CODE = re.compile(r"BP[0-9]{0,3}")
_UNKNOWN = Wording("there is no rule {selector!r}", "没有名为 {selector!r} 的规则")


def specificity(selector: str, name: str) -> int:
    """How exactly a selector means the rule: 0 not at all, a name or whole code most of all."""
    if selector == name:
        return 9
    if selector == EVERYTHING:
        return 1
    if _CODE.fullmatch(selector) and rule_named(name).code.startswith(selector):
        return 9 if len(selector) == 5 else len(selector)
    return 0


def best(selectors: Iterable[str], name: str) -> int:
    """The specificity of the selector that means the rule most exactly; 0 when none does."""
    return max((specificity(s, name) for s in selectors), default=0)


def unknown(selector: str) -> Wording | None:
    """What is wrong with a selector, or None."""
    if selector in rule_names() or selector == EVERYTHING:
        return None
    if _CODE.fullmatch(selector) and any(r.code.startswith(selector) for r in all_rules()):
        return None
    return joined(_UNKNOWN.filled(selector=selector), meant(selector))


def meant(selector: str) -> Wording | None:
    """Asks for the rule that was probably meant, in the way it was named."""
    if selector.upper().startswith("BP"):
        return suggested(selector.upper(), [r.code for r in all_rules()])
    return suggested(selector.lower(), rule_names())


def code_of(selector: str) -> str | None:
    """The code of the one rule that a name or whole code means."""
    if selector in rule_names():
        return rule_named(selector).code
    rule = by_name().get(selector)
    return rule.code if rule else None
