"""Which rules there are: every module in `blueprint.lint.rules` that has a `rule`."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from blueprint.lint import rules as package
from blueprint.lint.rule import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by code."""
    found = []
    for module_info in pkgutil.iter_modules(package.__path__):
        module = import_module(f"{package.__name__}.{module_info.name}")
        rule: Rule = module.rule
        rule.page = module.__doc__ or ""
        found.append(rule)
    return tuple(sorted(found, key=lambda r: r.code))


@cache
def by_name() -> dict[str, Rule]:
    """Rules by name and by code."""
    return {key: rule for rule in all_rules() for key in (rule.name, rule.code)}
