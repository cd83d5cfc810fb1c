"""What a map has beside touchpoints: segments, promises, needs, zones, plans. Words of its own: `own_words.py`."""

from __future__ import annotations

import streamlit as st

from blueprint import quantity
from blueprint.model.roles import Role
from blueprint.model.segments import segment_shares
from blueprint.model.service_map import Need, Promise, Segment, ServiceMap, Zone
from blueprint.model.touchpoint import TouchpointChanges
from blueprint.studio.inspector.catalogue import NEED, PROMISE, ROLE, SEGMENT, TITLE, TOUCHPOINT, ZONE
from blueprint.studio.inspector.entries import add_entry, chosen_entry, remove_entry
from blueprint.studio.inspector.own_words import own_words
from blueprint.studio.inspector.personas import add_persona
from blueprint.studio.inspector.plans import plans_form
from blueprint.studio.inspector.section import section
from blueprint.studio.inspector.widgets import fields, spot_of
from blueprint.studio.markup import show, tag
from blueprint.studio.state.facts import Facts
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.page_language import language, say
from blueprint.wording import Wording

_NO_MAP = Wording(
    "The text has errors that keep it from being a map, so there are no fields to show. Mend them in the text view.",
    "文本有错误，还不是一张地图，无法显示字段。请在文本视图中修改。",
)
_SEGMENTS, _PROMISES = Wording("Segments", "客群"), Wording("Promises", "承诺")
_NEEDS, _ZONES = Wording("Needs", "需求"), Wording("Zones", "区域")
_ROLES = Wording("Roles: who serves, how many", "岗位人手")
_DIFFERS = Wording("Differs at …", "在……有所不同")
_CHANGES = Wording("What differs at {title}", "在“{title}”的不同之处")
_NO_TIME = "5m"


def map_form(one: OpenMap, facts: Facts) -> None:
    """Draw it."""
    service_map = facts.map
    if service_map is None:
        show(tag("div", say(_NO_MAP), "soft"))
        return
    with st.container(key="whole-map"):
        left, middle, right = st.columns(3, gap="medium")
        with left:
            _promises(one, facts, service_map)
            _segments(one, facts, service_map)
            plans_form(one, facts, service_map)
        with middle:
            own_words(one, facts, service_map)
        with right:
            _needs_and_zones(one, facts, service_map)


def _needs_and_zones(one: OpenMap, facts: Facts, service_map: ServiceMap) -> None:
    lang = language()
    box = section("section-needs", _NEEDS, len(service_map.needs))
    if box.open:
        with box:
            for id_, need in chosen_entry(
                "needs", {i: n.title[lang] for i, n in service_map.needs.items()}, one
            ):
                fields(spot_of(one, facts, service_map, service_map.needs[id_], Need, ("needs", id_)), NEED)
                remove_entry(one, "needs", id_, need)
            add_entry(one, "needs", lambda id_: {"title": id_, "importance": 3})
    _roles(one, facts, service_map)
    box = section("section-zones", _ZONES, len(service_map.zones))
    if box.open:
        with box:
            for id_, zone in chosen_entry(
                "zones", {i: z.title[lang] for i, z in service_map.zones.items()}, one
            ):
                fields(spot_of(one, facts, service_map, service_map.zones[id_], Zone, ("zones", id_)), ZONE)
                remove_entry(one, "zones", id_, zone)
            add_entry(one, "zones", lambda id_: {"title": id_})


def _roles(one: OpenMap, facts: Facts, service_map: ServiceMap) -> None:
    box = section("section-roles", _ROLES, len(service_map.roles))
    if box.open:
        with box:
            titles = {i: f"{r.called[language()]} · {r.servers}" for i, r in service_map.roles.items()}
            for id_, title in chosen_entry("roles", titles, one):
                fields(spot_of(one, facts, service_map, service_map.roles[id_], Role, ("roles", id_)), ROLE)
                remove_entry(one, "roles", id_, title)
            add_entry(one, "roles", lambda _: {"servers": 1})


def _promises(one: OpenMap, facts: Facts, service_map: ServiceMap) -> None:
    box = section("section-promises", _PROMISES, len(service_map.promises))
    if box.open:
        with box:
            index = {p.id: i for i, p in enumerate(service_map.promises)}
            for id_, title in chosen_entry("promises", {i: i for i in index}, one):
                base = ("promises", index[id_])
                fields(
                    spot_of(one, facts, service_map, service_map.promises[index[id_]], Promise, base), PROMISE
                )
                remove_entry(one, "promises", id_, title)
            ends = [i for i, t in service_map.touchpoints.items() if i in service_map.walked]
            if ends:
                add_entry(
                    one,
                    "promises",
                    lambda _: {"from": ends[0], "to": ends[-1], "within": _NO_TIME, "share": "90%"},
                )


def _segments(one: OpenMap, facts: Facts, service_map: ServiceMap) -> None:
    shares = segment_shares(service_map)
    titles = {
        i: f"{s.title[language()]} · {quantity.share(shares[i], language())}"
        for i, s in service_map.segments.items()
    }
    box = section("section-segments", _SEGMENTS, len(titles))
    if box.open:
        with box:
            for id_, title in chosen_entry("segments", titles, one):
                segment = service_map.segments[id_]
                fields(spot_of(one, facts, service_map, segment, Segment, ("segments", id_)), SEGMENT)
                _differences(one, facts, service_map, segment)
                remove_entry(one, "segments", id_, title)
            add_entry(one, "segments", lambda id_: {"title": id_})
            add_persona(one, service_map)


def _differences(one: OpenMap, facts: Facts, service_map: ServiceMap, segment: Segment) -> None:
    """What of a touchpoint differs for the segment: the touchpoint's own fields, for the segment alone."""
    lang = language()
    known = {
        i: ("● " if i in segment.changes else "") + t.title[lang]
        for i, t in service_map.touchpoints.items()
        if t.lane != "evidence"
    }
    key = f"differs:{one.name}:{segment.id}"
    if st.session_state.get(key) not in known:
        st.session_state[key] = next(iter(segment.changes), None)
    at = st.selectbox(
        say(_DIFFERS), list(known), format_func=lambda i: known[i], key=key, placeholder="", index=None
    )
    if at is None:
        return
    show(tag("div", say(_CHANGES, title=service_map.touchpoints[at].title[lang]), "panel-title"))
    base = ("segments", segment.id, "changes", at)
    spot = spot_of(one, facts, service_map, segment.changes.get(at), TouchpointChanges, base)
    groups = {group.id: group for group in TOUCHPOINT}
    fields(spot, (*groups["time"].fields, *groups["emotion"].fields[:5], *groups["fails"].fields, TITLE))
