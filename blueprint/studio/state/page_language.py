"""The language of the page: of its address (`?lang=zh`), else of the browser. Widget keys never depend on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from blueprint.wording import LANGUAGES, Language, Wording

PARAMETER = "lang"


def language() -> Language:
    """The language of this run."""
    asked = st.query_params.get(PARAMETER)
    if asked in LANGUAGES:
        return "zh" if asked == "zh" else "en"
    return "zh" if (st.context.locale or "").lower().startswith("zh") else "en"


def say(wording: Wording, **values: object) -> str:
    """A sentence in the page's language."""
    return (wording.filled(**values) if values else wording)[language()]


def named(words: Mapping[str, Wording]) -> Callable[[str], str]:
    """What a choice is called, in the language of this run: for `format_func`."""
    lang = language()
    return lambda choice: words[choice][lang] if choice in words else choice


_MARKUP = str.maketrans({c: f"\\{c}" for c in "\\`*_{}[]()#+-.!|<>~$:&\"'"})


def plain(text: str) -> str:
    """A text in a label that Streamlit reads as Markdown: every sign stands for itself, on one line."""
    return " ".join(text.split()).translate(_MARKUP)
