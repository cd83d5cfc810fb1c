"""What the page of a walk knows: where it begins, and for every touchpoint its card, its notes and the ways on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from blueprint import quantity
from blueprint.experience.script import SAID_IN_CASE
from blueprint.export.walk.walking import choices, start
from blueprint.export.walk.words import WORDS
from blueprint.model.exits import exit_title
from blueprint.model.names import LANE_NAMES
from blueprint.model.note import NOTE_NAMES
from blueprint.model.titles import phase_titles
from blueprint.packs.etiquette import etiquette_pack
from blueprint.wording import with_colon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blueprint.export.subject import Subject
    from blueprint.model.touchpoint import Touchpoint
    from blueprint.wording import Language


def walk_data(subject: Subject, language: Language) -> dict[str, Any]:
    """Everything, ready for JSON, in one language."""
    service_map = subject.map
    words = {name: wording[language] for name, wording in WORDS.items()}
    if service_map.is_case:
        words["script"] = SAID_IN_CASE[language]
    return {
        "title": service_map.title[language],
        "purpose": service_map.purpose[language] if service_map.purpose else "",
        "scale": service_map.emotion_scale,
        "start": start(service_map),
        "steps": {
            id_: _step(subject, touchpoint, language)
            for id_, touchpoint in service_map.touchpoints.items()
            if id_ in service_map.walked
        },
        "words": words,
    }


def _step(subject: Subject, touchpoint: Touchpoint, language: Language) -> dict[str, Any]:
    service_map = subject.map
    where = [LANE_NAMES[touchpoint.lane][language]]
    where += [phase_titles(service_map)[touchpoint.phase][language]] if touchpoint.phase else []
    where += [touchpoint.role[language]] if touchpoint.role else []
    where += (
        [service_map.zones[touchpoint.zone].title[language]] if touchpoint.zone in service_map.zones else []
    )
    times, score = touchpoint.time, touchpoint.emotion.score if touchpoint.emotion else None
    return {
        "title": touchpoint.title[language],
        "lane": touchpoint.lane.value,
        "where": where,
        "standard": _time(times.standard if times else None, language),
        "tolerance": _time(times.tolerance if times else None, language),
        "score": score,
        "script": [
            [line.text[language], line.forbidden, line.offer[language] if line.offer else ""]
            for line in subject.script(touchpoint)
        ],
        "good": list(_good(touchpoint, language)),
        "evidence": [text[language] for text in touchpoint.evidence],
        "notes": [
            with_colon(NOTE_NAMES[note.kind][language], words[language], language)
            for note in touchpoint.notes
            if (words := note.words)
        ],
        "ways": _ways(subject, touchpoint, language),
    }


def _time(duration: Any, language: Language) -> str:
    return quantity.time(duration.seconds, language) if duration else ""


def _good(touchpoint: Touchpoint, language: Language) -> Iterator[str]:
    contact = touchpoint.contact
    if contact is None:
        return
    if contact.appearance:
        yield contact.appearance[language]
    yield from (step[language] for step in contact.steps)
    titles = {check.id: check.title[language] for check in etiquette_pack().checks}
    yield from (titles.get(id_, id_) for id_ in contact.etiquette)
    if contact.explanation:
        yield contact.explanation[language]


def _ways(subject: Subject, touchpoint: Touchpoint, language: Language) -> list[dict[str, Any]]:
    """The ways on, the likeliest first: where to, and at a decision how many go there and when."""
    service_map, found = subject.map, []
    ways = choices(service_map, touchpoint.id)
    when = {c.to: c.when[language] for c in touchpoint.next if c.when}
    for way in ways:
        title = (
            exit_title(service_map, way.target) if way.leaves else service_map.touchpoints[way.target].title
        )
        several = len(ways) > 1 and not touchpoint.together
        share = quantity.part(way.share, language, unknown=way.share is None) if several else ""
        found.append(
            {
                "to": way.target,
                "leaves": way.leaves,
                "title": title[language],
                "share": share,
                "when": "" if way.leaves else when.get(way.target, ""),
            }
        )
    return found
