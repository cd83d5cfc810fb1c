"""One field as a Streamlit widget: it shows what the map says, and commits what is typed.

The map is the only truth. Before a widget is drawn it is given the value of the map, so that undo and the other
views are followed; what cannot be read stays in the field, with the reason below.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from blueprint.figures.whatif.assigning import BadChange, read
from blueprint.lint.finding import Finding
from blueprint.model.part import Part
from blueprint.model.service_map import Segment, ServiceMap
from blueprint.model.share import Share
from blueprint.studio.inspector import texts
from blueprint.studio.inspector.fields import Field, help_of, value_at
from blueprint.studio.inspector.following import as_typed, following
from blueprint.studio.inspector.pinning import segment_verbs
from blueprint.studio.inspector.places import where, within
from blueprint.studio.inspector.values import EXAMPLES, LISTS, choices, score_shown, shown, steps, typed
from blueprint.studio.markup import keep_place, tag
from blueprint.studio.state import session
from blueprint.studio.state.callbacks import safely
from blueprint.studio.state.facts import Facts
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.page_language import language, plain, say
from blueprint.studio.state.stale import findings_for
from blueprint.wording import Wording

_REJECTED = "rejected"
_MISSING = Wording("{name} (does not exist)", "{name}（不存在）")


@dataclass(frozen=True)
class Spot:
    """Where a group of fields stands.

    Attributes:
        one: the open map.
        map: as it is now.
        part: what holds the values; None where it is not given yet.
        kind: the class of the part, which the model describes.
        base: the path of the part in the document.
        findings: of the whole map.
    """

    one: OpenMap
    map: ServiceMap
    part: Part | None
    kind: type[Part]
    base: tuple[str | int, ...]
    findings: tuple[Finding, ...]


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
    return Spot(one=one, map=service_map, part=part, kind=kind, base=base, findings=findings)


def fields(spot: Spot, chosen: Iterable[Field]) -> None:
    """Draw fields: narrow ones side by side, two a row."""
    waiting: list[Field] = []
    for field in chosen:
        if not field.wide:
            waiting.append(field)
            if len(waiting) == 2:
                _row(spot, waiting)
                waiting = []
            continue
        if waiting:
            _row(spot, waiting)
            waiting = []
        draw(spot, field)
    if waiting:
        _row(spot, waiting)


def _row(spot: Spot, pair: list[Field]) -> None:
    for column, field in zip(st.columns(2, gap="small"), pair, strict=False):
        with column:
            draw(spot, field)


def draw(spot: Spot, field: Field) -> None:
    """Draw one field, and what is wrong with it below."""
    key = key_of(spot, field)
    value = value_at(spot.part, field.path)
    label = plain(say(field.label))
    rejected: dict[str, tuple[str, Wording]] = st.session_state.setdefault(_REJECTED, {})
    name, first = as_typed(key) if key in rejected else following(key, shown(field, value, language()))
    said = st.session_state.get(name, first)
    common: dict[str, Any] = {
        "key": name,
        "help": plain(help_of(spot.kind, field.path)[language()]),
        "disabled": session.folder().read_only,
        "on_change": safely(_changed),
        "args": (spot, field, key, name),
    }
    if field.kind in ("lines", "notes", "changes"):
        st.text_area(label, first, height=92, **common)
    elif field.kind == "score":
        _slider(spot, label, value, first, common)
    elif field.kind in ("choice", "touchpoint", "zone", "truth"):
        offered = choices(spot.map, field, language())
        for each in (first, said):
            offered.setdefault(each, say(_MISSING, name=each))
        options = list(offered)
        st.selectbox(label, options, options.index(first), format_func=lambda c: offered[c], **common)
    elif field.kind in LISTS:
        known = choices(spot.map, field, language())
        known |= {each: each for each in (*first, *said) if each not in known}
        st.multiselect(
            label, list(known), first, format_func=lambda c: known.get(c, c), placeholder="", **common
        )
    else:
        example = EXAMPLES.get(field.kind)
        st.text_input(label, first, placeholder=say(example) if example else "", **common)
    _problems(spot, field, rejected.get(key))


def key_of(spot: Spot, field: Field) -> str:
    """A widget key, the same in every language."""
    return "f:" + "/".join(str(step) for step in (spot.one.name, *spot.base, *field.path))


def _slider(spot: Spot, label: str, value: float | None, first: float | None, common: dict[str, Any]) -> None:
    offered = steps(spot.map.emotion_scale, value, first)
    st.select_slider(
        label,
        offered,
        first,
        format_func=score_shown,
        **common,
    )


def _changed(spot: Spot, field: Field, key: str, name: str) -> None:
    """What was typed goes into the map, or stays in the field with the reason."""
    before = shown(field, value_at(spot.part, field.path), language())
    raw = st.session_state.get(name, before)
    rejected = st.session_state.setdefault(_REJECTED, {})
    rejected.pop(key, None)
    if raw == before:
        return
    try:
        value = typed(field, spot.kind, value_at(spot.part, field.path), raw, language())
    except BadChange as wrong:
        rejected[key] = (str(raw), wrong.wording)
        return
    if field.path in (("title",), ("change",)) and value is None:
        return  # it must be given: the field goes back to the old one
    try:
        verbs = _verbs(spot, field, value)
    except BadChange as wrong:
        rejected[key] = (str(raw), wrong.wording)
        return
    refused = session.commit(spot.one, *verbs)
    if refused is not None:
        spot.one.told.pop()
        rejected[key] = (str(raw), refused)


def _verbs(spot: Spot, field: Field, value: Any) -> list[dict[str, Any]]:
    """The edits that make a value the map's. Raises BadChange."""
    if spot.kind is Segment and field.path == ("share",) and value is not None:
        pins = spot.one.typed_shares.setdefault("segments", [])
        return segment_verbs(spot.map, str(spot.base[-1]), read(Share, value), pins)
    return [{"verb": "set", "path": [*spot.base, *field.path], "value": value}]


def _problems(spot: Spot, field: Field, rejected: tuple[str, Wording] | None) -> None:
    told = [tag("div", rejected[1][language()], "field-finding error")] if rejected else []
    place = where(spot.base, field.path)
    for finding in spot.findings:
        if within(finding.where, place):
            said = texts.titled(finding.message[language()], spot.map.touchpoints, language())
            told.append(tag("div", f"{said} · {finding.name}", f"field-finding {finding.severity.word}"))
    keep_place(*told)
