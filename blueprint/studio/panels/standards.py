"""What the standards packs that a map names ask for, and what it achieves."""

from __future__ import annotations

import streamlit as st

from blueprint.export.html import standards_words as w
from blueprint.export.html.standards_view import verdict_of
from blueprint.figures.standards.standards import StandardFigures, standards_figures
from blueprint.figures.standards.words import CERTAINTIES, achieved, asked, nature
from blueprint.packs.standards import StandardsPack
from blueprint.studio.markup import show, tag
from blueprint.studio.panels.go import go_line
from blueprint.studio.panels.pictures import subject_of
from blueprint.studio.panels.tables import cells
from blueprint.studio.state.facts import Facts
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.page_language import language, plain, say
from blueprint.wording import Wording

_NONE = Wording(
    "The map names no standards pack. Choose some in the form of the map: “Standards”.",
    "地图未引用标准包。可在地图表单的“标准”中选择。",
)
_OTHERS = Wording("{n} items that apply to nothing here", "{n} 条与本地图无对应")
_COLOURS = {"ok": "good", "broken": "bad", "open": "near", "away": "soft"}


def standards_of(facts: Facts) -> tuple[StandardFigures, ...]:
    """Every item of the packs; worked out once a text."""
    if "_standards" not in facts.__dict__:
        subject = subject_of(facts, "all", "en")
        facts.__dict__["_standards"] = standards_figures(subject.analysis, subject.packs)
    kept: tuple[StandardFigures, ...] = facts.__dict__["_standards"]
    return kept


def standards(one: OpenMap, facts: Facts) -> None:
    """Draw the counts, then every pack with its items."""
    figures = standards_of(facts)
    if not figures:
        show(tag("div", say(_NONE), "soft"))
        return
    states = [state_of(f) for f in figures]
    show(
        '<div class="figures">',
        *(
            tag("span", say(wording, n=states.count(state)), f"badge {_badge(state)}")
            for state, wording in w.COUNTS.items()
            if state in states
        ),
        "</div>",
    )
    for pack in {f.pack.id: f.pack for f in figures}.values():
        _pack(one, facts, pack, [f for f in figures if f.pack.id == pack.id])


def state_of(f: StandardFigures) -> str:
    """`ok`, `broken`, `open` (not known), or `away` (held against nothing)."""
    if f.applied is None:
        return "away"
    return {True: "ok", False: "broken", None: "open"}[f.kept]


def _pack(one: OpenMap, facts: Facts, pack: StandardsPack, figures: list[StandardFigures]) -> None:
    lang = language()
    about = [pack.id, nature(pack)[lang]]
    if pack.document:
        about.append(pack.document)
    if pack.in_force:
        about.append(say(w.IN_FORCE, date=pack.in_force.isoformat()))
    about.append(say(w.CHECKED, date=pack.checked.isoformat()))
    show(tag("div", pack.title.wording[lang], "panel-title"), tag("div", " · ".join(about), "why"))
    held = [f for f in figures if f.applied is not None]
    if held:
        show(_table(facts, held))
    wrong = [f for f in held if f.kept is not True and f.applied and f.applied.touchpoint]
    for number, f in enumerate(wrong):
        id_ = f.applied.touchpoint if f.applied else None
        if id_:
            note = f.reason[lang] if f.reason else asked(f.item, lang)
            go_line(one, id_, f"standard-{pack.id}-{number}", _at(facts, f), note)
    away = [f for f in figures if f.applied is None]
    if away:
        with st.expander(plain(say(_OTHERS, n=len(away))), key=f"standards-{pack.id}"):
            show(_table(facts, away))


def _table(facts: Facts, figures: list[StandardFigures]) -> str:
    lang = language()
    rows = []
    for f in figures:
        state = state_of(f)
        verdict = verdict_of(f)[lang]
        name = " · ".join(filter(None, (f.item.id, f.item.clause)))
        why = " ".join(reason[lang] for reason in (f.reason, f.note) if reason)
        said = achieved(f, lang) or ""
        sure = f.pack.of(f.item)
        rows.append(
            [
                tag("td", f.item.title.wording[lang], "", name),
                tag("td", _at(facts, f)),
                tag("td", asked(f.item, lang, long=True)),
                f"<td>{tag('span', said)} {tag('span', why, 'soft')}</td>",
                tag("td", verdict, _COLOURS[state]),
                tag("td", CERTAINTIES[sure][lang], "" if sure == "verified" else "soft"),
                tag("td", " · ".join(f.pack.sources[k].wording[lang] for k in f.item.source), "soft"),
            ]
        )
    return cells([h[lang] for h in w.HEADERS], rows)


def _at(facts: Facts, f: StandardFigures) -> str:
    """What an item is held against: a promise, or a touchpoint."""
    place = f.applied
    if place is None:
        return ""
    if place.promise is not None:
        return say(w.PROMISE, id=place.promise.id)
    assert facts.analysis is not None
    return facts.analysis.map.touchpoints[place.touchpoint or ""].title[language()]


def _badge(state: str) -> str:
    return {"ok": "good", "broken": "bad", "open": "unsaved", "away": "plain"}[state]
