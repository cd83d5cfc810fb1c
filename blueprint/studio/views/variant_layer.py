"""What a variant's canvas shows: the variant as a layer over its base, the variant alone, or the base alone."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from blueprint.studio.canvas.palette import LIVE_LAYER
from blueprint.studio.markup import tag
from blueprint.studio.state import session
from blueprint.studio.state.callbacks import safely
from blueprint.studio.state.facts import Facts
from blueprint.studio.state.folder import Refused
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.page_language import language, named, plain, say
from blueprint.studio.state.variants import base_name
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from blueprint.draw.overlay import Overlay
    from blueprint.draw.shapes import Layout, PictureLanguage
    from blueprint.draw.svg_painter.additions import Additions

SIDES = {
    "layer": Wording("Variant over base", "变体叠加在基础上"),
    "variant": Wording("Variant alone", "仅变体"),
    "base": Wording("Base alone", "仅基础地图"),
}
_KEY = "side"
_SHOWN = Wording("What the picture shows", "图中显示")
_OF = Wording("Variant of {base}", "{base} 的变体")
_OPEN = Wording("Open the base", "打开基础地图")
_ONLY_LOOK = Wording("The base is only looked at here.", "此处仅查看基础地图。")


@dataclass(frozen=True)
class Layered:
    """A picture of both, and what is drawn on it."""

    layout: Layout
    added: Callable[[Layout], Additions]


def switch(one: OpenMap) -> None:
    """Draw the switch; nothing for a map that stands for itself."""
    base = base_name(one)
    if base is None:
        return
    if st.session_state.get(_KEY) not in SIDES:
        st.session_state[_KEY] = "layer"
    with st.container(key="variant-bar", horizontal=True, vertical_alignment="center"):
        st.html(tag("span", say(_OF, base=base), "soft"), width="content")
        st.segmented_control(
            say(_SHOWN),
            list(SIDES),
            format_func=named(SIDES),
            key=_KEY,
            required=True,
            label_visibility="collapsed",
        )
        if side() == "base":
            st.html(tag("span", say(_ONLY_LOOK), "soft"), width="content")
        st.button(
            plain(say(_OPEN)), key="open-base", type="tertiary", on_click=safely(session.go), args=(base,)
        )


def side() -> str:
    """What is chosen."""
    return str(st.session_state.get(_KEY) or "layer")


def base_facts(one: OpenMap) -> Facts | None:
    """The facts of the base as its file is; None for a map that stands for itself, or a base that is no map."""
    name = base_name(one)
    if name is None:
        return None
    try:
        found = session.facts_at(name, session.folder().read(name).text)
    except Refused:
        return None
    return found if found.map is not None else None


def layered(
    facts: Facts, base: Facts, segment: str, speech: PictureLanguage, overlay: Overlay
) -> Layered | None:
    """The variant over its base; None where both cannot be arranged together."""
    from blueprint.diff.two_versions import layered as laid
    from blueprint.draw import lay_out

    kept: list[tuple[tuple[object, ...], Layered | None]] = facts.__dict__.setdefault("_layered", [])
    new, old = facts.seen(segment), base.seen(segment)
    wanted = (base.text, segment, speech, overlay, language(), new)
    for asked, found in kept:
        if asked[:-1] == wanted[:-1] and asked[-1] is new:
            return found
    together, added = laid(old, new, LIVE_LAYER, language())
    made: Layered | None = None
    with suppress(ValueError, LookupError, ArithmeticError):  # then the variant alone is shown
        made = Layered(lay_out(together, overlay, speech), added)
    kept.append((wanted, made))
    del kept[:-2]
    return made
