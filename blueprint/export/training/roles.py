"""A card a role: every step of it with what is said and done, its times, hand-offs, and what the customer feels."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.draw.marks import marks_of, star
from blueprint.draw.text.speech import language_of, say_text
from blueprint.export.training import words as w
from blueprint.export.training.blocks import Blank, Block, Passage, Stack, Words
from blueprint.export.training.feeling import feeling
from blueprint.export.training.flow import Section
from blueprint.export.training.looks import BODY, LABEL, SMALL, STRONG
from blueprint.export.training.rows_and_cards import Card, Row
from blueprint.export.training.voice import in_both
from blueprint.figures.role_words import work_of
from blueprint.model.names import LANE_NAMES, Lane
from blueprint.model.note import NOTE_NAMES
from blueprint.model.titles import channel_titles, phase_titles
from blueprint.packs.duties import duties_of
from blueprint.packs.etiquette import etiquette_pack
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from blueprint.export.training.voice import Voice
    from blueprint.figures.roles import RoleFigures
    from blueprint.model.connection import Connection
    from blueprint.model.text import Text
    from blueprint.model.touchpoint import Touchpoint

_SHARES = (0.22, 0.43, 0.35)


def role_cards(voice: Voice) -> Iterator[Section]:
    """One section a role, in the order of the map; staff without a role come last."""
    touchpoints = voice.subject.map.touchpoints.values()
    roles: dict[str, list[Touchpoint]] = {}
    for touchpoint in touchpoints:
        if touchpoint.role:
            roles.setdefault(voice.line(touchpoint.role), []).append(touchpoint)
    figures = voice.subject.analysis.roles
    for mine in roles.values():
        role = mine[0].role
        assert role is not None
        work = next((f for f in figures if any(f.works_at(t.id) for t in mine)), None)
        yield _card(voice, Wording(role["en"], role["zh"]), mine, work)
    rest = [t for t in touchpoints if not t.role and t.lane in (Lane.FRONTSTAGE, Lane.BACKSTAGE)]
    if rest:
        yield _card(voice, w.NO_ROLE, rest)
    elif not roles:
        yield Section(voice.line(w.ROLES), (voice.passage(w.NO_ROLES),))


def _card(voice: Voice, role: Wording, steps: list[Touchpoint], work: RoleFigures | None = None) -> Section:
    blocks: list[Block] = [step_card(voice, t, i) for i, t in enumerate(steps, 1)]
    names = "  →  ".join(f"{i} {say_text(t.title, voice.texts).main}" for i, t in enumerate(steps, 1))
    count = voice.line(w.STEPS.filled(count=len(steps)))
    said = in_both(partial(work_of, work)) if work and work.servers else None
    busy = () if said is None else (voice.label(w.WORK), *voice.words(said, BODY))
    summary = Passage((Words(count, LABEL), Words(names, BODY._replace(ink="line")), *busy))
    return Section(voice.line(w.ROLE.filled(role=role), " · "), (*duties_card(voice, role), summary, *blocks))


def duties_card(voice: Voice, role: Wording) -> tuple[Block, ...]:
    """What a role answers for, where the decks say so."""
    duties = [
        words
        for duty in duties_of(role.zh, role.en)
        for words in voice.words(Wording(f"· {duty.en}", f"· {duty.zh}"), BODY)
    ]
    return (Passage((voice.label(w.DUTIES), *duties)),) if duties else ()


def step_card(voice: Voice, touchpoint: Touchpoint, number: int) -> Card:
    """One step of a role."""
    paint = voice.theme.lanes[touchpoint.lane]
    names = voice.words(touchpoint.title, STRONG._replace(size=15))
    names[0] = Words(f"{number}  {names[0].text}", names[0].look)
    facts = [LANE_NAMES[touchpoint.lane]]
    facts += [phase_titles(voice.subject.map)[touchpoint.phase]] if touchpoint.phase else []
    facts += [channel_titles(voice.subject.map)[touchpoint.channel]] if touchpoint.channel else []
    about = Words(" · ".join(voice.line(fact) for fact in facts), SMALL)
    more = Words(f"{names[0].text} ({voice.line(w.CONTINUED)})", STRONG)
    felt = Stack((_times(voice, touchpoint), feeling(voice, touchpoint)), gap=3)
    done: Block = Passage(tuple(_doing(voice, touchpoint, paint.edge)))
    if not touchpoint.script and touchpoint.lane is Lane.FRONTSTAGE:
        unsaid = Passage((voice.label(w.TO_WRITE, paint.edge),), keep=True)
        done = Stack((unsaid, Blank(2, voice.theme.pill_edge, 24), done), gap=4)
    around = Passage(tuple(_around(voice, touchpoint, paint.edge)))
    body = Row((felt, done, around), _SHARES, gap=18, pad=0)
    return Card(
        head=Passage((*names, about)),
        body=body,
        edge=paint.edge,
        ground=paint.ground,
        frame=voice.theme.rule,
        marks=_marks(voice, touchpoint),
        more=Passage((more,)),
    )


def _marks(voice: Voice, touchpoint: Touchpoint) -> tuple[tuple[str, str], ...]:
    rank = voice.subject.overlay.ranks.get(touchpoint.id)
    found: list[tuple[str, str]] = [("truth", star(rank))] if rank else []
    return (*found, *marks_of(touchpoint))


def _times(voice: Voice, touchpoint: Touchpoint) -> Passage:
    times, found = touchpoint.time, []
    known = {
        w.STANDARD: times.standard if times else None,
        w.TOLERANCE: times.tolerance if times else None,
        w.LIMIT: times.limit.within if times and times.limit else None,
    }
    for name, value in known.items():
        if value is not None:
            found += [
                voice.label(name),
                Words(f"≤ {quantity.time(value.seconds, language_of(voice.texts))}", STRONG),
            ]
        elif name is w.STANDARD:
            found += [voice.label(name), *voice.words(w.NOT_GIVEN, BODY._replace(ink="soft"))]
    return Passage(tuple(found))


def _doing(voice: Voice, touchpoint: Touchpoint, colour: str) -> Iterator[Words]:
    """What is said and done."""
    yield from voice.says(touchpoint, colour)
    yield from practice(voice, touchpoint, colour)
    if touchpoint.contact and touchpoint.contact.appearance:
        yield from voice.labelled(w.LOOKS, [touchpoint.contact.appearance], colour)


def _around(voice: Voice, touchpoint: Touchpoint, colour: str) -> Iterator[Words]:
    """Hand-offs, what customers see, and what can go wrong."""
    yield from handoffs(voice, touchpoint, colour)
    if touchpoint.fails and touchpoint.fails.chance:
        yield from voice.labelled(w.FAILS, [_failing(voice, touchpoint)], colour)
    yield from seen(voice, touchpoint, colour)
    yield from noted(voice, touchpoint, colour)
    users = [t.title for t in voice.subject.map.touchpoints.values() if touchpoint.id in t.uses]
    yield from voice.labelled(w.USED_BY, [voice.joined(users, " · ")] if users else [], colour)


def seen(voice: Voice, touchpoint: Touchpoint, colour: str) -> Iterator[Words]:
    """The physical evidence."""
    if touchpoint.evidence:
        yield from voice.labelled(w.SEEN, [voice.joined(touchpoint.evidence, " · ")], colour)


def noted(voice: Voice, touchpoint: Touchpoint, colour: str) -> Iterator[Words]:
    """What people wrote beside the step, by kind; pictures stand with what they show."""
    for kind, name in NOTE_NAMES.items():
        texts = [note.wording for note in touchpoint.notes if note.kind == kind]
        yield from voice.labelled(name, texts, colour, quoted=kind == "quote")


def practice(voice: Voice, touchpoint: Touchpoint, colour: str) -> Iterator[Words]:
    """Steps, etiquette and explanation."""
    contact = touchpoint.contact
    if contact and contact.steps:
        yield from voice.labelled(w.DOES, [voice.joined(contact.steps)], colour)
    if contact and contact.etiquette:
        yield from voice.labelled(w.ETIQUETTE, [_etiquette(contact.etiquette)], colour)
    if contact and contact.explanation:
        yield from voice.labelled(w.EXPLAINS, [contact.explanation], colour)


def _etiquette(ids: tuple[str, ...]) -> Wording:
    titles = {check.id: check.title for check in etiquette_pack().checks}
    return in_both(lambda lang: " · ".join(titles[i][lang] if i in titles else i for i in ids))


def _failing(voice: Voice, touchpoint: Touchpoint) -> Wording:
    fails = touchpoint.fails
    assert fails is not None and fails.chance is not None
    then, chance = (
        voice.subject.map.touchpoints.get(fails.then or ""),
        quantity.both(quantity.share, fails.chance),
    )
    if then is None:
        return w.FAILURE.filled(chance=chance)
    title = then.title
    return w.THEN.filled(chance=chance, then=Wording(title["en"], title["zh"]))


def handoffs(voice: Voice, touchpoint: Touchpoint, colour: str) -> Iterator[Words]:
    """Where the step is handed over from, and to, with limits."""
    every = voice.subject.map.touchpoints
    into = [
        (t.title, c)
        for t in every.values()
        for c in t.next
        if c.to == touchpoint.id and (c.handoff or t.role != touchpoint.role)
    ]
    out = [
        (every[c.to].title, c)
        for c in touchpoint.next
        if c.to in every and (c.handoff or every[c.to].role != touchpoint.role)
    ]
    for name, sign, ways in ((w.COMES_IN, "←", into), (w.GOES_OUT, "→", out)):
        if ways:
            yield voice.label(name, colour)
        for title, connection in ways:
            yield from _handoff(voice, sign, title, connection)


def _handoff(voice: Voice, sign: str, title: Text, connection: Connection) -> Iterator[Words]:
    """With whom, and within what time; how it is done stands on the card of those who do it."""
    handoff, name = connection.handoff, say_text(title, voice.texts)
    limit = f" ≤ {handoff.within.wording[language_of(voice.texts)]}" if handoff and handoff.within else ""
    yield Words(f"{sign} {name.main}{limit}", BODY)
    items = (
        [i for i in (handoff.step, handoff.standard, handoff.rule) if i] if handoff and sign == "→" else []
    )
    condition = connection.when if sign == "→" else None

    def said(lang: Language) -> str:
        details = ("；" if lang == "zh" else "; ").join(item[lang] for item in items)
        when = (f"（{condition[lang]}）" if lang == "zh" else f"({condition[lang]}) ") if condition else ""
        return when + details

    if name.small:
        yield Words(name.small, SMALL)
    if items or condition:
        yield from voice.words(in_both(said), BODY._replace(size=12, ink="line"))
