"""Whose unsaved work it is: one browser tab's.

The tab is named by its address (`?tab=...`), which outlives a reload; the browser by the secret in the cookie that
Streamlit gives every browser against forged requests. An address that somebody else opens, or a duplicated tab,
makes another owner.
"""

from __future__ import annotations

import secrets

import streamlit as st

from blueprint.studio.state.drafts import room_of
from blueprint.studio.state.options import options

PARAMETER = "tab"
_COOKIE = "_streamlit_xsrf"
_KEY = "owner"


def owner() -> str:
    """A name for this tab of this browser; nobody else can have it while it is open."""
    if _KEY not in st.session_state:
        tab = st.query_params.get(PARAMETER, "")
        if not (tab.isalnum() and 8 <= len(tab) <= 64) or not _claim(tab):
            tab = secrets.token_hex(8)
            _claim(tab)
            st.query_params[PARAMETER] = tab
        st.session_state[_KEY] = f"{browser()}:{tab}"
        _rooms()[room_of(st.session_state[_KEY])] = tab
    return str(st.session_state[_KEY])


def browser() -> str:
    """The secret of this browser; empty without one."""
    return browser_secret(dict(st.context.cookies.to_dict()))


def user() -> str:
    """Who the proxy says it is; empty without one."""
    header = options().user_header
    return str(st.context.headers.get(header) or "").strip()[:80] if header else ""


def is_at_work(room: str) -> bool:
    """Whether the owner of a room of drafts has its tab open."""
    tab = _rooms().get(room)
    return tab is not None and _is_active(_tabs().get(tab))


def browser_secret(cookies: dict[str, str]) -> str:
    """The secret of the browser's cookie, which is masked anew with every answer; empty without one."""
    try:
        version, mask, masked, _ = cookies[_COOKIE].strip('"').split("|")
        if version != "2":
            return ""
        over, under = bytes.fromhex(masked), bytes.fromhex(mask)
        return bytes(b ^ under[i % len(under)] for i, b in enumerate(over)).hex()
    except (KeyError, ValueError, ZeroDivisionError):
        return ""


@st.cache_resource(show_spinner=False)
def _tabs() -> dict[str, str]:
    """Tab to the session that has it; names only, never documents."""
    return {}


@st.cache_resource(show_spinner=False)
def _rooms() -> dict[str, str]:
    """Room of drafts to the tab of its owner."""
    return {}


def _claim(tab: str) -> bool:
    """Take a tab's name, unless a session that still runs has it."""
    from streamlit.runtime.scriptrunner import get_script_run_ctx

    context = get_script_run_ctx()
    mine = context.session_id if context else ""
    holder = _tabs().get(tab)
    if holder != mine and _is_active(holder):
        return False
    _tabs()[tab] = mine
    return True


def _is_active(session: str | None) -> bool:
    """Whether a session has its page open."""
    from streamlit.runtime import exists, get_instance

    return session is not None and exists() and get_instance().is_active_session(session)
