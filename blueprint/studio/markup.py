"""Pieces of HTML made of escaped text. What a map says never gets into a page in any other way."""

from __future__ import annotations

import base64
import re
from functools import cache
from html import escape
from pathlib import Path

import streamlit as st

from blueprint.draw.theme.theme import FONTS
from blueprint.studio.browser import PICTURES
from blueprint.studio.browser.fonts import FAMILY, faces

_CODE = re.compile(r"`([^`]+)`")
_STYLE = Path(__file__).with_name("style.css")


@cache
def _sheet() -> str:
    return _STYLE.read_text(encoding="utf-8")


def style() -> None:
    """Put the studio's style sheet into the page."""
    st.html(f"<style>{faces()}\n{_sheet()}</style>")
    PICTURES.mount(key="pictures", data={"fonts": f"{FONTS}, '{FAMILY}'"})


def tag(name: str, text: str, css: str = "", title: str = "") -> str:
    """An element with text; the text, class and title are escaped, and what stands in backticks is set as code."""
    classes = f' class="{escape(css)}"' if css else ""
    hint = f' title="{escape(title)}"' if title else ""
    inner = _CODE.sub(r"<code>\1</code>", escape(text))
    return f"<{name}{classes}{hint}>{inner}</{name}>"


def show(*pieces: str) -> None:
    """Write pieces of HTML into the page."""
    st.html("".join(pieces))


def keep_place(*pieces: str) -> None:
    """Write pieces that come and go: their place stays, for Streamlit makes all that stands behind a place that went anew,
    and what is being typed there is lost."""
    show(*pieces or ("<i hidden></i>",))


def bar(share: float | None, css: str = "", mark: float | None = None) -> str:
    """A bar filled by a share, with a mark for what is required."""
    filled = f'<i class="{css}" style="width:{_percent(share)}"></i>' if share is not None else ""
    needed = f'<b style="left:{_percent(mark)}"></b>' if mark is not None else ""
    return f'<div class="bar">{filled}{needed}</div>'


def gauge(label: str, note: str, share: float | None, css: str = "", mark: float | None = None) -> str:
    """A labelled bar."""
    return f'<div class="gauge">{tag("span", label)} {tag("span", note, "soft")}{bar(share, css, mark)}</div>'


def _percent(share: float) -> str:
    return f"{100 * min(max(share, 0.0), 1.0):.1f}%"


def picture(svg: str, alt: str) -> str:
    """An SVG as an image: what is in it cannot run, load or link anything."""
    data = base64.b64encode(svg.encode()).decode()
    return f'<img alt="{escape(alt)}" src="data:image/svg+xml;base64,{data}">'


def image(held: str, alt: str) -> str:
    """A picture by the address that holds it, as wide as there is room."""
    return f'<img alt="{escape(alt)}" src="{held}" style="max-width: 100%">'
