"""How people name rules: by name, by code, by the start of a code (`BP2`), or all of them (`ALL`)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

from blueprint.lint.rulebook.registry import all_rules, by_name, rule_named, rule_names
from blueprint.wording import Wording

EVERYTHING = "ALL"
_CODE = re.compile(r"BP[0-9]{0,3}")
_UNKNOWN = Wording("there is no rule {selector!r}", "没有名为 {selector!r} 的规则")
_CLOSE = Wording("; did you mean {close!r}?", "；是否指 {close!r}？")


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
    close = closest(selector)
    message = _UNKNOWN.filled(selector=selector)
    if not close:
        return message
    hint = _CLOSE.filled(close=close)
    return Wording(message.en + hint.en, message.zh + hint.zh)


def closest(selector: str) -> str | None:
    """The rule that was probably meant, in the way it was named."""
    if selector.upper().startswith("BP"):
        close = get_close_matches(selector.upper(), [r.code for r in all_rules()], 1)
    else:
        close = get_close_matches(selector.lower(), rule_names(), 1)
    return close[0] if close else None


def code_of(selector: str) -> str | None:
    """The code of the one rule that a name or whole code means."""
    rule = by_name().get(selector)
    return rule.code if rule else None
