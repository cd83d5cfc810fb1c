"""The walk for training and meetings: the page that `blueprint export --to walk` writes, over the whole window."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import streamlit as st

from blueprint.export.subject import Subject
from blueprint.export.walk.page import page
from blueprint.studio.browser import WALK
from blueprint.studio.state.callbacks import safely
from blueprint.studio.state.page_language import language, say
from blueprint.studio.topbar import segment, speech
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.draw.shapes import PictureLanguage
    from blueprint.studio.state.facts import Facts
    from blueprint.studio.state.open_map import OpenMap

_STOP = Wording("Back to the canvas", "回到画布")
_NOTHING = Wording(
    "There is nothing to walk through yet: the text has errors. The findings say which.",
    "还没有可演示的内容：文本有错误，见检查结果。",
)
_TITLE = Wording("A walk through the map", "沿动线演示")


def present(one: OpenMap, facts: Facts) -> None:
    """Show the walk of the segment that is looked at."""
    if facts.drawn is None:
        with st.container(key="present"):
            st.info(say(_NOTHING))
            st.button(say(_STOP), key="walk-stop", on_click=safely(_stop))
        return
    chosen = segment() if segment() in facts.drawn.names else "all"
    spoken = speech() if language() == "zh" or speech() != "both" else "en"
    WALK.mount(
        key=f"walk-{one.name}",
        data={"page": _page(facts, chosen, spoken), "title": say(_TITLE)},
        on_ended_change=safely(_stop),
    )


@lru_cache(4)
def _page(facts: Facts, chosen: str, texts: PictureLanguage) -> str:
    assert facts.drawn is not None
    return page(Subject(facts.drawn, texts, chosen), ends=True)


def _stop() -> None:
    st.session_state["view"] = "canvas"
