"""The view of standards: what the packs that a map names ask for, and what it achieves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from blueprint.export.html import standards_words as w
from blueprint.figures.standards.standards import standards_figures
from blueprint.figures.standards.words import CERTAINTIES, achieved, asked, nature
from blueprint.wording import LANGUAGES, Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blueprint.export.html.store import Store
    from blueprint.export.subject import Subject
    from blueprint.figures.standards.standards import StandardFigures
    from blueprint.packs.standards import StandardsPack


def standards_view(subject: Subject, store: Store) -> dict[str, Any] | None:
    """Every pack with its items, those that apply to something first; None where there is nothing to hold."""
    figures = standards_figures(subject.analysis, subject.packs)
    if not figures:
        return None
    packs = {f.pack.id: f.pack for f in figures}
    return {
        "head": [store.text(wording) for wording in w.HEADERS],
        "counts": list(_counts(figures, store)),
        "packs": [
            {
                "title": store.text(pack.title.wording),
                "about": store.text(_about(pack)),
                "groups": list(_groups([f for f in figures if f.pack.id == id_], subject, store)),
            }
            for id_, pack in packs.items()
        ],
    }


def _groups(figures: list[StandardFigures], subject: Subject, store: Store) -> Iterator[list[Any]]:
    """What applies to something; then what does not, below the reason, which many have in common."""
    yield [-1, [_row(f, subject, store) for f in figures if f.applied is not None]]
    away = [f for f in figures if f.applied is None]
    for reason in dict.fromkeys(f.reason for f in away if f.reason):
        yield [store.text(reason), [_row(f, subject, store) for f in away if f.reason == reason]]


def _counts(figures: tuple[StandardFigures, ...], store: Store) -> Iterator[list[int | str]]:
    """How many items are kept, are not, are not known, apply to nothing."""
    states = [_state(f) for f in figures]
    for state, wording in w.COUNTS.items():
        if count := states.count(state):
            yield [store.text(wording.filled(n=count)), state]


def _state(f: StandardFigures) -> str:
    if f.applied is None:
        return "away"
    return {True: "ok", False: "broken", None: "open"}[f.kept]


def verdict_of(f: StandardFigures) -> Wording:
    """Whether it is kept, in a word or two."""
    return w.MAYBE if f.overworked else (w.VERDICTS if f.sure else w.UNSURE)[_state(f)]


def _about(pack: StandardsPack) -> Wording:
    """Its id, what kind of document it is, since when, when it was checked."""
    parts = [Wording(pack.id, pack.id), nature(pack)]
    if pack.document:
        parts.append(Wording(pack.document, pack.document))
    if pack.in_force:
        parts.append(w.IN_FORCE.filled(date=pack.in_force.isoformat()))
    parts.append(w.CHECKED.filled(date=pack.checked.isoformat()))
    return Wording(*(" · ".join(part[language] for part in parts) for language in LANGUAGES))


def _row(f: StandardFigures, subject: Subject, store: Store) -> dict[str, Any]:
    item, said = f.item, achieved(f, "en")
    row: dict[str, Any] = {
        "state": _state(f),
        "item": store.text(item.title.wording),
        "id": store.text(" · ".join(filter(None, (item.id, item.clause)))),
        "asked": store.text(Wording(asked(item, "en", long=True), asked(item, "zh", long=True))),
        "verdict": store.text(verdict_of(f)),
        "sure": store.text(CERTAINTIES[f.pack.of(item)]),
        "verified": f.pack.of(item) == "verified",
        "source": [store.text(f.pack.sources[key].wording) for key in item.source],
    }
    if said is not None:
        row["achieved"] = store.text(Wording(said, achieved(f, "zh") or said))
    if f.applied is not None:
        row["at"] = _at(f, subject, store)
        if f.reason:
            row["why"] = [store.text(f.reason)]
    return row


def _at(f: StandardFigures, subject: Subject, store: Store) -> list[Any]:
    """What an item applies to: a promise by its id, or a touchpoint that can be jumped to."""
    place = f.applied
    assert place is not None
    if place.promise is not None:
        return [store.text(w.PROMISE.filled(id=place.promise.id))]
    id_ = place.touchpoint or ""
    title = subject.analysis.map.touchpoints[id_].title
    return [store.text(title), id_]
