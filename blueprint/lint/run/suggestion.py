"""A help is also a fix: a safe one where only one thing can be meant, none where it asks "did you mean 'x'?"."""

from __future__ import annotations

import re

from blueprint.lint.finding import Fix
from blueprint.source.place import Edit, Span
from blueprint.source.problem import Problem
from blueprint.wording import Wording

_ASKED = re.compile(r"did you mean (?P<mark>['`\"])(?P<word>.+)(?P=mark)\?")
_TITLE = Wording("replace {old} by {new}", "把 {old} 改为 {new}")
_QUOTES = "'\""


def mending_fix(problem: Problem) -> Fix | None:
    """What a problem says is certainly meant."""
    return Fix(problem.help or problem.message, problem.mend) if problem.mend else None


def suggested_fix(message: Wording, help_: Wording | None, text: str, span: Span) -> Fix | None:
    """Put the word that the help asks about in the place of the one that the message quotes.

    None when the help asks nothing, or when what stands at the place is not what the message is about.
    """
    asked = _ASKED.fullmatch(help_.en) if help_ else None
    written = text[span.start : span.end]
    quote = written[:1] if written[:1] in _QUOTES and written[:1] == written[-1:] else ""
    old = written.strip(quote) if quote else written
    if not asked or not old or ("\\" in written and quote):
        return None
    if repr(old) not in message.en and f"{old} " not in message.en:
        return None
    new = f"{quote}{asked['word']}{quote}"
    return Fix(_TITLE.filled(old=old, new=asked["word"]), (Edit(span, new),), safe=False)
