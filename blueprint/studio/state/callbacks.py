"""What widgets call: whole or not at all, and never the end of the page.

Two things of Streamlit must not reach a user. An exception in a callback ends the run before the script begins:
the page is emptied, and a part of it that runs by itself then finds no place. And a newer request of the browser
stops a callback at its next look at the session's state: half of an edit is made, and the rest is lost.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from blueprint.wording import Wording

P = ParamSpec("P")
_WENT_WRONG = "what went wrong in a callback"
_FAILED = Wording(
    "That could not be done ({error}). Everything else is as it was.",
    "该操作未能完成（{error}）。其余内容没有改变。",
)


def safely(callback: Callable[P, object]) -> Callable[P, None]:
    """A callback that ends before a newer request begins, and whose failure is one sentence on the page.

    Every `on_click` and `on_change` goes through here.
    """

    @wraps(callback)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        with _undisturbed():
            try:
                callback(*args, **kwargs)
            except Exception as error:
                logging.getLogger(__name__).exception("unforeseen")
                told = _FAILED.filled(error=f"{type(error).__name__}: {error}")
                st.session_state.setdefault(_WENT_WRONG, []).append(told)

    return run


def went_wrong() -> list[Wording]:
    """What callbacks could not do since this was asked last."""
    told: list[Wording] = st.session_state.pop(_WENT_WRONG, [])
    return told


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let newer requests wait: they are looked for wherever the state of the session is read or written."""
    context = get_script_run_ctx()
    requests = context.script_requests if context else None
    if requests is None:
        yield
        return
    requests.on_scriptrunner_yield = _nothing_new  # type: ignore[method-assign]
    try:
        yield
    finally:
        del requests.on_scriptrunner_yield


def _nothing_new() -> None:
    return None
