"""The form of a touchpoint."""

from __future__ import annotations

import streamlit as st

from blueprint.experience.script import script
from blueprint.model.names import LANE_NAMES
from blueprint.model.part import Part
from blueprint.model.pictures import pictures_of
from blueprint.model.service_map import ServiceMap
from blueprint.model.touchpoint import Touchpoint
from blueprint.packs.etiquette import etiquette_pack
from blueprint.packs.shelf import standards_ids
from blueprint.studio.inspector.catalogue import TITLE, TOUCHPOINT
from blueprint.studio.inspector.fields import Group, value_at
from blueprint.studio.inspector.following import following
from blueprint.studio.inspector.places import where, within
from blueprint.studio.inspector.section import section
from blueprint.studio.inspector.submap import open_map
from blueprint.studio.inspector.ways import ways
from blueprint.studio.inspector.widgets import Spot, draw, fields
from blueprint.studio.markup import image, show, tag
from blueprint.studio.spoken import spoken
from blueprint.studio.state import session
from blueprint.studio.state.callbacks import safely
from blueprint.studio.state.facts import Facts
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.page_language import language, plain, say
from blueprint.studio.state.stale import findings_for
from blueprint.wording import Wording

_ABOUT = Wording("touchpoint {id} · {lane}", "触点 {id} · {lane}")
_NEXT = Wording("Next", "下一步")
_NEEDS = Wording("Needs it meets", "满足的需求")
_RELATION = {
    0: Wording("none", "无"),
    1: Wording("weak 1", "弱 1"),
    3: Wording("medium 3", "中 3"),
    9: Wording("strong 9", "强 9"),
}
_PART = Wording("Part of the lane, such as a role", "泳道中的一行，如岗位")
_ID, _DELETE = Wording("Id in the file", "文件中的编号"), Wording("Delete this touchpoint", "删除此触点")


def known_ids() -> dict[str, tuple[str, ...]]:
    """Ids that packs have, for fields that take them."""
    return {
        "etiquette": etiquette_pack().ids,
        "standards": standards_ids(),
    }


def touchpoint_form(one: OpenMap, facts: Facts, id_: str) -> None:
    """Draw it."""
    assert facts.map is not None
    touchpoint = facts.map.touchpoints[id_]
    spot = spot_of(one, facts, facts.map, touchpoint, Touchpoint, ("touchpoints", id_))
    lang = language()
    show(
        tag("div", touchpoint.title[lang], "inspector-title"),
        tag("div", say(_ABOUT, id=id_, lane=LANE_NAMES[touchpoint.lane]), "inspector-about"),
    )
    draw(spot, TITLE)
    open_map(one, facts, touchpoint)
    for group in TOUCHPOINT:
        if group.open:
            _group(spot, group)
    box = section("group-next", _NEXT, len(touchpoint.ways), wrong=_is_wrong(spot, "next"), is_open=True)
    if box.open:
        with box:
            ways(spot, touchpoint)
    for group in TOUCHPOINT:
        if not group.open:
            _group(spot, group)
            if group.id == "things":
                _not_to_say(facts.linted.loaded.map or facts.map, touchpoint)
            if group.id == "notes" and any(note.picture for note in touchpoint.notes):
                _pictures(facts.linted.loaded.map or facts.map, touchpoint)
    _needs(spot, facts.map, touchpoint)
    _id(one, id_)


def _pictures(service_map: ServiceMap, touchpoint: Touchpoint) -> None:
    """The pictures of the notes; a finding names those that cannot be drawn."""
    known = pictures_of(service_map)
    shown = [(note, picture) for note in touchpoint.notes if (picture := known.get(note.picture or ""))]
    show(*(image(picture.uri, note.text[language()] if note.text else "") for note, picture in shown))


def _not_to_say(service_map: ServiceMap, touchpoint: Touchpoint) -> None:
    """The lines that nobody should say, and what to say instead."""
    if crossed := [line for line in script(touchpoint, service_map) if line.forbidden]:
        show(*spoken(crossed, "inspector-about"))


