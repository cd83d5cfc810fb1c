"""`blueprint rule`: explain a rule, or list them all."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from blueprint.suggestion import joined
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.lint.rule import Rule

HELP = Wording("explain a rule, or list all rules", "解释一条规则，或列出全部规则")
_CODE = Wording("code or name, such as BP101 or dead-end", "编码或名称，如 BP101 或 dead-end")
_ALL = Wording("explain every rule", "解释全部规则")
_FORMAT = Wording("text or json (default: text)", "text 或 json（默认 text）")
_NONE = Wording("there is no rule {name!r}", "没有名为 {name!r} 的规则")


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    parser.add_argument("code", nargs="?", metavar="CODE", help=_CODE[language])
    parser.add_argument("--all", action="store_true", help=_ALL[language])
    parser.add_argument("--output-format", choices=("text", "json"), default="text", help=_FORMAT[language])


def run(arguments: argparse.Namespace) -> int:
    """Print a rule's page, every page, or a line per rule."""
    from blueprint.lint.rulebook.registry import all_rules

    language: Language = arguments.language
    if arguments.code is None:
        _print(all_rules(), arguments.output_format, language, listed=not arguments.all)
        return 0
    found = _find(arguments.code)
    if found is None:
        print(f"blueprint: {_unknown(arguments.code, language)}", file=sys.stderr)
        return 2
    _print([found], arguments.output_format, language, alone=True)
    return 0


def _print(
    rules: Sequence[Rule], output_format: str, language: Language, listed: bool = False, alone: bool = False
) -> None:
    from blueprint.lint.rulebook.explain import SEVERITIES, as_data, as_text, headline

    if output_format == "json":
        import json

        data = [as_data(rule, language) for rule in rules]
        sys.stdout.write(json.dumps(data[0] if alone else data, ensure_ascii=False, indent=2) + "\n")
    elif listed:
        for rule in rules:
            severity = SEVERITIES[rule.severity][language]
            line = f"{rule.code}  {severity:<8} {rule.name:<24} {headline(rule, language)}\n"
            sys.stdout.write(line)
    else:
        sys.stdout.write("\n\n".join(as_text(rule, language) for rule in rules))


def _find(wanted: str) -> Rule | None:
    from blueprint.lint.rulebook.registry import by_name

    return {key.lower(): rule for key, rule in by_name().items()}.get(wanted.lower())


def _unknown(wanted: str, language: Language) -> str:
    from blueprint.lint.rulebook.selectors import meant

    return joined(_NONE.filled(name=wanted), meant(wanted))[language]
