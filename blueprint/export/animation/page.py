"""The page of an animation: one file that works without network."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.export.animation.data import animation_data
from blueprint.export.html.pictures import picture
from blueprint.export.one_page import one_page

if TYPE_CHECKING:
    from blueprint.export.subject import Subject
    from blueprint.figures.simulation.recording import Recording
    from blueprint.wording import Language

_SCRIPTS = ("run", "figures", "picture", "animation")


def page(subject: Subject, recording: Recording, *, ends: bool = False) -> str:
    """The whole page; where the picture is in both languages its words are Chinese.

    Args:
        subject: the map and the language; all customers are shown.
        recording: of the map.
        ends: the page stands in another one, which is told when the animation is ended.
    """
    language: Language = "en" if subject.texts == "en" else "zh"
    body = (
        f'<main>\n<div id="frame"><div id="picture"><div id="sheet">{picture(subject, subject.segment, subject.texts)}</div></div>'
        '<canvas id="people" aria-hidden="true"></canvas></div>\n<section id="side"></section>\n</main>\n<nav id="bar"></nav>'
    )
    data = animation_data(subject, recording, language) | {"ends": ends}
    return one_page(Path(__file__).parent, "animation.css", _SCRIPTS, data, body, language)
