"""The studio as a Streamlit script: page set-up and navigation, nothing else."""

from __future__ import annotations

import logging
import os

import streamlit as st

from blueprint.studio.markup import style
from blueprint.studio.screens.door import may_come_in
from blueprint.studio.screens.editor import editor
from blueprint.studio.screens.library import library
from blueprint.studio.state import session
from blueprint.studio.state.callbacks import went_wrong
from blueprint.studio.state.downloads import keep_downloads
from blueprint.studio.state.messages import keep_all_messages
from blueprint.studio.state.options import options
from blueprint.studio.state.page_language import plain, say
from blueprint.wording import Wording

_NO_FOLDER = Wording(
    "There is no folder {folder}. Start the studio with the folder of your maps: blueprint studio DIR",
    "没有文件夹 {folder}。请用地图所在的文件夹启动：blueprint studio 文件夹",
)
_FAILED = Wording(
    "This should not have happened: {error}. Your unsaved changes are kept; reload the page.",
    "发生了不应出现的错误：{error}。未保存的改动已保留，请重新载入页面。",
)


def run() -> None:
    """One run of the script."""
    name = session.asked()
    title = f"{name.rpartition('/')[2][:60]} · blueprint" if name else "blueprint"
    st.set_page_config(
        page_title=title,
        page_icon="🧭",
        layout="wide",
        initial_sidebar_state="collapsed",
    )
    style()
    keep_all_messages()
    keep_downloads()
    for wording in went_wrong():
        st.error(plain(say(wording)))
    try:
        _page(name)
    except Exception as error:  # unforeseen: one sentence, and the rest in the server's log
        if os.environ.get("BLUEPRINT_TRACEBACK"):
            raise
        logging.getLogger(__name__).exception("unforeseen")
        st.error(plain(say(_FAILED, error=f"{type(error).__name__}: {error}")))


def _page(name: str | None) -> None:
    folder = options().folder
    if not may_come_in():
        return
    if not folder.is_dir():
        st.error(plain(say(_NO_FOLDER, folder=folder)))
    elif name:
        editor(name)
    else:
        library()


if __name__ == "__main__":
    run()
