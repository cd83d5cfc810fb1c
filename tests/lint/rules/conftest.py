"""`expect`: what one rule finds in a text, as markers in the text."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from blueprint.lint.config.layer import Layer
from blueprint.lint.config.settings import Settings
from blueprint.lint.rulebook.registry import rule_named
from blueprint.lint.run.engine import Linted, lint
from blueprint.model.loader import loads
from tests.lint.rules.marking import dedented, marked, unmarked

HEAD = "blueprint: 1\ntitle: Repair\n"


@pytest.fixture
def expect() -> Callable[..., Linted]:
    """Lint a source by one rule and compare the place and the wording of every finding.

    A source without markers must be clean. One that does not say `blueprint:` gets a head, unless it is
    the `whole` file. `beside` names rules that run too and whose findings are not looked at; `options`
    are the rule's.
    """

    def check(
        name: str, source: str, *, beside: tuple[str, ...] = (), whole: bool = False, **options: Any
    ) -> Linted:
        expected = dedented(source)
        head = "" if whole or re.search("^blueprint:", expected, re.MULTILINE) else HEAD
        expected = head + expected
        settings = Settings((Layer("test", Path(), options={name: options}),) if options else ())
        found = lint(loads(unmarked(expected)), [rule_named(n) for n in (name, *beside)], settings=settings)
        own = tuple(f for f in found.findings if f.name == name)
        assert not found.crashes
        assert marked(unmarked(expected), own).removeprefix(head) == expected.removeprefix(head)
        return replace(found, findings=own)

    return check
