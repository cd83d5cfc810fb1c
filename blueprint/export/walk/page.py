"""The page of a walk: one file, nothing fetched; only its own script and style may run, by their hashes."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.draw.svg_painter.writing import escape
from blueprint.export.html.pictures import picture
from blueprint.export.html.store import embedded
from blueprint.export.policy import source_of
from blueprint.export.walk.data import walk_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blueprint.export.subject import Subject
    from blueprint.wording import Language

_SCRIPTS = ("camera", "curve", "card", "notes", "walk")


def page(subject: Subject, *, ends: bool = False) -> str:
    """The whole page; where the picture is in both languages the cards are Chinese.

    Args:
        subject: the map, its segment and language.
        ends: the page stands in another one, which is told when the walk is ended.
    """
    return "\n".join(_parts(subject, ends)) + "\n"


def _parts(subject: Subject, ends: bool) -> Iterator[str]:
    language: Language = "en" if subject.texts == "en" else "zh"
    data = walk_data(subject, language) | {"ends": ends}
    style, script = _asset("walk.css"), _script()
    yield f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">'
    yield (
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; form-action 'none'; "
        f"img-src data:; script-src '{source_of(script)}'; style-src '{source_of(style)}'\">"
    )
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="generator" content="blueprint">'
    yield f"<title>{escape(data['title'])}</title>\n<style>{style}</style>\n</head>\n<body>"
    yield f'<main>\n<div id="picture">{picture(subject, subject.segment, subject.texts)}</div>'
    yield '<section id="card" aria-live="polite"></section>\n</main>\n<div id="curve"></div>\n<nav id="bar"></nav>'
    yield '<aside id="notes" hidden></aside>\n<div id="dark" hidden></div>'
    yield f'<script type="application/json" id="data">{embedded(data)}</script>'
    yield f"<script>{script}</script>\n</body>\n</html>"


@cache
def _script() -> str:
    parts = "\n".join(_asset(f"{name}.js") for name in _SCRIPTS)
    return f'(() => {{\n"use strict";\n{parts}}})();'


@cache
def _asset(name: str) -> str:
    """A file beside this module, with the same line ends everywhere."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8")
