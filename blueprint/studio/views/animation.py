"""A simulation to be watched: the page that `blueprint simulate --animation` writes, over the whole window."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import streamlit as st

from blueprint.export.animation.page import page
from blueprint.export.subject import Subject
from blueprint.figures.simulation.recording import record
from blueprint.figures.simulation.setup import NotSimulable
from blueprint.studio.browser import WALK
from blueprint.studio.state.callbacks import safely
from blueprint.studio.state.page_language import language, plain, say
from blueprint.studio.topbar import speech
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.draw.shapes import PictureLanguage
    from blueprint.studio.state.facts import Facts
    from blueprint.studio.state.open_map import OpenMap

_STOP = Wording("Back to the canvas", "回到画布")
_NOTHING = Wording(
    "There is nothing to watch yet: the text has errors. The findings say which.",
    "还没有可观看的内容：文本有错误，见检查结果。",
)
_UNKNOWN = Wording(
    "There is nothing to watch yet: nobody knows some of the shares.", "还没有可观看的内容：有些比例未知。"
)
_NO_CIW = Wording(
    "The simulation needs Ciw, which is not installed: pip install 'service-blueprint[simulate]'.",
    "模拟需要 Ciw，尚未安装：pip install 'service-blueprint[simulate]'。",
)
_TITLE = Wording("A simulation of the map", "地图的模拟回放")


def animation(one: OpenMap, facts: Facts) -> None:
    """Show one recorded run of the whole map."""
    spoken = speech() if language() == "zh" or speech() != "both" else "en"
    try:
        shown = None if facts.drawn is None or facts.drawn.no_figures else _page(facts, spoken)
        why = _NOTHING if facts.drawn is None else _UNKNOWN
    except NotSimulable as lacking:
        shown, why = None, lacking.wording
    except ModuleNotFoundError:
        shown, why = None, _NO_CIW
    if shown is None:
        with st.container(key="present"):
            st.info(plain(say(why)))
            st.button(say(_STOP), key="walk-stop", on_click=safely(_stop))
        return
    WALK.mount(
        key=f"animation-{one.name}",
        data={"page": shown, "title": say(_TITLE)},
        on_ended_change=safely(_stop),
    )


@lru_cache(2)
def _page(facts: Facts, texts: PictureLanguage) -> str:
    assert facts.drawn is not None
    return page(Subject(facts.drawn, texts, fold="auto"), record(facts.drawn), ends=True)


def _stop() -> None:
    st.session_state["view"] = "canvas"
