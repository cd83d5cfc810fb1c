"""A difference for the page of a pull request: what it means, a small picture, and a table, as Markdown.

Titles and notes are other people's words: none of them can break the table, be taken for HTML, or call somebody.
"""

from __future__ import annotations

import re

from blueprint.diff.difference import Difference
from blueprint.diff.meaning import meaning
from blueprint.diff.mermaid import flowchart
from blueprint.diff.words import NO_FIGURES, SAME, rows
from blueprint.wording import Language, Wording, paragraph

_HEAD = Wording("what", "内容"), Wording("before", "之前"), Wording("after", "之后")
_SIGNS = re.compile(r"[\\`*_\[\]<|~&]")
_CALLS = re.compile(r"[@#](?=\w)")


def markdown(difference: Difference, language: Language) -> str:
    """The whole of it; a blank line at its end."""
    found = list(rows(difference, language))
    head = [SAME[language], ""] if difference.same else []
    if said := meaning(difference, language):
        head += [plain(paragraph(said, language)), ""]
    if picture := flowchart(*difference.under_new_names, difference.changes, language):
        head += [*picture, ""]
    if found:
        names = [h[language] for h in _HEAD]
        head += [f"| {' | '.join(names)} |", "|---|---|---|"]
        head += [f"| {' | '.join(map(plain, row))} |" for row in found]
    if difference.figures is None:
        head += ["", NO_FIGURES[language]]
    return "\n".join(head) + "\n"


def plain(text: str) -> str:
    """Any text on one line, with nothing in it that Markdown or a code host reads as more than a letter.

    >>> plain("a | b <c>\\n@all")
    'a \\\\| b \\\\<c> @&#8203;all'
    """
    text = _SIGNS.sub(lambda sign: "&amp;" if sign[0] == "&" else f"\\{sign[0]}", " ".join(text.split()))
    return _CALLS.sub(lambda sign: f"{sign[0]}&#8203;", text)
