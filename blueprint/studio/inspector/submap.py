"""The way from a touchpoint to the map that it stands for."""

from __future__ import annotations

import streamlit as st

from blueprint.model.touchpoint import Touchpoint
from blueprint.studio.state import session
from blueprint.studio.state.callbacks import safely
from blueprint.studio.state.facts import Facts
from blueprint.studio.state.folder import Refused
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.page_language import language, plain, say
from blueprint.wording import Wording

_OPEN = Wording("Open “{title}”, which this stands for", "打开它所代表的地图“{title}”")
_NOT_HERE = Wording(
    "the folder has no map with the id {id!r}; choose another under “Stands for another map”",
    "文件夹中没有编号为 {id!r} 的地图；请在“代表另一张地图”中另选",
)


def open_map(one: OpenMap, facts: Facts, touchpoint: Touchpoint) -> None:
    """A button that opens the other map; nothing where the touchpoint stands for itself."""
    if touchpoint.map is None:
        return
    inner = facts.settled.inside.get(touchpoint.id) if facts.settled else None
    title = inner.title[language()] if inner else touchpoint.map
    st.button(
        plain(say(_OPEN, title=title)),
        key=f"open-map:{one.name}:{touchpoint.id}",
        icon=":material/open_in_new:",
        width="stretch",
        on_click=safely(_go),
        args=(one, touchpoint.map),
    )


def _go(one: OpenMap, id_: str) -> None:
    name = name_of(id_)
    if name is None:
        one.tell("bad", _NOT_HERE.filled(id=id_))
    else:
        session.go(name)


def name_of(id_: str) -> str | None:
    """The name in the folder of the map with an id; files that are called like it are looked at first."""
    names = session.folder().names()
    for name in sorted(names, key=lambda n: n.rpartition("/")[2] != id_):
        try:
            found = session.facts_at(name, session.folder().read(name).text).map
        except Refused:
            continue
        if found is not None and found.name == id_:
            return name
    return None
