"""Whose unsaved work it is: one browser tab's.

The tab is named by its address (`?tab=...`), which outlives a reload; the browser by the secret in the cookie that
Streamlit gives every browser against forged requests. An address that somebody else opens, or a duplicated tab,
makes another owner.
"""

from __future__ import annotations

import secrets

import streamlit as st

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
        st.session_state[_KEY] = f"{browser_secret(dict(st.context.cookies.to_dict()))}:{tab}"
    return str(st.session_state[_KEY])


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


def _claim(tab: str) -> bool:
    """Take a tab's name, unless a session that still runs has it."""
    from streamlit.runtime import exists, get_instance
    from streamlit.runtime.scriptrunner import get_script_run_ctx

    context = get_script_run_ctx()
    mine = context.session_id if context else ""
    holder = _tabs().get(tab)
    if holder is not None and holder != mine and exists() and get_instance().is_active_session(holder):
        return False
    _tabs()[tab] = mine
    return True
