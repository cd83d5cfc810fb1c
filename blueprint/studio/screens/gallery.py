"""The maps that come along, by branch of service, each with its picture: one click makes a copy to begin with."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st

from blueprint.draw import lay_out, svg
from blueprint.model.loader import load
from blueprint.source.shipped import shipped_maps
from blueprint.studio.markup import picture, show, tag
from blueprint.studio.screens.making import make
from blueprint.studio.state.callbacks import safely
from blueprint.studio.state.page_language import language, say
from blueprint.studio.state.starting import BRANCHES, titles
from blueprint.wording import Language, Wording

WIDE = 4
_TITLE = Wording("Examples to begin with", "可作起点的示例")
_TAKE, _OTHER = Wording("Begin with this", "以此新建"), Wording("Others", "其他")


def gallery(here: set[str]) -> None:
    """Draw it, folded where the folder has maps already; those that the folder has are left out."""
    branches = _branches(here)
    if not branches:
        return
    box = st.expander(say(_TITLE), expanded=not here, key="gallery", on_change="rerun")
    if not box.open:
        return
    with box:
        names = list(branches)
        chosen = st.segmented_control(
            say(_TITLE), names, format_func=lambda b: b[language()], key="branch", default=names[0],
            required=True, label_visibility="collapsed",
        )  # fmt: skip
        ids = branches.get(chosen or names[0], [])
        for start in range(0, len(ids), WIDE):
            for column, id_ in zip(st.columns(WIDE, gap="medium"), ids[start : start + WIDE], strict=False):
                with column:
                    _example(id_)


def _branches(here: set[str]) -> dict[Wording, list[str]]:
    left = [id_ for id_ in shipped_maps() if id_ not in here]
    found = {branch: [id_ for id_ in ids if id_ in left] for branch, ids in BRANCHES.items()}
    known = {id_ for ids in BRANCHES.values() for id_ in ids}
    found[_OTHER] = [id_ for id_ in left if id_ not in known]
    return {branch: ids for branch, ids in found.items() if ids}


def _example(id_: str) -> None:
    with st.container(key=f"card-example-{id_}"):
        title = titles()[id_][language()]
        show(
            f'<div class="picture">{_thumbnail(id_, language())}</div>', tag("div", title, "card-title", id_)
        )
        st.button(say(_TAKE), key=f"begin:{id_}", on_click=safely(make), args=(id_,))


@lru_cache(128)
def _thumbnail(id_: str, language: Language) -> str:
    made = load(str(shipped_maps()[id_])).map
    return picture(svg(lay_out(made, language=language)), titles()[id_][language]) if made else ""
