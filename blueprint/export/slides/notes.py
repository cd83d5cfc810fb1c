"""Speaker notes: what to say about a touchpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.draw.text.speech import language_of
from blueprint.experience.script import NOT_TO_SAY
from blueprint.export.texts import one_line
from blueprint.model.note import NOTE_NAMES
from blueprint.packs.etiquette import etiquette_pack
from blueprint.wording import Wording, listed, with_colon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blueprint.draw.shapes import PictureLanguage
    from blueprint.export.subject import Subject
    from blueprint.model.touchpoint import Touchpoint

STANDARD = Wording("standard time", "标准时间")
TOLERANCE = Wording("customers tolerate", "客户容忍")
FEELS = Wording("feels", "情感")
SCRIPT = Wording("says", "用语")
STEPS = Wording("steps", "步骤")
ETIQUETTE = Wording("etiquette", "礼仪")
HANDOFF = Wording("hands over to", "传递给")
FAILS = Wording("fails", "失败")
EXPLAIN = Wording("explains", "解释口径")
CONTACT = Wording("looks", "职业形象")
USED_BY = Wording("used by", "使用它的触点")
SEES = Wording("customer sees", "客户看到")
NOTES = Wording("notes", "备注")


def said(wording: Wording, texts: PictureLanguage) -> str:
    """One of our words in the language of the slides; both where they are in both."""
    return one_line(wording, texts, " ")


def etiquette_title(check: str, texts: PictureLanguage) -> str:
    """What an etiquette check is called; its id where no pack knows it."""
    found = next((c for c in etiquette_pack().checks if c.id == check), None)
    return one_line(found.title, texts, " ") if found else check


def noted(touchpoint: Touchpoint, texts: PictureLanguage) -> Iterator[str]:
    """What people wrote beside a touchpoint, each with its kind."""
    for note in touchpoint.notes:
        yield with_colon(
            said(NOTE_NAMES[note.kind], texts), one_line(note.wording, texts), language_of(texts)
        )


def spoken(touchpoint: Touchpoint, subject: Subject) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """What is said, and what to say instead where that is known; and which of these lines nobody should say."""
    lines: list[str] = []
    crossed: list[int] = []
    for line in subject.script(touchpoint):
        quoted = f"“{one_line(line.text, subject.texts)}”"
        if line.forbidden:
            crossed.append(len(lines))
        lines.append(f"✗ {quoted}" if line.forbidden else quoted)
        if line.offer:
            lines.append(one_line(line.offer, subject.texts))
    return tuple(lines), tuple(crossed)


def notes(touchpoint: Touchpoint, titles: dict[str, str], subject: Subject) -> Iterator[str]:
    """The lines about one touchpoint."""
    texts = subject.texts
    times, emotion, language = touchpoint.time, touchpoint.emotion, language_of(texts)
    facts = []
    if times and times.standard:
        facts.append(f"{said(STANDARD, texts)} {quantity.time(times.standard.seconds, language)}")
    if times and times.tolerance:
        facts.append(f"{said(TOLERANCE, texts)} {quantity.time(times.tolerance.seconds, language)}")
    if emotion and emotion.score is not None:
        facts.append(f"{said(FEELS, texts)} {emotion.score:+g}")
    if touchpoint.fails and touchpoint.fails.chance:
        facts.append(f"{said(FAILS, texts)} {quantity.share(touchpoint.fails.chance, language)}")
    yield f"■ {one_line(touchpoint.title, texts)}" + (f" ({', '.join(facts)})" if facts else "")
    if touchpoint.contact:
        if touchpoint.contact.steps:
            steps = " > ".join(one_line(s, texts) for s in touchpoint.contact.steps)
            yield "  " + with_colon(said(STEPS, texts), steps, language)
        if touchpoint.contact.etiquette:
            kept = listed((etiquette_title(e, texts) for e in touchpoint.contact.etiquette), language)
            yield "  " + with_colon(said(ETIQUETTE, texts), kept, language)
    lines, crossed = spoken(touchpoint, subject)
    for index, line in enumerate(lines):
        name = NOT_TO_SAY if index in crossed else SCRIPT
        yield "  " + (line if line[:1] not in "“✗" else with_colon(said(name, texts), line, language))
    for told in noted(touchpoint, texts):
        yield f"  {told}"
    for connection in touchpoint.next:
        handoff = connection.handoff
        if handoff:
            items = [one_line(i, texts) for i in (handoff.step, handoff.standard, handoff.rule) if i]
            limit = f" ≤ {handoff.within.wording[language]}" if handoff.within else ""
            to = f"{said(HANDOFF, texts)} {titles.get(connection.to, connection.to)}{limit}"
            yield "  " + with_colon(to, ("；" if language == "zh" else "; ").join(items), language)
