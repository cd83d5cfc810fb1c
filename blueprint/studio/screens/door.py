"""Who comes in: everybody on this machine; in a house those who know the password, or whom a proxy names."""

from __future__ import annotations

import time
from hmac import compare_digest

import streamlit as st

from blueprint.studio.state.callbacks import safely
from blueprint.studio.state.options import options
from blueprint.studio.state.owner import browser, user
from blueprint.studio.state.page_language import say
from blueprint.studio.topbar import language_switch
from blueprint.wording import Wording

_ASK, _ENTER = Wording("Password of this studio", "工作室的访问密码"), Wording("Come in", "进入")
_WRONG = Wording("That is not the password.", "密码不对。")
_NOBODY = Wording(
    "This studio is reached through the house's proxy alone, which says who you are. Use its address.",
    "本工作室只能通过内部代理访问，由代理写明您的身份。请使用代理的地址。",
)
_KEY, _TOLD, _INSIDE = "password typed", "password was wrong", "came in"
_PAUSE = 1.0
"""Seconds that a wrong password takes."""


def may_come_in() -> bool:
    """Whether this page may be shown; else what is asked for is drawn."""
    chosen = options()
    if chosen.user_header and not user():
        with st.container(key="library"):
            st.error(say(_NOBODY))
        return False
    if not chosen.password or st.session_state.get(_INSIDE) or _known().get(browser() or "-"):
        return True
    with st.container(key="library"):
        language_switch()
        with st.form("door", border=False, width=360):
            st.text_input(say(_ASK), type="password", key=_KEY)
            st.form_submit_button(say(_ENTER), type="primary", on_click=safely(_enter))
        if st.session_state.pop(_TOLD, False):
            st.error(say(_WRONG))
    return False


def _enter() -> None:
    said = str(st.session_state.get(_KEY) or "")
    if compare_digest(said.encode(), options().password.encode()):
        st.session_state[_INSIDE] = True
        if browser():
            _known()[browser()] = True
    else:
        time.sleep(_PAUSE)
        st.session_state[_TOLD] = True


@st.cache_resource(show_spinner=False)
def _known() -> dict[str, bool]:
    """Browsers that said the password, by the secret of their cookie; forgotten when the server ends."""
    return {}
