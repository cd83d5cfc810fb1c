"""`blueprint rule`: explain a rule, or list them all."""

from __future__ import annotations

import argparse
import sys
from difflib import get_close_matches
from typing import TYPE_CHECKING

from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from blueprint.lint.rule import Rule

HELP = Wording("explain a rule, or list all rules", "解释一条规则，或列出全部规则")
_CODE = Wording("code or name, such as BP101 or dead-end", "编码或名称，如 BP101 或 dead-end")
_NONE = Wording("there is no rule {name!r}", "没有名为 {name!r} 的规则")
_CLOSE = Wording("; did you mean {close}?", "；是否指 {close}？")


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    parser.add_argument("code", nargs="?", metavar="CODE", help=_CODE[language])


def run(arguments: argparse.Namespace) -> int:
    """Print a rule's page, or a line per rule."""
    from blueprint.lint.registry import all_rules, by_name

    language: Language = arguments.language
    if arguments.code is None:
        for rule in all_rules():
            sys.stdout.write(
                f"{rule.code}  {rule.severity.word:<8} {rule.name:<24} {_line(rule, language)}\n"
            )
        return 0
    known = {key.lower(): rule for key, rule in by_name().items()}
    found = known.get(arguments.code.lower())
    if found is None:
        close = get_close_matches(arguments.code.lower(), known, 1)
        hint = (
            _CLOSE.filled(close=close[0].upper() if close[0].startswith("bp") else close[0])[language]
            if close
            else ""
        )
        print(f"blueprint: {_NONE.filled(name=arguments.code)[language]}{hint}", file=sys.stderr)
        return 2
    sys.stdout.write(f"{found.code} {found.name} ({found.severity.word})\n\n{found.page.strip()}\n")
    return 0


def _line(rule: Rule, language: Language) -> str:
    from blueprint.lint.page import page_of

    page = page_of(rule)
    return page.sections["中文"].splitlines()[0] if language == "zh" else page.title
