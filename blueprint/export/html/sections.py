"""The details of a touchpoint, section by section; each is rows, paragraphs, quotes or a list of text numbers."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from blueprint import quantity
from blueprint.experience.script import SAID_IN_CASE
from blueprint.export.html import words as w
from blueprint.export.html.measures import emotion, staff, times, truth
from blueprint.model.exits import exit_title
from blueprint.model.note import NOTE_NAMES
from blueprint.model.pools import servers_at
from blueprint.packs.etiquette import etiquette_pack
from blueprint.wording import LANGUAGES, Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from blueprint.export.html.store import Store
    from blueprint.export.subject import Subject
    from blueprint.figures.group import GroupFigures
    from blueprint.figures.ranges.range import Ranges
    from blueprint.model.connection import Connection, Load
    from blueprint.model.service_map import ServiceMap
    from blueprint.model.touchpoint import Touchpoint
    from blueprint.source.pictures.picture import Picture

Section = dict[str, Any]


@dataclass(frozen=True)
class Told:
    """What a touchpoint's sections are made from."""

    store: Store
    subject: Subject
    map: ServiceMap
    whole: GroupFigures
    ranges: Ranges
    pictures: Mapping[str, Picture]

    def title(self, id_: str) -> int:
        """The title of a touchpoint, or its id."""
        touchpoint = self.map.touchpoints.get(id_)
        return self.store.text(touchpoint.title if touchpoint else id_)


def sections(t: Touchpoint, told: Told) -> Iterator[Section]:
    """Everything the map and its figures say about a touchpoint, what matters most first."""
    figures = told.whole.touchpoints.get(t.id)
    limit = next((each for each in told.whole.limits if each.promise.id == t.id), None)
    analysis = told.subject.analysis
    role = next((each for each in analysis.roles if each.works_at(t.id)), None)
    yield from times(t, figures, limit, role, servers_at(analysis.map, t), told.store)
    yield from emotion(t, figures, told.store)
    yield from staff(t, told.store)
    yield from truth(t.id, told.whole, told.ranges, told.store)
    yield from _speaking(t, told)
    yield from _failing(t, told)
    for connection in t.next:
        yield _next(t, connection, told)
    yield from _leaving(t, told)
    if t.notes:
        rows = [[told.store.text(NOTE_NAMES[note.kind]), told.store.text(note.wording)] for note in t.notes]
        files = dict.fromkeys(note.picture or "" for note in t.notes)
        shown = [
            [told.store.text(told.pictures[file].uri), told.store.text(file)]
            for file in files
            if file in told.pictures
        ]
        yield {"h": told.store.text(w.NOTES), "r": rows, **({"i": shown} if shown else {})}
    if t.evidence:
        yield {"h": told.store.text(w.SEES), "l": [told.store.text(e) for e in t.evidence]}
    if t.uses:
        label = told.store.text(w.USES)
        known = [u for u in t.uses if u in told.map.touchpoints]
        yield {"h": label, "r": [[label, told.title(u), u] for u in known]}


def _speaking(t: Touchpoint, told: Told) -> Iterator[Section]:
    text = told.store.text
    if t.script:
        lines: list[list[Any]] = []
        for line in told.subject.script(t):
            lines.append([text(line.text), *([1] if line.forbidden else [])])
            if line.offer:
                lines.append([text(line.offer)])
        yield {"h": text(SAID_IN_CASE if told.map.is_case else w.SCRIPT), "q": lines}
    if contact := t.contact:
        rows = [
            [text(label), text(value)]
            for label, value in ((w.APPEARANCE, contact.appearance), (w.EXPLANATION, contact.explanation))
            if value
        ]
        if contact.etiquette:
            known = {c.id: c.title for c in etiquette_pack().checks}
            titles = [known.get(e, Wording(e, e)) for e in contact.etiquette]
            joined = Wording("; ".join(e.en for e in titles), "；".join(e.zh for e in titles))
            rows.append([text(w.ETIQUETTE), text(joined)])
        if contact.steps:
            steps = Wording(*(" → ".join(s[lang] for s in contact.steps) for lang in ("en", "zh")))
            rows.append([text(w.STEPS), text(steps)])
        if rows:
            yield {"h": text(w.CONTACT), "r": rows}


def _failing(t: Touchpoint, told: Told) -> Iterator[Section]:
    text = told.store.text
    rows: list[list[Any]] = []
    if t.fails:
        for label, share in ((w.CHANCE, t.fails.chance), (w.CAUGHT, t.fails.caught)):
            if share is not None:
                rows.append([text(label), text(quantity.both(quantity.share, share))])
        if t.fails.then in told.map.touchpoints:
            rows.append([text(w.THEN), told.title(t.fails.then or ""), t.fails.then])
    if rows:
        yield {"h": text(w.FAILS), "r": rows}


def _next(t: Touchpoint, connection: Connection, told: Told) -> Section:
    """Where customers go on, and the hand-off on the way."""
    text = told.store.text
    share = next((s for to, leaves, s in t.ways if to == connection.to and not leaves), None)
    unknown = (connection.to, False) in t.unknown_ways
    label = w.NEXT if share == 1 or (share is None and not unknown) else _sharing(w.NEXT, share, unknown)
    target = connection.to if connection.to in told.map.touchpoints else None
    rows: list[list[Any]] = [[text(w.NEXT), told.title(connection.to), *([target] if target else [])]]
    if connection.when:
        rows.append([text(w.WHEN), text(connection.when)])
    if load := connection.load:
        rows.append([text(w.PRESSURE), told.title(load.of), load.of])
        rows.append([text(w.OPENS), text(_opening(load))])
    if handoff := connection.handoff:
        if handoff.within:
            rows.append([text(w.WITHIN), duration(told.store, handoff.within)])
        for name, value in (
            (w.STEP, handoff.step),
            (w.HANDOFF_STANDARD, handoff.standard),
            (w.RULE, handoff.rule),
        ):
            if value:
                rows.append([text(name), text(value)])
    return {"h": text(label), "r": rows}


def _opening(load: Load) -> Wording:
    calm, busy = (quantity.both(quantity.share, at) for at in (load.calm, load.busy))
    return Wording(f"{calm.en} – {busy.en}", f"{calm.zh} – {busy.zh}")


def _sharing(label: Wording, share: Fraction | None, unknown: bool) -> Wording:
    part = _part(share, unknown)
    return Wording(f"{label.en} · {part.en}", f"{label.zh} · {part.zh}")


def _part(share: Fraction | None, unknown: bool) -> Wording:
    return Wording(*(quantity.part(share, language, unknown=unknown) for language in LANGUAGES))


def _leaving(t: Touchpoint, told: Told) -> Iterator[Section]:
    text = told.store.text
    shares = {to: share for to, leaves, share in t.ways if leaves}
    rows = [
        [
            text(exit_title(told.map, name)),
            text(_part(shares.get(name, Fraction(1)), (name, True) in t.unknown_ways)),
        ]
        for name in t.end
    ]
    if rows:
        yield {"h": text(w.LEAVES), "r": rows}


def duration(store: Store, value: Any) -> int:
    """A length of time of the map, as people say it."""
    return store.spoken(lambda language: value.wording[language])
