"""Texts and addresses as the index page has them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from blueprint.draw.svg_painter.writing import escape

if TYPE_CHECKING:
    from blueprint.model.text import Text
    from blueprint.wording import Wording


def said(text: Text | Wording) -> str:
    """A text in both languages, of which the page shows one or both; once where they are the same."""
    zh, en = text["zh"], text["en"]
    if zh == en:
        return f"<span>{escape(zh)}</span>"
    return f'<span lang="zh">{escape(zh)}</span> <span lang="en">{escape(en)}</span>'


def coded(text: Wording) -> str:
    """The same, with what stands between backticks as keys of a map are written."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", said(text))


def link(name: str) -> str:
    """The address of a map's page, as an attribute."""
    return f'href="{escape(quote(name))}/blueprint.html"'
