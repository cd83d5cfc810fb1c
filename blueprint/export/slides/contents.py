"""What a card says about a touchpoint, in the language of the slides."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.draw.text.speech import language_of, say_text
from blueprint.experience.script import SAID_IN_CASE
from blueprint.export.slides.notes import (
    CONTACT,
    ETIQUETTE,
    EXPLAIN,
    FAILS,
    FEELS,
    HANDOFF,
    NOTES,
    SCRIPT,
    SEES,
    STEPS,
    TOLERANCE,
    USED_BY,
    etiquette_title,
    noted,
    said,
    spoken,
)
from blueprint.export.texts import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blueprint.draw.marks import MarkKind
    from blueprint.draw.overlay import State
    from blueprint.draw.shapes import Box, PictureLanguage
    from blueprint.export.subject import Subject
    from blueprint.model.names import Lane
    from blueprint.model.touchpoint import Touchpoint
    from blueprint.source.pictures.picture import Picture


@dataclass(frozen=True)
class Facts:
    """A card's contents: `pills` are name, text and state; `sections` are heading, lines, and which of
    these are crossed out; `pictures` come with what they show."""

    id: str
    lane: Lane
    title: str
    main: str
    small: str
    marks: tuple[tuple[MarkKind, str], ...] = ()
    pills: tuple[tuple[str, str, State], ...] = ()
    feels: str = ""
    score: float | None = None
    good: float | None = None
    bad: float | None = None
    scale: float = 5.0
    sections: tuple[tuple[str, tuple[str, ...], tuple[int, ...]], ...] = field(default=())
    pictures: tuple[tuple[Picture, str], ...] = ()


def facts_of(touchpoint: Touchpoint, subject: Subject) -> Facts:
    """Everything about a touchpoint that people are trained in."""
    texts = subject.texts
    box = next((b for b in subject.layout.boxes if b.id == touchpoint.id), None)
    name = say_text(touchpoint.title, texts)
    emotion = touchpoint.emotion
    return Facts(
        id=touchpoint.id,
        lane=touchpoint.lane,
        title=name.joined,
        main=name.main,
        small=name.small,
        marks=tuple((m.kind, m.text) for m in box.marks) if box else (),
        pills=tuple(_pills(touchpoint, box, texts)),
        feels=said(FEELS, texts),
        score=emotion.score if emotion else None,
        good=emotion.good if emotion else None,
        bad=emotion.bad if emotion else None,
        scale=float(subject.map.emotion_scale),
        sections=tuple(_sections(touchpoint, subject)),
        pictures=tuple(_pictures(touchpoint, subject)),
    )


def _pictures(t: Touchpoint, subject: Subject) -> Iterator[tuple[Picture, str]]:
    for note in t.notes:
        picture = subject.pictures.get(note.picture or "")
        if picture is not None:
            yield picture, one_line(note.text, subject.texts) if note.text else note.picture or ""


def _pills(t: Touchpoint, box: Box | None, texts: PictureLanguage) -> Iterator[tuple[str, str, State]]:
    if t.role:
        yield "role", say_text(t.role, texts).joined, "plain"
    if box and box.chip:
        yield "time", box.chip.line.text, box.chip.state
    elif t.time and t.time.standard:
        yield "time", f"≤ {quantity.time(t.time.standard.seconds, language_of(texts))}", "plain"
    if t.time and t.time.tolerance:
        yield (
            "tolerance",
            f"{said(TOLERANCE, texts)} {quantity.time(t.time.tolerance.seconds, language_of(texts))}",
            "plain",
        )


def _sections(t: Touchpoint, subject: Subject) -> Iterator[tuple[str, tuple[str, ...], tuple[int, ...]]]:
    texts, contact = subject.texts, t.contact
    if t.script:
        lines, crossed = spoken(t, subject)
        yield said(SAID_IN_CASE if subject.map.is_case else SCRIPT, texts), lines, crossed
    if contact and contact.steps:
        yield said(STEPS, texts), (" → ".join(one_line(s, texts) for s in contact.steps),), ()
    if contact and contact.explanation:
        yield said(EXPLAIN, texts), (one_line(contact.explanation, texts),), ()
    passed = tuple(_handoffs(t, subject))
    if passed:
        yield said(HANDOFF, texts), passed, ()
    if t.fails and t.fails.chance:
        yield said(FAILS, texts), (_failing(t, subject),), ()
    users = [u for u in subject.map.touchpoints.values() if t.id in u.uses]
    if users:
        yield said(USED_BY, texts), ("；".join(one_line(u.title, texts) for u in users),), ()
    if contact and contact.etiquette:
        titles = [etiquette_title(id_, texts) for id_ in contact.etiquette]
        yield said(ETIQUETTE, texts), ("；".join(titles) if texts != "en" else "; ".join(titles),), ()
    if contact and contact.appearance:
        yield said(CONTACT, texts), (one_line(contact.appearance, texts),), ()
    if t.notes:
        yield said(NOTES, texts), tuple(noted(t, texts)), ()
    if t.evidence:
        yield said(SEES, texts), ("；".join(one_line(e, texts) for e in t.evidence),), ()


def _handoffs(t: Touchpoint, subject: Subject) -> Iterator[str]:
    for connection in t.next:
        handoff = connection.handoff
        if handoff is None:
            continue
        target = subject.map.touchpoints.get(connection.to)
        name = say_text(target.title, subject.texts).main if target else connection.to
        limit = f" ≤ {handoff.within.wording[language_of(subject.texts)]}" if handoff.within else ""
        items = [one_line(i, subject.texts) for i in (handoff.step, handoff.standard) if i]
        yield f"{name}{limit}" + (f": {'; '.join(items)}" if items else "")


def _failing(t: Touchpoint, subject: Subject) -> str:
    """How often it fails, and which touchpoint makes it good."""
    assert t.fails is not None
    chance = quantity.share(t.fails.chance or 0.0, language_of(subject.texts))
    then = subject.map.touchpoints.get(t.fails.then or "")
    return f"{chance} → {one_line(then.title, subject.texts)}" if then else chance
