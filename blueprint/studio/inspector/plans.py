"""The forms of plans: those of the map or of one touchpoint; overdue ones are marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from blueprint.figures.plans.overdue import is_overdue
from blueprint.model.change_path import change_path, path_and_value
from blueprint.model.plans import Plan
from blueprint.studio.inspector.catalogue import PLAN
from blueprint.studio.inspector.entries import add_entry, chosen_entry, remove_entry
from blueprint.studio.inspector.section import section
from blueprint.studio.inspector.widgets import fields, spot_of
from blueprint.studio.markup import keep_place, tag
from blueprint.studio.state.page_language import language, plain, say
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from blueprint.model.service_map import ServiceMap
    from blueprint.model.touchpoint import Touchpoint
    from blueprint.studio.state.facts import Facts
    from blueprint.studio.state.open_map import OpenMap

_PLANS, _AT = Wording("Plans", "计划"), Wording("Plans at", "计划所在触点")
_WHOLE = Wording("the whole map", "整张地图")
_LATE = Wording("{title} · overdue", "{title} · 已逾期")
_SAID_LATE = Wording("Should have been done by {due}.", "应于 {due} 前完成。")


def plans_form(one: OpenMap, facts: Facts, service_map: ServiceMap) -> None:
    """Draw them."""
    plans, lang = service_map.plans, language()
    late = {id_ for id_, plan in plans.items() if is_overdue(plan)}
    box = section("section-plans", _PLANS, len(plans), wrong=bool(late))
    if not box.open:
        return
    with box:
        at = _touchpoint(one, service_map)
        here = {i: p for i, p in plans.items() if at is None or is_about(p, at, service_map.touchpoints)}
        titles = {i: p.title[lang] if p.title else i for i, p in here.items()}
        titles = {i: say(_LATE, title=t) if i in late else t for i, t in titles.items()}
        for id_, title in chosen_entry("plans", titles, one):
            plan = plans[id_]
            late_ = [tag("div", say(_SAID_LATE, due=plan.due), "field-finding error")] if id_ in late else []
            keep_place(*late_)
            fields(spot_of(one, facts, service_map, plan, Plan, ("plans", id_)), PLAN)
            remove_entry(one, "plans", id_, title)
        first = at or next(iter(service_map.touchpoints), None)
        if first is not None:
            add_entry(one, "plans", lambda id_: new_plan(id_, service_map.touchpoints[first]))


def _touchpoint(one: OpenMap, service_map: ServiceMap) -> str | None:
    """The touchpoint whose plans are looked at; None: those of the whole map."""
    titles = {"": say(_WHOLE)} | {
        i: t.title[language()] for i, t in service_map.touchpoints.items() if t.lane != "evidence"
    }
    key = f"plans-at:{one.name}"
    if st.session_state.get(key) not in titles:
        st.session_state[key] = ""
    return st.selectbox(plain(say(_AT)), list(titles), format_func=lambda i: titles[i], key=key) or None


def is_about(plan: Plan, touchpoint: str, known: Iterable[str]) -> bool:
    """Whether it changes something of one of the known touchpoints, for all customers or for a segment."""
    ids = list(known)
    paths = (path_and_value(change)[0] for change in plan.change)
    return any(change_path(path, ids).touchpoint == touchpoint for path in paths)


def new_plan(id_: str, touchpoint: Touchpoint) -> dict[str, Any]:
    """A plan to begin with: a point more of what is felt at the touchpoint, else no change of its time."""
    emotion, times = touchpoint.emotion, touchpoint.time
    if emotion is not None and emotion.score is not None:
        return {"title": id_, "change": f"{touchpoint.id}.emotion.score={emotion.score + 1:g}"}
    standard = times.standard.text if times and times.standard else "5m"
    return {"title": id_, "change": f"{touchpoint.id}.time.standard={standard}"}
