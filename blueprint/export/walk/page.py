"""The page of a walk: one file that works without network."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.export.html.pictures import picture
from blueprint.export.one_page import one_page
from blueprint.export.walk.data import walk_data

if TYPE_CHECKING:
    from blueprint.export.subject import Subject
    from blueprint.wording import Language

_SCRIPTS = ("camera", "curve", "card", "notes", "walk")


def page(subject: Subject, *, ends: bool = False) -> str:
    """The whole page; where the picture is in both languages the cards are Chinese.

    Args:
        subject: the map, its segment and language.
        ends: the page stands in another one, which is told when the walk is ended.
    """
    language: Language = "en" if subject.texts == "en" else "zh"
    body = (
        f'<main>\n<div id="picture">{picture(subject, subject.segment, subject.texts)}</div>\n'
        '<section id="card" aria-live="polite"></section>\n</main>\n<div id="curve"></div>\n<nav id="bar"></nav>\n'
        '<aside id="notes" hidden></aside>\n<div id="dark" hidden></div>'
    )
    data = walk_data(subject, language) | {"ends": ends}
    return one_page(Path(__file__).parent, "walk.css", _SCRIPTS, data, body, language)
