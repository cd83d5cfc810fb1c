"""The sections with numbers: times, emotion, and what makes a moment of truth."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Any

from blueprint import quantity
from blueprint.export.html import words as w
from blueprint.figures.ranges.words import score_range, tenths
from blueprint.figures.role_words import work_of
from blueprint.wording import LANGUAGES, Language, Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blueprint.export.html.store import Store
    from blueprint.figures.group import GroupFigures, TouchpointFigures
    from blueprint.figures.promises import PromiseFigures
    from blueprint.figures.ranges.range import Ranges
    from blueprint.figures.roles import RoleFigures
    from blueprint.flow.time.promise import Judgement
    from blueprint.model.duration import Duration
    from blueprint.model.touchpoint import Estimate, Touchpoint

Section = dict[str, Any]


def times(
    t: Touchpoint,
    figures: TouchpointFigures | None,
    limit: PromiseFigures | None,
    role: RoleFigures | None,
    servers: int | None,
    store: Store,
) -> Iterator[Section]:
    """What is set, what is felt, what is allowed, and what the model gives."""
    rows: list[list[Any]] = []

    def row(label: Wording, value: Duration | None, sign: str = "≤ ") -> None:
        if value is not None:
            rows.append([store.text(label), store.spoken(lambda lang: sign + value.wording[lang])])

    if t.time:
        row(w.STANDARD, t.time.standard)
        row(w.TOLERANCE, t.time.tolerance)
        if t.time.estimate:
            estimate = t.time.estimate
            rows.append([store.text(w.ESTIMATE), store.spoken(lambda lang: _estimate(estimate, lang))])
        if t.time.limit:
            row(w.LIMIT, t.time.limit.within)
            rows += [
                [store.text(w.LIMIT_KEPT if j.kept else w.LIMIT_BROKEN), _reached(store, j)]
                for j in (limit.judgements if limit else ())
            ]
            if t.time.limit.source:
                rows.append([store.text(w.SOURCE), store.text(t.time.limit.source)])
    for label, seconds in (
        (w.MEAN_TIME, figures.time_mean if figures else None),
        (w.WAIT, figures.wait_mean if figures else None),
    ):
        if seconds is not None and (t.time or t.staffed):
            rows.append([store.text(label), _number(store, quantity.time, seconds)])
    if servers is not None:
        rows.append([store.text(w.SERVERS), store.text(str(servers))])
    if role is not None:
        rows.append([store.text(w.ROLE_WORK), store.spoken(lambda lang: work_of(role, lang))])
    if rows:
        yield {"h": store.text(w.TIMES), "r": rows}


def _reached(store: Store, j: Judgement) -> int:
    """How long it takes at most on the clock of a limit, or how many take longer where there is no longest time."""
    if isfinite(j.achieved):
        return store.spoken(lambda lang: quantity.time(j.achieved, lang, beside=j.required))
    return store.spoken(lambda lang: quantity.beyond(j.beyond, lang, beside=j.tolerated))


def _estimate(estimate: Estimate, language: Language) -> str:
    if estimate.mean:
        spread = f" · cv {estimate.cv:g}" if estimate.cv is not None else ""
        return f"⌀ {quantity.time(estimate.mean.seconds, language)}{spread}"
    given = (estimate.min, estimate.likely, estimate.max)
    return " – ".join(quantity.time(value.seconds, language) for value in given if value)


def emotion(t: Touchpoint, figures: TouchpointFigures | None, store: Store) -> Iterator[Section]:
    """How it feels, how many come here, and for how many it is the peak or the end."""
    rows: list[list[Any]] = []
    scale = None
    if t.emotion:
        e = t.emotion
        scale = [e.bad, e.score, e.good]
        for label, score in ((w.SCORE, e.score), (w.GOOD, e.good), (w.BAD, e.bad)):
            if score is not None:
                rows.append([store.text(label), store.text(f"{score:+g}" if score else "0")])
        if e.n is not None:
            rows.append([store.text(w.ANSWERS), store.text(str(e.n))])
        if e.source:
            rows.append([store.text(w.SOURCE), store.text(e.source)])
    if figures:
        for label, share in (
            (w.REACH, figures.reach),
            (w.PEAK, figures.peak_share),
            (w.END, figures.end_share),
        ):
            if share is not None and (share or label is w.REACH):
                rows.append([store.text(label), _number(store, quantity.share, share)])
    if rows:
        section: Section = {"h": store.text(w.EMOTION), "r": rows}
        yield section | ({"m": scale} if scale and any(v is not None for v in scale) else {})


def staff(t: Touchpoint, store: Store) -> Iterator[Section]:
    """How those feel who work here."""
    e = t.staff_emotion
    if e is None or e.score is None or not t.lane.staged:
        return
    rows = [[store.text(w.SCORE), store.text(f"{e.score:+g}" if e.score else "0")]]
    if e.n is not None:
        rows.append([store.text(w.ANSWERS), store.text(str(e.n))])
    if e.source:
        rows.append([store.text(w.SOURCE), store.text(e.source)])
    yield {"h": store.text(w.STAFF), "r": rows, "m": [None, e.score, None]}


def truth(id_: str, whole: GroupFigures, ranges: Ranges, store: Store) -> Iterator[Section]:
    """The rank among the moments of truth, and why; nothing where nothing is remembered."""
    figures = whole.touchpoints.get(id_)
    if figures is None or not figures.swing or figures.reward is None or figures.penalty is None:
        return
    rows = []
    if id_ in whole.moments_on_map:
        count = len(whole.moments_on_map)
        rank = w.RANKED.filled(rank=whole.moments_on_map.index(id_) + 1, count=count)
        rows.append([store.text(w.RANK), store.spoken(lambda language: rank[language])])
    for label, value in ((w.REWARD, figures.reward), (w.PENALTY, -figures.penalty)):
        rows.append([store.text(label), _number(store, quantity.score, value)])
    rows.append([store.text(w.SWING), _number(store, quantity.number, figures.swing)])
    if open_ := ranges.touchpoints.get(id_):
        rows.append([store.text(w.RANGE), store.spoken(lambda lang: score_range(open_.swing, lang))])
        rows.append([store.text(w.STAYS), store.spoken(lambda lang: tenths(open_.stays_moment, lang))])
    why = w.WHY.filled(
        reward=_both(quantity.number, figures.reward), penalty=_both(quantity.number, figures.penalty)
    )
    yield {"h": store.text(w.TRUTH), "r": rows, "p": [store.text(why)]}


def _number(store: Store, speak: Any, value: float) -> int:
    return store.spoken(lambda language: speak(value, language))


def _both(speak: Any, value: float) -> Wording:
    return Wording(*(speak(value, language) for language in LANGUAGES))
