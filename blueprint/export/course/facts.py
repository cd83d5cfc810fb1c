"""What a map itself says about a topic, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.export.course import guide_words as w
from blueprint.model.names import Lane
from blueprint.wording import LANGUAGES, Wording, listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blueprint.export.subject import Subject
    from blueprint.model.text import Text
    from blueprint.model.touchpoint import Touchpoint

_MOST = 4


def facts(topic: str, subject: Subject) -> list[Wording]:
    """Sentences for the trainer; none where the map says nothing of it."""
    return _FACTS[topic](subject)


def named(text: Text) -> Wording:
    """A text of a map as a wording."""
    return Wording(text["en"], text["zh"])


def in_a_sentence(text: Text) -> Wording:
    """A text of a map inside a sentence of ours."""
    return Wording(text["en"][:1].lower() + text["en"][1:], text["zh"])


def all_touchpoints(subject: Subject) -> Mapping[str, Touchpoint]:
    """Those of the map, and those inside a map in this map."""
    return {**subject.analysis.flat.touchpoints, **subject.map.touchpoints}


def moments_of_truth(subject: Subject) -> list[Touchpoint]:
    """By rank."""
    known = all_touchpoints(subject)
    return [known[id_] for id_ in subject.analysis.of(subject.segment).moments_on_map if id_ in known]


def mostly(subject: Subject, shares: Mapping[str, float] | None) -> Touchpoint | None:
    """The touchpoint with the largest share, such as that of being the end; None where nobody knows one."""
    known = all_touchpoints(subject)
    found = [id_ for id_ in known if shares and shares.get(id_)]
    return known[max(found, key=lambda id_: shares[id_])] if shares and found else None


def _lanes(subject: Subject) -> list[Wording]:
    lanes = [t.lane for t in subject.map.touchpoints.values()]
    counts = {
        "customer": lanes.count(Lane.CUSTOMER),
        "front": lanes.count(Lane.FRONTSTAGE),
        "back": lanes.count(Lane.BACKSTAGE),
        "support": lanes.count(Lane.SUPPORT),
    }
    return [w.LANES_OF.filled(**counts)]


def _peak_end(subject: Subject) -> list[Wording]:
    experience = subject.analysis.of(subject.segment).experience
    peak, end = mostly(subject, experience.peak_share), mostly(subject, experience.end_share)
    found = [w.PEAK_IS.filled(peak=named(peak.title))] if peak else []
    return [*found, w.END_IS.filled(end=named(end.title))] if end else found


def _truths(subject: Subject) -> list[Wording]:
    titles = [t.title for t in moments_of_truth(subject)]
    if not titles:
        return []
    names = Wording(*(listed([title[lang] for title in titles], lang) for lang in LANGUAGES))
    return [w.TRUTHS_ARE.filled(names=names)]


def _promises(subject: Subject) -> list[Wording]:
    known = subject.map.touchpoints
    found = [
        w.PROMISED.filled(
            start=named(known[p.from_].title),
            stop=named(known[p.to].title),
            within=p.within.wording,
        )
        for p in subject.map.promises
        if p.within and p.from_ in known and p.to in known
    ][:_MOST]
    limits = sum(bool(c.handoff and c.handoff.within) for t in known.values() for c in t.next)
    return [*found, w.HANDOFFS_ARE.filled(count=limits)] if limits else found


def _phrases(subject: Subject) -> list[Wording]:
    count = sum(bool(t.script) for t in subject.map.touchpoints.values())
    return [w.SPOKEN_AT.filled(count=count)] if count else []


def failing(subject: Subject) -> list[Touchpoint]:
    """Touchpoints of which the map says that they may fail."""
    return [t for t in subject.map.touchpoints.values() if t.fails and t.fails.chance]


def _recovery(subject: Subject) -> list[Wording]:
    found = []
    for t in failing(subject)[:_MOST]:
        then = subject.map.touchpoints.get(t.fails.then or "") if t.fails else None
        words = {"at": named(t.title)}
        found.append(
            w.FAILS_AT.filled(**words, then=named(then.title)) if then else w.FAILS_ALONE.filled(**words)
        )
    return found


def turning_point(subject: Subject) -> list[Wording]:
    """Where customers feel worst; none where the map has no scores."""
    felt = [
        t
        for t in subject.map.touchpoints.values()
        if t.lane.experienced and t.emotion and t.emotion.score is not None
    ]
    if not felt:
        return []
    worst = min(felt, key=lambda t: t.emotion.score if t.emotion and t.emotion.score is not None else 0)
    return [w.WORST_AT.filled(at=named(worst.title))]


_FACTS = {
    "blueprint": _lanes,
    "peak-end": _peak_end,
    "moments-of-truth": _truths,
    "promises": _promises,
    "phrases": _phrases,
    "recovery": _recovery,
}
