"""A rule's page: its docstring, taken apart for `blueprint rule`, the docs and the tests."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass

from blueprint.lint.rule import Rule

SECTIONS = ("What it does", "Why it matters", "Example", "Use instead", "中文")
_BLOCK = re.compile(r"^[ ]*```yaml (fail|pass)\n(.*?)^[ ]*```", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Page:
    """Title, sections by heading, and the examples that must fail or pass."""

    title: str
    sections: dict[str, str]
    fails: tuple[str, ...]
    passes: tuple[str, ...]


def page_of(rule: Rule) -> Page:
    """Take a rule's docstring apart."""
    title, _, body = rule.page.partition("\n")
    sections: dict[str, str] = {}
    heading = ""
    for line in body.splitlines():
        if line.strip() in SECTIONS and not line.startswith(" "):
            heading = line.strip()
            sections[heading] = ""
        elif heading:
            sections[heading] += f"{line}\n"
    sections = {h: textwrap.dedent(t).strip("\n") for h, t in sections.items()}
    blocks = [(kind, textwrap.dedent(text)) for kind, text in _BLOCK.findall(rule.page)]
    return Page(
        title.rstrip("."),
        sections,
        tuple(t for kind, t in blocks if kind == "fail"),
        tuple(t for kind, t in blocks if kind == "pass"),
    )
