"""The page: one file, nothing fetched; only its own script and style may run, by their hashes."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.draw.svg_painter.writing import escape
from blueprint.draw.text.speech import say_text
from blueprint.export.html.beside import beside
from blueprint.export.html.data import page_data
from blueprint.export.html.drawings import Drawings
from blueprint.export.html.standards_view import standards_view
from blueprint.export.html.store import Store, embedded
from blueprint.export.html.tabs import BESIDE, HELD, sheets, tabs
from blueprint.export.html.views import BLUEPRINT, charts, drawn, every
from blueprint.export.policy import source_of
from blueprint.model.names import MAP_KIND_NAMES
from blueprint.model.pictures import pictures_of
from blueprint.model.segments import ALL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blueprint.draw.shapes import PictureLanguage
    from blueprint.export.subject import Subject
    from blueprint.wording import Language

_SCRIPTS = ("page", "drawings", "stage", "panel", "held", "list", "beside", "switches", "tabs")
_STYLES = ("page", "views", "print", "devices")
_OVERLAYS = ("all", "time", "emotion", "truth", "evidence")
_LANGUAGES: tuple[tuple[PictureLanguage, str], ...] = (
    ("zh", "中文"),
    ("en", "English"),
    ("both", "双语 Both"),
)


def page(subject: Subject) -> str:
    """The whole page. In one language only, where only one was asked for."""
    return "\n".join(_parts(subject)) + "\n"


def _parts(subject: Subject) -> Iterator[str]:
    segments = list(dict.fromkeys((ALL, *subject.analysis.map.segments)))
    languages = [texts for texts, _ in _LANGUAGES] if subject.texts == "both" else [subject.texts]
    store = Store()
    data = page_data(subject, segments, store)
    standards = standards_view(subject, store)
    tables = beside(subject, segments, store)
    views = [BLUEPRINT, *charts(subject), *([HELD] if standards else []), BESIDE]
    style, script = "".join(asset(f"{name}.css") for name in _STYLES), _script()
    pictures = pictures_of(subject.analysis.map)
    images = "; img-src data:" if pictures else ""
    yield "<!doctype html>"
    yield f'<html lang="{"en" if subject.texts == "en" else "zh"}">'
    yield '<head>\n<meta charset="utf-8">'
    yield (
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; form-action 'none'; "
        f"script-src '{source_of(script)}'; style-src '{source_of(style)}'{images}\">"
    )
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="generator" content="blueprint">'
    yield f"<title>{escape(say_text(subject.analysis.map.title, subject.texts).joined)}</title>"
    yield f"<style>{style}</style>\n</head>\n<body>"
    yield from _header(subject, segments, views, store, data["title"])
    yield '<main>\n<div id="stage" tabindex="-1" role="region" data-name="picture">'
    yield from sheets(views, drawn(subject, BLUEPRINT, subject.segment, subject.texts))
    yield '<div class="zoom">'
    for name, sign in (("zoom-in", "+"), ("zoom-out", "−"), ("zoom-fit", "⤢")):
        yield f'<button type="button" id="{name}" data-name="{name.removeprefix("zoom-") if name == "zoom-fit" else name}">{sign}</button>'
    yield '</div>\n<p class="hint" data-word="hint"></p>\n</div>'
    yield '<ol id="list"></ol>'
    if standards:
        yield f'<section id="{HELD}" class="sheet" tabindex="0" hidden></section>'
    yield f'<section id="{BESIDE}" class="sheet" tabindex="0" hidden></section>'
    yield '<aside id="panel" data-name="details" aria-live="polite" hidden></aside>\n</main>'
    drawings = Drawings()
    for view, key, made in every(subject, segments, languages):
        if (view, key) != (BLUEPRINT, f"{subject.segment} {subject.texts}"):
            drawings.add(view, key, made)
    lines, drawing = drawings.kept()
    yield f'<script type="text/plain" id="lines">{lines}</script>'
    # PictureLanguage are numbered while the header is written, so the data come last.
    whole = {
        **data,
        "texts": store.texts,
        "views": views,
        "drawings": drawing,
        HELD: standards,
        BESIDE: tables,
    }
    yield f'<script type="application/json" id="data">{embedded(whole)}</script>'
    yield f"<script>{script}</script>\n</body>\n</html>"


def _people(subject: Subject) -> Iterator[str]:
    """The icons of segments, each with its name."""
    pictures = subject.pictures
    shown = [(s, p) for s in subject.map.segments.values() if (p := pictures.get(s.icon or ""))]
    if shown:
        items = (
            f'<li><img src="{picture.uri}" alt="">{escape(say_text(segment.title, subject.texts).joined)}</li>'
            for segment, picture in shown
        )
        yield f'<ul class="people">{"".join(items)}</ul>'


def _header(
    subject: Subject, segments: list[str], views: list[str], store: Store, title: int
) -> Iterator[str]:
    """Title, purpose, figures, tabs and switches; texts come from the data, in the language chosen."""
    service_map = subject.analysis.map
    plain = escape(say_text(service_map.title, subject.texts).joined)
    yield f'<header>\n<div class="top"><h1 data-text="{title}">{plain}</h1>'
    if service_map.purpose:
        yield f'<p class="purpose" data-text="{store.text(service_map.purpose)}"></p>'
    edition = [MAP_KIND_NAMES[subject.map.kind][_one(subject)]] if subject.map.is_case else []
    edition += [str(text[_one(subject)]) for text in (service_map.version, service_map.owner) if text]
    if edition:
        yield f'<p class="edition">{escape(" · ".join(edition))}</p>'
    yield from _people(subject)
    yield '</div>\n<ul class="figures" id="figures" tabindex="0"></ul>'
    yield from tabs(views, store)
    yield '<div class="tools">'
    options = "".join(
        f'<option value="{escape(s)}"{" selected" if s == subject.segment else ""}>{escape(s)}</option>'
        for s in segments
    )
    yield f'<label><span data-word="segment"></span><select id="segment" data-name="segment">{options}</select></label>'
    if subject.texts == "both":
        buttons = "".join(_button("language", texts, name, texts == "both") for texts, name in _LANGUAGES)
        yield f'<div class="choice" role="group" data-name="language">{buttons}</div>'
    buttons = "".join(_button("overlay", name, "", name == "all") for name in _OVERLAYS)
    yield f'<div class="choice of-blueprint" role="group" data-name="overlay">{buttons}</div>'
    yield (
        '<label class="of-blueprint"><input type="search" id="search" data-name="search" autocomplete="off" spellcheck="false">'
        '<span class="count" id="count" role="status"></span></label>'
    )
    yield '<div class="choice" id="as-picture-box"><button type="button" id="as-picture" aria-pressed="false" data-word="as_picture"></button></div>'
    yield "</div>\n</header>"


def _one(subject: Subject) -> Language:
    return "en" if subject.texts == "en" else "zh"


def _button(kind: str, value: str, text: str, pressed: bool) -> str:
    said = f">{text}" if text else f' data-word="{value}">'
    return (
        f'<button type="button" data-{kind}-is="{value}" aria-pressed="{str(pressed).lower()}"{said}</button>'
    )


@cache
def asset(name: str) -> str:
    """A file beside this module, with the same line ends everywhere."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


@cache
def _script() -> str:
    parts = "\n".join(asset(f"{name}.js") for name in _SCRIPTS)
    return f'(() => {{\n"use strict";\n{parts}}})();'
