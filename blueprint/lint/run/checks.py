"""Checks of rules run on a map; those that decide whether it has figures are run once, whoever asks."""

from __future__ import annotations

from collections.abc import Iterable

from blueprint.lint.context.context import Context
from blueprint.lint.rule import Hit, Rule
from blueprint.lint.rulebook.registry import rule_named

ERRORS = (
    "bad-nesting",
    "closed-loop",
    "dead-end",
    "duplicate-id",
    "emotion-outside-scale",
    "empty-promise",
    "estimate-order",
    "flow-into-evidence",
    "missing-entry",
    "reserved-id",
    "share-sum",
    "unknown-map",
    "unknown-reference",
    "unreachable",
    "unusable-map",
    "wrong-load",
    "wrong-pool",
)
"""Rules whose findings leave no figures, or figures of something that is not meant. They have no options."""
_OF_THE_WHOLE = frozenset({"unusable-map", "wrong-load"})
"""Of these, the rules about a map with all that is inside it."""


def hits(rule: Rule, context: Context) -> Iterable[Hit]:
    """What a rule's check yields."""
    check = rule.check
    if check is None:
        return ()
    if rule.name in ERRORS:
        return context.project.once(context.loaded, rule.name, lambda: tuple(check(context)))
    return check(context)


def is_sound(context: Context, whole: bool) -> bool:
    """Whether a map has no errors that leave no figures; without `whole`, none of its own."""
    asked = (name for name in ERRORS if whole or name not in _OF_THE_WHOLE)
    return not context.loaded.problems and not any(hits(rule_named(name), context) for name in asked)
