"""The forms of a map's own words: its phases in order, and its channels."""

from __future__ import annotations

from typing import Any

import streamlit as st

from blueprint.model.names import PHASE_NAMES
from blueprint.model.service_map import ServiceMap
from blueprint.model.vocabulary import OwnChannel, OwnPhase
from blueprint.studio.inspector.catalogue import CHANNEL, PHASE
from blueprint.studio.inspector.entries import add_entry, chosen_entry, remove_entry
from blueprint.studio.inspector.section import section
from blueprint.studio.inspector.widgets import fields, spot_of
from blueprint.studio.markup import keep_place, tag
from blueprint.studio.state import session
from blueprint.studio.state.callbacks import safely
from blueprint.studio.state.facts import Facts
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.page_language import language, plain, say
from blueprint.wording import Wording

_PHASES, _CHANNELS = Wording("Phases", "阶段"), Wording("Channels", "渠道")
_EARLIER, _LATER = Wording("Earlier", "前移"), Wording("Later", "后移")
_CYCLE = Wording(
    "The service cycle: {phases}. A phase added here stands behind them.",
    "默认为服务循环：{phases}。在此添加的阶段排在其后。",
)


def own_words(one: OpenMap, facts: Facts, service_map: ServiceMap) -> None:
    """Draw both."""
    lang = language()
    box = section("section-phases", _PHASES, len(service_map.phases))
    if box.open:
        with box:
            names = " → ".join(name[lang] for name in PHASE_NAMES.values())
            cycle = tag("div", say(_CYCLE, phases=names), "inspector-about")
            keep_place(*() if service_map.phases else (cycle,))
            titles = {i: p.title[lang] for i, p in service_map.phases.items()}
            for id_, title in chosen_entry("phases", titles, one):
                phase = service_map.phases[id_]
                fields(spot_of(one, facts, service_map, phase, OwnPhase, ("phases", id_)), PHASE)
                _order(one, list(titles), id_)
                remove_entry(one, "phases", id_, title)
            add_entry(one, "phases", lambda id_: {"title": id_}, lambda: _declared(service_map))
    box = section("section-channels", _CHANNELS, len(service_map.channels))
    if box.open:
        with box:
            titles = {i: c.title[lang] for i, c in service_map.channels.items()}
            for id_, title in chosen_entry("channels", titles, one):
                channel = service_map.channels[id_]
                fields(spot_of(one, facts, service_map, channel, OwnChannel, ("channels", id_)), CHANNEL)
                remove_entry(one, "channels", id_, title)
            add_entry(one, "channels", lambda id_: {"title": id_})


def _declared(service_map: ServiceMap) -> list[dict[str, Any]]:
    """The edits that declare the phases of the service cycle, so that touchpoints keep theirs beside a new one."""
    if service_map.phases:
        return []
    return [
        {
            "verb": "add-item",
            "kind": "phases",
            "id": phase.value,
            "value": {"title": {"zh": name.zh, "en": name.en}},
        }
        for phase, name in PHASE_NAMES.items()
    ]


def _order(one: OpenMap, order: list[str], id_: str) -> None:
    """Buttons that move a phase in the order of all."""
    if session.folder().read_only:
        return
    at = order.index(id_)
    before = [order[at - 1] if at else None, order[at + 2] if at + 2 < len(order) else None]
    for column, said, to, possible in zip(
        st.columns(2, gap="small"), (_EARLIER, _LATER), before, (at > 0, at + 1 < len(order)), strict=True
    ):
        data = {"verb": "move-item", "kind": "phases", "id": id_, "before": to}
        column.button(
            plain(say(said)),
            key=f"order:{one.name}:{said.en}",
            on_click=safely(session.commit),
            args=(one, data),
            disabled=not possible,
            width="stretch",
        )
