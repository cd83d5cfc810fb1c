"""One field as a Streamlit widget: it shows what the map says, and commits what is typed.

The map is the only truth. Before a widget is drawn it is given the value of the map, so that undo and the other
views are followed; what cannot be read stays in the field, with the reason below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from blueprint.figures.whatif.assigning import BadChange, read
from blueprint.lint.finding import Finding
from blueprint.model.part import Part
from blueprint.model.service_map import Segment, ServiceMap
from blueprint.model.share import Share
from blueprint.model.text import Text
from blueprint.model.writing import written
from blueprint.studio.inspector import texts
from blueprint.studio.inspector.choices import named_choices
from blueprint.studio.inspector.fields import Field, help_of, type_at, value_at
from blueprint.studio.inspector.following import as_typed, following
from blueprint.studio.inspector.notes import notes_shown, notes_written
from blueprint.studio.inspector.pinning import segment_verbs
from blueprint.studio.inspector.places import where, within
from blueprint.studio.inspector.typed import (
    duration_shown,
    duration_typed,
    number_typed,
    rate_typed,
    share_typed,
)
from blueprint.studio.markup import show, tag
from blueprint.studio.state import session
from blueprint.studio.state.callbacks import safely
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.page_language import language, plain, say
from blueprint.wording import Wording

_REJECTED = "rejected"
_NONE, _YES, _NO = Wording("–", "–"), Wording("yes", "是"), Wording("no", "否")
_MISSING = Wording("{name} (does not exist)", "{name}（不存在）")
_EXAMPLES: Mapping[str, Wording] = {
    "duration": Wording("5m, 1h30m", "5分钟、1小时30分"),
    "share": Wording("25%", "25%"),
    "rate": Wording("60/h", "60/小时"),
    "hourly-cost": Wording("40/h", "40/小时"),
}
_TYPED: Mapping[str, Callable[[str], str]] = {
    "duration": duration_typed,
    "share": share_typed,
    "number": number_typed,
    "score": number_typed,
    "rate": rate_typed,
    "hourly-cost": rate_typed,
    "id": str.strip,
}


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
        ids: known ids for fields that take a list of them, by key.
    """

    one: OpenMap
    map: ServiceMap
    part: Part | None
    kind: type[Part]
    base: tuple[str | int, ...]
    findings: tuple[Finding, ...]
    ids: Mapping[str, tuple[str, ...]]


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
    name, first = as_typed(key) if key in rejected else following(key, _shown(field, value))
    said = st.session_state.get(name, first)
    common: dict[str, Any] = {
        "key": name,
        "help": plain(help_of(spot.kind, field.path)[language()]),
        "disabled": session.folder().read_only,
        "on_change": safely(_changed),
        "args": (spot, field, key, name),
    }
    if field.kind in ("lines", "notes"):
        st.text_area(label, first, height=92, **common)
    elif field.kind == "score":
        _slider(spot, label, value, first, common)
    elif field.kind in ("choice", "touchpoint", "zone", "truth"):
        choices = _choices(spot, field)
        for each in (first, said):
            choices.setdefault(each, say(_MISSING, name=each))
        options = list(choices)
        st.selectbox(label, options, options.index(first), format_func=lambda c: choices[c], **common)
    elif field.kind in ("choices", "supports", "ids"):
        known = _choices(spot, field)
        known |= {each: each for each in (*first, *said) if each not in known}
        st.multiselect(
            label, list(known), first, format_func=lambda c: known.get(c, c), placeholder="", **common
        )
    else:
        example = _EXAMPLES.get(field.kind)
        st.text_input(label, first, placeholder=say(example) if example else "", **common)
    _problems(spot, field, rejected.get(key))


def key_of(spot: Spot, field: Field) -> str:
    """A widget key, the same in every language."""
    return "f:" + "/".join(str(step) for step in (spot.one.name, *spot.base, *field.path))


