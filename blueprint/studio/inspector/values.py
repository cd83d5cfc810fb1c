"""A field's value: as it is shown, as it is typed, and what may be chosen. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from blueprint.figures.whatif.assigning import read
from blueprint.model.part import Part
from blueprint.model.service_map import ServiceMap
from blueprint.model.text import Text
from blueprint.model.writing import written
from blueprint.packs.etiquette import etiquette_pack
from blueprint.packs.shelf import standards_ids
from blueprint.studio.inspector import texts
from blueprint.studio.inspector.choices import named_choices
from blueprint.studio.inspector.fields import Field, type_at
from blueprint.studio.inspector.hours import (
    arrivals_shown,
    arrivals_typed,
    names_typed,
    opens_shown,
    opens_typed,
)
from blueprint.studio.inspector.notes import notes_shown, notes_written
from blueprint.studio.inspector.typed import (
    duration_shown,
    duration_typed,
    number_typed,
    rate_typed,
    share_typed,
)
from blueprint.wording import Language, Wording

LISTS = ("choices", "supports", "ids")
EXAMPLES: Mapping[str, Wording] = {
    "duration": Wording("5m, 1h30m", "5分钟、1小时30分"),
    "share": Wording("25%", "25%"),
    "rate": Wording("60/h; 09:00 40/h, 11:00 90/h", "60/小时；09:00 40/小时、11:00 90/小时"),
    "hours": Wording("mon-fri 09:00-17:00; sat 09:00-12:00", "周一至周五 09:00-17:00；周六 09:00-12:00"),
    "names": Wording("cn, holidays.ics", "cn、holidays.ics"),
    "hourly-cost": Wording("40/h", "40/小时"),
}
_NONE, _YES, _NO = Wording("–", "–"), Wording("yes", "是"), Wording("no", "否")
_TYPED: Mapping[str, Callable[[str], str]] = {
    "duration": duration_typed,
    "share": share_typed,
    "number": number_typed,
    "score": number_typed,
    "hourly-cost": rate_typed,
    "id": str.strip,
}

_TYPED_DATA: Mapping[str, Callable[[str], Any]] = {
    "rate": arrivals_typed,
    "hours": opens_typed,
    "names": names_typed,
}


def shown(field: Field, value: Any, language: Language) -> Any:
    """What a field shows of a value: a text, a list of words, or a score."""
    if field.kind == "lines":
        return texts.lines_shown(value or (), language)
    if field.kind == "notes":
        return notes_shown(value or (), language)
    if field.kind == "changes":
        return "\n".join(value or ())
    if field.kind in LISTS:
        return [str(written(each)) for each in value or ()]
    if field.kind == "truth":
        return "" if value is None else str(value).lower()
    if field.kind == "score":
        return value
    if value is None:
        return ""
    if isinstance(value, Text):
        return texts.shown(value, language)
    if field.kind == "rate":
        return arrivals_shown(value, language)
    if field.kind == "hours":
        return opens_shown(value, language)
    if field.kind == "names":
        return ", ".join(value)
    said = str(written(value))
    return duration_shown(said, language) if field.kind == "duration" else said


def typed(field: Field, part: type[Part], old: Any, raw: Any, language: Language) -> Any:
    """What the map gets of what was typed; None where nothing is left.

    Args:
        field: what was typed into.
        part: the class of what holds the value.
        old: the value as it is, whose other languages stay.
        raw: as typed, or as chosen.
        language: in which it was typed.

    Raises:
        BadChange: it cannot be read.
    """
    if field.kind == "text":
        return texts.written(old, language, str(raw or ""))
    if field.kind == "lines":
        return texts.lines_written(old or (), language, str(raw or ""))
    if field.kind == "notes":
        return notes_written(old or (), language, str(raw or ""))
    if field.kind == "changes":
        return [
            read(type_at(part, field.path), line)[0] for line in str(raw or "").splitlines() if line.strip()
        ] or None
    if field.kind in LISTS:
        return list(raw or ()) or None
    if field.kind == "truth":
        return None if raw in ("", None) else raw == "true"
    if raw in ("", None):
        return None
    if field.kind in _TYPED_DATA:
        data = _TYPED_DATA[field.kind](str(raw))
        if data:
            read(type_at(part, field.path), data)
        return data or None
    said = f"{raw:g}" if isinstance(raw, float) else _TYPED.get(field.kind, str.strip)(str(raw))
    if not said:
        return None
    made = read(type_at(part, field.path), said)
    return written(made) if field.kind in ("number", "score") else said


def choices(service_map: ServiceMap, field: Field, language: Language) -> dict[str, str]:
    """What may be chosen: value to what is shown."""
    none = {"": _NONE[language]}
    touchpoints = service_map.touchpoints.items()
    if field.kind == "truth":
        return none | {"true": _YES[language], "false": _NO[language]}
    if field.kind == "touchpoint":
        found = {i: t.title[language] for i, t in touchpoints if t.lane != "evidence"}
        return found if field.path in (("from",), ("to",)) else none | found
    if field.kind == "zone":
        return none | {i: z.title[language] for i, z in service_map.zones.items()}
    if field.kind == "supports":
        return {i: t.title[language] for i, t in touchpoints if t.lane in ("support", "backstage")}
    if field.kind == "ids":
        known = {"etiquette": etiquette_pack().ids, "standards": standards_ids()}
        return {i: i for i in known.get(field.path[-1], ())}
    named = {value: wording[language] for value, wording in named_choices(service_map, field).items()}
    return named if field.kind == "choices" or field.path == ("lane",) else none | named


def steps(scale: int, *also: float | None) -> list[float | None]:
    """The scores a field offers: none, the whole ones of the scale, and those in use."""
    return [None, *sorted({float(n) for n in range(-scale, scale + 1)} | {v for v in also if v is not None})]


def score_shown(value: float | None) -> str:
    """A score with its sign."""
    return "–" if value is None else f"{value:+g}".replace("-", "−") if value else "0"