def spot_of(
    one: OpenMap,
    facts: Facts,
    service_map: ServiceMap,
    part: Part | None,
    kind: type[Part],
    base: tuple[str | int, ...],
) -> Spot:
    """Where the fields of a part stand, with the findings about it."""
    place = where(base)
    findings = tuple(f for f in findings_for(one, facts) if not place or within(f.where, place))
    return Spot(one=one, map=service_map, part=part, kind=kind, base=base, findings=findings, ids=known_ids())


def _group(spot: Spot, group: Group) -> None:
    given = sum(value_at(spot.part, field.path) not in (None, (), {}) for field in group.fields)
    first = group.fields[0].path[0]
    wrong = _is_wrong(spot, first)
    box = section(f"group-{group.id}", group.title, given, wrong=wrong, is_open=group.open)
    if box.open:
        with box:
            fields(spot, group.fields)
            if group.id == "place" and isinstance(spot.part, Touchpoint):
                _lane_part(spot, spot.part)


def _lane_part(spot: Spot, touchpoint: Touchpoint) -> None:
    """The part of the lane, by role or channel: any word."""
    key = f"part:{spot.one.name}:{touchpoint.id}"
    name, first = following(key, touchpoint.sublane)

    def changed() -> None:
        new = " ".join(str(st.session_state.get(name) or "").split())
        if new != touchpoint.sublane:
            lane = f"{touchpoint.lane.value}/{new}" if new else touchpoint.lane.value
            session.commit(spot.one, {"verb": "set", "path": [*spot.base, "lane"], "value": lane})

    st.text_input(say(_PART), first, key=name, on_change=safely(changed), disabled=session.folder().read_only)


def _is_wrong(spot: Spot, first: str) -> bool:
    """Whether something below a key of the touchpoint has a finding."""
    place = where(spot.base, (first,))
    return any(within(f.where, place) for f in spot.findings)


def _needs(spot: Spot, service_map: ServiceMap, touchpoint: Touchpoint) -> None:
    if not service_map.needs:
        return
    met = {k: v for k, v in touchpoint.meets.items() if v}
    box = section("group-meets", _NEEDS, len(met), wrong=_is_wrong(spot, "meets"))
    if box.open:
        with box:
            for id_, need in service_map.needs.items():
                _need(spot, touchpoint, id_, need.title[language()])


def _need(spot: Spot, touchpoint: Touchpoint, need: str, title: str) -> None:
    key = f"meets:{spot.one.name}:{touchpoint.id}:{need}"
    value = touchpoint.meets.get(need, 0.0)
    lang = language()
    name, first = following(key, value)
    options = sorted({0.0, 1.0, 3.0, 9.0, value, first})

    def changed() -> None:
        new = st.session_state.get(name, value)
        if new != value:
            data = {"verb": "set", "path": [*spot.base, "meets", need], "value": int(new) if new else None}
            session.commit(spot.one, data)

    st.segmented_control(
        plain(title),
        options,
        format_func=lambda v: _RELATION[int(v)][lang] if v in _RELATION else f"{v:g}",
        default=first,
        key=name,
        on_change=safely(changed),
        required=True,
        disabled=session.folder().read_only,
    )


def _id(one: OpenMap, id_: str) -> None:
    """Rename and delete."""
    if session.folder().read_only:
        return
    key = f"id:{one.name}:{id_}"
    st.session_state.setdefault(key, id_)

    def rename() -> None:
        new = st.session_state.pop(key, id_).strip()
        if new and new != id_ and session.commit(one, {"verb": "rename", "id": id_, "to": new}) is None:
            one.selected = (new,)

    def delete() -> None:
        if session.commit(one, {"verb": "delete", "ids": [id_]}) is None:
            one.selected = ()

    left, right = st.columns([3, 2], gap="small", vertical_alignment="bottom")
    left.text_input(say(_ID), key=key, on_change=safely(rename))
    right.button(say(_DELETE), key=f"delete:{one.name}:{id_}", on_click=safely(delete), width="stretch")
