"""What a map already says of a dimension: its capacity, its flow, its people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.experience.script import has_words
from blueprint.flow.chain.handoffs import handoffs
from blueprint.model.names import Aspect, Dimension
from blueprint.model.pools import servers_at
from blueprint.tables.audit import words
from blueprint.wording import Wording, listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from blueprint.model.service_map import ServiceMap
    from blueprint.model.text import Text
    from blueprint.model.touchpoint import Touchpoint
    from blueprint.wording import Language

_MOST = 6


def known(service_map: ServiceMap, dimension: Dimension, aspect: Aspect, language: Language) -> list[str]:
    """Lines on an aspect of a dimension; one that says so where the map has nothing."""
    carrying = [t for t in service_map.touchpoints.values() if dimension in t.quality]
    lines = {Aspect.CAPACITY: _capacity, Aspect.FLOW: _flow, Aspect.PEOPLE: _people}[aspect](
        service_map, carrying, language
    )
    return lines or [words.NOTHING[language]]


def _capacity(service_map: ServiceMap, carrying: list[Touchpoint], language: Language) -> list[str]:
    evidence = [e[language] for t in carrying for e in t.evidence]
    staff = [
        f"{(t.role or t.title)[language]} {servers_at(service_map, t)}"
        for t in carrying
        if t.staffed is not None
    ]
    times = [
        f"{t.title[language]} {quantity.time(t.time.standard.seconds, language)}"
        for t in carrying
        if t.time and t.time.standard
    ]
    return _lines(((words.EVIDENCE, evidence), (words.STAFF, staff), (words.TIMES, times)), language)


def _flow(service_map: ServiceMap, carrying: list[Touchpoint], language: Language) -> list[str]:
    lines = _lines(((words.STEPS, _titles(carrying, language)),), language)
    ids = {t.id for t in carrying}
    passing = [p.connection.handoff for p in handoffs(service_map) if p.source.id in ids]
    held = [h for h in passing if h is not None and (h.standard or h.within)]
    if passing:
        lines.append(words.HANDOFFS.filled(n=len(held), all=len(passing))[language])
    return lines


def _people(service_map: ServiceMap, carrying: list[Touchpoint], language: Language) -> list[str]:
    staffed = [t for t in carrying if t.role is not None]
    spoken = [t for t in staffed if has_words(t, service_map)]
    silent = [t for t in staffed if t.lane.experienced and t not in spoken]
    lines = _lines(
        (
            (words.ROLES, [t.role[language] for t in staffed if t.role]),
            (words.SCRIPTS, _titles(spoken, language)),
            (words.NO_SCRIPT, _titles(silent, language)),
        ),
        language,
    )
    checks = {check for t in carrying if t.contact for check in t.contact.etiquette}
    if checks:
        lines.append(words.ETIQUETTE.filled(n=len(checks))[language])
    return lines


def _titles(touchpoints: Iterable[Touchpoint], language: Language) -> list[str]:
    return [t.title[language] for t in touchpoints]


def _lines(parts: Iterable[tuple[Wording, list[str]]], language: Language) -> list[str]:
    return [form.filled(what=_list(what, language))[language] for form, what in parts if what]


def _list(texts: list[str], language: Language) -> str:
    """At most six, and how many more."""
    single = list(dict.fromkeys(texts))
    shown = single[:_MOST]
    joined = listed(shown, language)
    if len(single) > _MOST:
        more = words.MORE.filled(n=len(single) - _MOST)[language]
        return f"{joined}{more}" if language == "zh" else f"{joined} {more}"
    return joined


def text_of(text: Text | None, language: Language) -> str | None:
    """An answer that the map has already."""
    return None if text is None else text[language]
