"""What to say and what not: the scripts of the map by channel, and the language packs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from blueprint.export.training import words as w
from blueprint.export.training.blocks import Block, Passage, Words
from blueprint.export.training.flow import Section
from blueprint.export.training.looks import BODY, HEADING, SMALL, STRONG
from blueprint.export.training.rows_and_cards import Row, Table
from blueprint.model.names import Channel
from blueprint.model.titles import channel_titles
from blueprint.packs.language import pack_for
from blueprint.packs.phrases import as_sentence

if TYPE_CHECKING:
    from blueprint.export.training.voice import Voice
    from blueprint.model.touchpoint import Touchpoint
    from blueprint.packs.phrases import Pack, Phrase
    from blueprint.wording import Wording

_AT_A_COUNTER = frozenset(
    {
        *(
            "假币",
            "交款",
            "查余额",
            "走错柜台",
            "缺回单",
            "填错凭证",
            "填错交款单",
            "残币",
            "买凭证",
            "缺零钱",
            "叫号",
        ),
        *("counterfeit notes", "paying in", "asking for a balance", "wrong counter", "receipt missing"),
        *("a form filled in wrongly", "out of change", "calling a number"),
    }
)
"""Situations that only a service with a counter knows."""
_IN_PERSON = frozenset({"插队", "临近下班", "queue jumping", "near closing time"})
_MOST_FORMS = 2
_HALVES, _THIRDS = (0.42, 0.58), (0.2, 0.42, 0.38)


def phrases(voice: Voice) -> Section:
    """Scripts, courtesies, approved wordings; then what not to say, by the fault it shows."""
    return Section(voice.line(w.PHRASES), tuple(_blocks(voice)), gap=10)


def _blocks(voice: Voice) -> Iterator[Block]:
    is_case = voice.subject.map.is_case
    yield voice.passage(w.SAID_THEN if is_case else w.TO_USE, HEADING, keep=True)
    yield from _scripts(voice)
    packs = [pack for code in _languages(voice) if (pack := pack_for(code))]
    several = len(packs) > 1
    for pack in packs:
        yield _heading(voice, w.COURTESIES, pack, several)
        yield _table(voice, (w.WHEN, w.SAY), _HALVES, [_courtesies(voice, pack, at) for at in w.MOMENTS])
        offered = {p.suggestion for p in pack.phrases}  # they stand beside what not to say
        approved = [a for a in pack.approved if a.id not in offered and _fits(voice, a.situations)]
        if approved:
            yield _heading(voice, w.APPROVED, pack, several)
            rows = [((" · ".join(a.situations),), (a.text,)) for a in approved]
            yield _table(voice, (w.WHEN, w.SAY), (0.25, 0.75), rows)
        yield _heading(voice, w.TO_AVOID, pack, several)
        yield _table(voice, (w.FAULT, w.NOT_SAY, w.INSTEAD), _THIRDS, list(_forbidden(voice, pack)))


def _languages(voice: Voice) -> tuple[str, ...]:
    return ("zh", "en") if voice.texts == "both" else (voice.texts,)


def _heading(voice: Voice, name: Wording, pack: Pack, several: bool) -> Passage:
    language = f" · {voice.line(w.PACK_LANGUAGE[pack.lang])}" if several else ""
    return Passage((Words(voice.line(name) + language, HEADING),), keep=True)


def _table(
    voice: Voice,
    heads: tuple[Wording, ...],
    shares: tuple[float, ...],
    rows: Sequence[tuple[tuple[str, ...], ...]],
) -> Table:
    look = SMALL._replace(bold=True)
    head = Row(
        tuple(Passage((Words(voice.line(h), look),)) for h in heads), shares, pad=5, fill=voice.theme.card
    )
    made = tuple(
        Row(
            tuple(Passage(tuple(Words(text, BODY) for text in cell)) for cell in row),
            shares,
            pad=5,
            rule=voice.theme.rule,
        )
        for row in rows
        if any(row[1:])
    )
    return Table(head, made)


def _scripts(voice: Voice) -> Iterator[Block]:
    spoken = [t for t in voice.subject.map.touchpoints.values() if t.script]
    if not spoken:
        yield voice.passage(w.NO_SCRIPTS)
        return
    titles = channel_titles(voice.subject.map)
    for channel in (*titles, None):
        mine = [t for t in spoken if t.channel == channel]
        if mine:
            name = voice.line(titles[channel]) if channel else "–"
            yield Passage((Words(name, STRONG._replace(ink="line")),), keep=True)
            yield Table(None, tuple(_script(voice, t) for t in mine))


def _script(voice: Voice, touchpoint: Touchpoint) -> Row:
    where = voice.words(touchpoint.title, BODY)
    if touchpoint.role:
        where.append(Words(voice.line(touchpoint.role), SMALL))
    return Row(
        (Passage(tuple(where)), Passage(tuple(voice.spoken(touchpoint)))),
        (0.25, 0.75),
        pad=5,
        rule=voice.theme.rule,
    )


def _courtesies(voice: Voice, pack: Pack, at: str) -> tuple[tuple[str, ...], ...]:
    between = "、" if pack.lang == "zh" else ", "
    said = [between.join(c.patterns) for c in pack.courtesies_at(at)]
    return (voice.line(w.MOMENTS[at]),), tuple(said)


def _forbidden(voice: Voice, pack: Pack) -> Iterator[tuple[tuple[str, ...], ...]]:
    """By the fault they show: phrases, and what to say instead of them."""
    for category, name in pack.categories.items():
        groups: dict[str, list[str]] = {}
        for phrase in pack.phrases:
            if phrase.category == category and phrase.severity != "info" and _is_met(voice, phrase):
                instead = pack.instead_of(phrase)
                said = instead.text if instead else "–"
                groups.setdefault(said, []).extend(_distinct(phrase.patterns))
        for said, forms in groups.items():
            yield (voice.line(name),), tuple(f"✗ {as_sentence(form)}" for form in forms), (said,)


def _distinct(forms: tuple[str, ...]) -> list[str]:
    """The first forms, without those that are part of one before, and with one of each contraction."""
    found: list[str] = []
    for form in forms:
        if not any(form in one for one in found):
            found.append(form)
    return found[:1] if forms and forms[0].isascii() else found[:_MOST_FORMS]


def _is_met(voice: Voice, phrase: Phrase) -> bool:
    """Whether people in this service may come to say it."""
    touchpoints = voice.subject.map.touchpoints.values()
    return any(phrase.counts_in(t.channel) for t in touchpoints) and _fits(voice, phrase.situations)


def _fits(voice: Voice, situations: tuple[str, ...]) -> bool:
    """Whether a situation can happen in this service."""
    touchpoints = voice.subject.map.touchpoints.values()
    channels = {t.channel for t in touchpoints}
    here = {s for s in situations if s in _AT_A_COUNTER}
    if here and len(here) == len(situations):
        titles = " ".join(text for t in touchpoints for _, text in t.title.by_language).lower()
        return "柜" in titles or "counter" in titles
    if situations and all(s in _IN_PERSON for s in situations):
        return Channel.IN_PERSON in channels or channels == {None}
    return True
