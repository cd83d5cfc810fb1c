"""Writes the pages that would drift if people wrote them: rules, commands, map format, decks, licences, assistants.

`python docs/generate.py` writes them, `--check` says whether they are current (exit 1 when not). What each page
says is in `docs/pages/`, one subject a file.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from pages.assistants import assistants, llms
from pages.commands import commands
from pages.common import DOCS, NOTE, called
from pages.configuration import configuration
from pages.decks import decks
from pages.licences import licences
from pages.logs import logs
from pages.map_format import map_format
from pages.python import python
from pages.rules import rule_page, rules_index

from blueprint.files import write_text
from blueprint.lint.rulebook.registry import all_rules
from blueprint.wording import LANGUAGES, Language

TWINS: dict[str, Callable[[Language], str]] = {
    "python": python,
    "commands": commands,
    "map-format": map_format,
    "rules/README": rules_index,
    "configuration": configuration,
    "logs": logs,
    "assistants": assistants,
    "decks": decks,
    "licences": licences,
}
"""Pages that there are in both languages."""


def pages() -> dict[Path, str]:
    """File to text."""
    made = {called(name, language): page(language) for name, page in TWINS.items() for language in LANGUAGES}
    made |= {f"rules/{rule.name}.md": rule_page(rule) for rule in all_rules()}
    return {DOCS / name: NOTE + text for name, text in made.items()} | {DOCS / "llms.txt": llms(made)}


def main() -> int:
    """Write or check; pages of rules that are gone are removed, or reported."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    made = pages()
    stale = [p for p, text in made.items() if not p.is_file() or p.read_text(encoding="utf-8") != text]
    stale += [p for p in (DOCS / "rules").glob("*.md") if p not in made]
    if check:
        for path in stale:
            print(f"stale: {path.relative_to(DOCS.parent)}", file=sys.stderr)
        return int(bool(stale))
    for path in stale:
        if path in made:
            write_text(path, made[path])
        else:
            path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
