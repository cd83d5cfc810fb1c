"""A line that leads to its touchpoint, and a finding that leads to the field where it can be mended."""

from __future__ import annotations

import re
from typing import Literal

import streamlit as st

from blueprint.lint.finding import Finding
from blueprint.model.nesting import outermost
from blueprint.studio.form.catalogue import OF_MAP
from blueprint.studio.inspector import texts
from blueprint.studio.state.callbacks import safely
from blueprint.studio.state.facts import Facts
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.page_language import language, plain
from blueprint.wording import Language

Goal = Literal["field", "sheet", "text"]
"""Where a finding leads: a field of the form, the sheet of the whole map, a line of the text."""
_PLACE = re.compile(r"(\w+)\[([^\]]+)\]\.?(.*)")
_LISTED = ("segments", "promises", "needs", "zones", "roles")
_FIELDS = {
    "backstage-unlinked": "next", "channel-missing": "channel", "contact-with-missing": "contact_with",
    "contact-without-customer-action": "next", "crossing-without-role": "role",
    "customer-action-without-contact": "next", "customer-action-without-evidence": "evidence", "dead-end": "next",
    "emotion-outside-scale": "emotion", "estimate-order": "time.estimate", "incomplete-contact": "contact",
    "missing-assurance": "contact", "missing-norm": "contact", "missing-phase": "phase",
    "missing-time": "time.standard", "no-farewell": "script", "no-greeting": "script",
    "strong-touchpoint-without-standard": "time.standard", "unreachable": "next",
}  # fmt: skip
"""What is to be filled in where a rule speaks of a whole touchpoint."""


def go_line(one: OpenMap, id_: str, key: str, label: str, note: str) -> None:
    """A button like a line of text: a label, and softer what follows; a click shows the touchpoint."""
    text = f"{plain(label)} :gray[{plain(note)}]" if note else plain(label)
    st.button(text, key=f"go-{key}-{id_}", type="tertiary", on_click=safely(select), args=(one, id_))


def select(one: OpenMap, id_: str) -> None:
    """Select a touchpoint, or the one that stands for the map it is in, and bring it into view."""
    one.show(outermost(id_))


def finding_line(one: OpenMap, facts: Facts, finding: Finding, key: str, about: str = "") -> None:
    """A finding as a line; a click leads to what it is about."""
    lang = language()
    hint = [f"{finding.code} {finding.name}", about, finding.help[lang] if finding.help else ""]
    label, note = told(facts, finding, lang)
    st.button(
        plain(label) + (f" :gray[{plain(note)}]" if note else ""),
        key=f"go-{key}",
        type="tertiary",
        help=plain(" · ".join(filter(None, hint))),
        on_click=safely(lead),
        args=(one, facts, finding),
    )


def told(facts: Facts, finding: Finding, lang: Language) -> tuple[str, str]:
    """A finding in plain words, with titles where it names ids; and the title of what it is about, if it does not."""
    known = facts.map.touchpoints if facts.map else {}
    said = texts.titled(finding.message[lang], known, lang)
    about = known.get(finding.element)
    title = about.title[lang] if about else ""
    return said, "" if title and title in said else title


def goal(facts: Facts, finding: Finding) -> Goal:
    """Where it leads."""
    if facts.map is None:
        return "text"
    kind, id_, _ = _place(finding)
    if kind == "touchpoints" and id_ in facts.map.touchpoints:
        return "field"
    if kind in _LISTED:
        return "sheet"
    return "field" if _of_map(finding.where) else "text"


def lead(one: OpenMap, facts: Facts, finding: Finding) -> None:
    """Go to the field where a finding can be mended; in the text view, and where there is no field, to its line."""
    one.line = finding.place.start.line
    where, (kind, id_, place) = goal(facts, finding), _place(finding)
    if where == "text" or st.session_state.get("view") == "text":
        st.session_state["view"] = "text"
    elif where == "sheet":
        st.session_state["sheet"] = "map"
        st.session_state[f"section-{kind}"] = True
        st.session_state[f"entry:{one.name}:{kind}"] = _entry(facts, kind, id_)
    else:
        st.session_state["view"] = "canvas"
        inside = kind == "touchpoints"
        one.show(
            id_ if inside else "",
            (place or _FIELDS.get(finding.name, "")) if inside else finding.where,
            focus=True,
        )


def _place(finding: Finding) -> tuple[str, str, str]:
    """The list, the entry and what follows of `touchpoints[wait].time.standard`."""
    found = _PLACE.match(finding.where)
    return (found[1], found[2], found[3]) if found else ("", "", "")


def _of_map(where: str) -> bool:
    return any(where == ".".join(path) or where.startswith(".".join((*path, ""))) for path in OF_MAP)


def _entry(facts: Facts, kind: str, id_: str) -> str:
    """The name under which the sheet of the whole map has an entry: promises are counted in findings."""
    if kind == "promises" and id_.isdigit() and facts.map and int(id_) < len(facts.map.promises):
        return str(facts.map.promises[int(id_)].id)
    return id_
