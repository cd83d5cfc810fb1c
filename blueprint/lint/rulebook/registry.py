"""Which rules there are: every module in `blueprint.lint.rules` that has a `rule`, named like the rule.

A run imports only the rules it uses: fifty modules take longer to import than a map takes to lint.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from pathlib import Path

from blueprint.lint.rule import Rule

FOLDER = Path(__file__).parents[1] / "rules"
"""A rule is known by its file alone: rules may ask the registry, and never the other way round."""


@cache
def rule_names() -> tuple[str, ...]:
    """The names of all rules, without importing them."""
    return tuple(sorted(m.name.replace("_", "-") for m in pkgutil.iter_modules([str(FOLDER)])))


@cache
def rule_named(name: str) -> Rule:
    """The rule of this name.

    Raises:
        KeyError: there is none.
    """
    if name not in rule_names():
        raise KeyError(name)
    module = import_module(f"blueprint.lint.rules.{name.replace('-', '_')}")
    rule: Rule = module.rule
    rule.page = module.__doc__ or ""
    return rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by code."""
    return tuple(sorted(map(rule_named, rule_names()), key=lambda r: r.code))


@cache
def by_name() -> dict[str, Rule]:
    """Rules by name and by code."""
    return {key: rule for rule in all_rules() for key in (rule.name, rule.code)}