def _shown(field: Field, value: Any) -> Any:
    if field.kind == "lines":
        return texts.lines_shown(value or (), language())
    if field.kind == "notes":
        return notes_shown(value or (), language())
    if field.kind in ("choices", "supports", "ids"):
        return [str(written(each)) for each in value or ()]
    if field.kind == "truth":
        return "" if value is None else str(value).lower()
    if field.kind == "score":
        return value
    if value is None:
        return ""
    if isinstance(value, Text):
        return texts.shown(value, language())
    if field.kind == "rate":
        return f"{value:g}/h"
    said = str(written(value))
    return duration_shown(said, language()) if field.kind == "duration" else said


def _slider(spot: Spot, label: str, value: float | None, first: float | None, common: dict[str, Any]) -> None:
    scale = spot.map.emotion_scale
    steps: list[float | None] = [
        None,
        *sorted({float(n) for n in range(-scale, scale + 1)} | {v for v in (value, first) if v is not None}),
    ]
    st.select_slider(
        label,
        steps,
        first,
        format_func=lambda v: "–" if v is None else f"{v:+g}".replace("-", "−") if v else "0",
        **common,
    )


def _choices(spot: Spot, field: Field) -> dict[str, str]:
    """Value to what is shown."""
    lang = language()
    none = {"": say(_NONE)}
    if field.kind == "truth":
        return none | {"true": say(_YES), "false": say(_NO)}
    if field.kind == "touchpoint":
        found = {i: t.title[lang] for i, t in spot.map.touchpoints.items() if t.lane != "evidence"}
        return found if field.path in (("from",), ("to",)) else none | found
    if field.kind == "zone":
        return none | {i: z.title[lang] for i, z in spot.map.zones.items()}
    if field.kind == "supports":
        return {
            i: t.title[lang] for i, t in spot.map.touchpoints.items() if t.lane in ("support", "backstage")
        }
    if field.kind == "ids":
        return {i: i for i in spot.ids.get(field.path[-1], ())}
    named = {value: wording[lang] for value, wording in named_choices(spot.map, field).items()}
    return named if field.kind == "choices" or field.path == ("lane",) else none | named


def _changed(spot: Spot, field: Field, key: str, name: str) -> None:
    """What was typed goes into the map, or stays in the field with the reason."""
    shown = _shown(field, value_at(spot.part, field.path))
    raw = st.session_state.get(name, shown)
    rejected = st.session_state.setdefault(_REJECTED, {})
    rejected.pop(key, None)
    if raw == shown:
        return
    try:
        value = _value(spot, field, raw)
    except BadChange as wrong:
        rejected[key] = (str(raw), wrong.wording)
        return
    if field.path == ("title",) and value is None:
        return  # a title there must be: the field goes back to the old one
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
        typed = spot.one.typed_shares.setdefault("segments", [])
        return segment_verbs(spot.map, str(spot.base[-1]), read(Share, value), typed)
    return [{"verb": "set", "path": [*spot.base, *field.path], "value": value}]


def _value(spot: Spot, field: Field, raw: Any) -> Any:
    """What the map gets. Raises BadChange."""
    old = value_at(spot.part, field.path)
    if field.kind == "text":
        return texts.written(old, language(), raw)
    if field.kind == "lines":
        return texts.lines_written(old or (), language(), raw)
    if field.kind == "notes":
        return notes_written(old or (), language(), raw)
    if field.kind in ("choices", "supports", "ids"):
        return list(raw) or None
    if field.kind == "truth":
        return None if raw in ("", None) else raw == "true"
    if raw in ("", None):
        return None
    said = f"{raw:g}" if isinstance(raw, float) else _TYPED.get(field.kind, str.strip)(str(raw))
    if not said:
        return None
    made = read(type_at(spot.kind, field.path), said)
    return written(made) if field.kind in ("number", "score") else said


def _problems(spot: Spot, field: Field, rejected: tuple[str, Wording] | None) -> None:
    if rejected:
        show(tag("div", rejected[1][language()], "field-finding error"))
    place = where(spot.base, field.path)
    for finding in spot.findings:
        if within(finding.where, place):
            show(
                tag(
                    "div",
                    f"{finding.message[language()]} · {finding.name}",
                    f"field-finding {finding.severity.word}",
                )
            )
