"""What the form shows: the values of every touchpoint, its ways, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from blueprint.edit import EditRefused
from blueprint.edit.fragment import pair
from blueprint.edit.reading import read
from blueprint.experience.script import script
from blueprint.model.exits import exit_title
from blueprint.model.part import Part
from blueprint.model.pictures import pictures_of
from blueprint.model.service_map import ServiceMap
from blueprint.model.touchpoint import Touchpoint
from blueprint.studio.form.catalogue import OF_HANDOFF, OF_MAP, OF_TOUCHPOINT, SHARED, catalogue
from blueprint.studio.inspector import texts
from blueprint.studio.inspector.fields import Field, value_at
from blueprint.studio.inspector.values import choices, shown
from blueprint.studio.inspector.ways import EXITS, shown_share

if TYPE_CHECKING:
    from blueprint.lint.finding import Finding
    from blueprint.wording import Language, Wording

_LISTED = ("choice", "choices", "ids", *SHARED)


def form_data(
    service_map: ServiceMap,
    language: Language,
    findings: Iterable[Finding],
    rejected: Mapping[str, tuple[str, Wording]],
    settled: ServiceMap | None = None,
    text: str = "",
) -> dict[str, Any]:
    """Everything, ready for JSON.

    Args:
        service_map: as it is in its file.
        language: of words and texts.
        findings: of the map; each stands below its field.
        rejected: what was typed and could not be taken, by field, and why.
        settled: the map with the maps that it uses, for what its scripts and notes show.
        text: of the map, for the clipboard.
    """
    whole = settled or service_map
    return catalogue(language) | {
        "choices": _choices(service_map, language),
        "values": _values(service_map, OF_MAP.values(), language),
        "parts": {
            id_: _touchpoint(service_map, touchpoint, whole, language)
            for id_, touchpoint in service_map.touchpoints.items()
        },
        "needs": [[id_, need.title[language]] for id_, need in service_map.needs.items()],
        "exits": [[name, exit_title(service_map, name)[language]] for name in _exits(service_map)],
        "findings": _findings(service_map, findings, language),
        "rejected": {key: [raw, reason[language]] for key, (raw, reason) in rejected.items()},
        "scale": service_map.emotion_scale,
        "clips": _clips(text),
    }


def _clips(text: str) -> dict[str, str]:
    """Every touchpoint as a line of YAML."""
    try:
        steps = read(text).data.get("touchpoints") if text else None
    except EditRefused:
        return {}
    return (
        {f"{id_}": pair(str(id_), step, ("touchpoints",)) for id_, step in steps.items()}
        if isinstance(steps, dict)
        else {}
    )


def _choices(service_map: ServiceMap, language: Language) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for field in (*OF_TOUCHPOINT.values(), *OF_MAP.values()):
        name = field.kind if field.kind in SHARED else ".".join(field.path)
        if field.kind in _LISTED and name not in found:
            found[name] = [[value, said] for value, said in choices(service_map, field, language).items()]
    return found


def _exits(service_map: ServiceMap) -> Iterable[str]:
    return dict.fromkeys((*EXITS, *(x for t in service_map.touchpoints.values() for x in t.end)))


def _values(part: Part, fields: Iterable[Field], language: Language) -> dict[str, Any]:
    """What the fields show, without those that are empty."""
    found = {}
    for field in fields:
        value = value_at(part, field.path) if field.path != ("part",) else None
        if value is not None and value != () and value != {}:
            found[".".join(field.path)] = shown(field, value, language)
    return found


def _touchpoint(
    service_map: ServiceMap, touchpoint: Touchpoint, whole: ServiceMap, language: Language
) -> dict[str, Any]:
    found: dict[str, Any] = {
        "values": _values(touchpoint, OF_TOUCHPOINT.values(), language)
        | ({"part": touchpoint.sublane} if touchpoint.sublane else {})
        | {f"meets.{need}": f"{value:g}" for need, value in touchpoint.meets.items() if value},
        "ways": _ways(service_map, touchpoint, language),
        "together": touchpoint.together,
    }
    if touchpoint.script:
        lines = [line for line in script(touchpoint, whole) if line.forbidden]
        found["crossed"] = [
            [line.text[language], line.offer[language] if line.offer else ""] for line in lines
        ]
    if any(note.picture for note in touchpoint.notes):
        known = pictures_of(whole)
        pictures = [(note, known.get(note.picture or "")) for note in touchpoint.notes]
        found["pictures"] = [[p.uri, n.text[language] if n.text else ""] for n, p in pictures if p]
    return found


def _ways(service_map: ServiceMap, touchpoint: Touchpoint, language: Language) -> list[dict[str, Any]]:
    found = []
    connections = {c.to: c for c in touchpoint.next}
    for target, leaves, share in touchpoint.ways:
        way: dict[str, Any] = {"to": target, "leaves": leaves}
        if share is None or 0 <= share <= 1:
            way["share"] = shown_share(share)
        else:
            way["share"] = str(share)
        if leaves:
            way["title"] = exit_title(service_map, target)[language]
        else:
            other = service_map.touchpoints.get(target)
            way["title"] = other.title[language] if other else target
            way["when"] = texts.shown(connections[target].when, language)
            way["handoff"] = _values(connections[target], OF_HANDOFF.values(), language)
        found.append(way)
    return found


def _findings(
    service_map: ServiceMap, findings: Iterable[Finding], language: Language
) -> dict[str, list[list[str]]]:
    """By touchpoint, empty for the map itself: where below it, how bad, and what."""
    found: dict[str, list[list[str]]] = {}
    for finding in findings:
        id_, place = "", finding.where
        if place.startswith("touchpoints["):
            id_, _, place = place.removeprefix("touchpoints[").partition("]")
            place = place.removeprefix(".")
        said = texts.titled(finding.message[language], service_map.touchpoints, language)
        told = f"{said} · {finding.name}"
        found.setdefault(id_, []).append([place, finding.severity.word, told])
    return found
