"""What the figures of a map add to its picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from math import fsum, isfinite

from blueprint import quantity
from blueprint.draw.overlay import ChipNote, CurvePoint, Figure, Overlay, State
from blueprint.figures import Analysis
from blueprint.figures.calendar.readings import Read
from blueprint.figures.evidence import is_assumed
from blueprint.figures.felt import mean_score, scores_met
from blueprint.figures.group import GroupFigures
from blueprint.figures.ranges.inputs import DEVIATIONS, Inputs
from blueprint.figures.ranges.range import Range, Ranges
from blueprint.figures.ranges.ranges import ranges_of
from blueprint.figures.ranges.words import (
    about_duration,
    about_score,
    duration_range,
    rounded_duration,
    share_range,
    with_range,
)
from blueprint.figures.staff_side import staff_side
from blueprint.flow.calendar.due import IN_SHORT
from blueprint.flow.chain.unknown_shares import assumption
from blueprint.flow.time.distribution import law_quantile
from blueprint.flow.time.promise import Judgement
from blueprint.model.segments import ALL, for_segment
from blueprint.model.service_map import Promise
from blueprint.ranking import above, most
from blueprint.wording import Language, Wording

NEAR = 0.9
"""A tolerance that is kept by less than a tenth of it is only just kept."""
QUANTILE = 0.9
"""The share of visits for which a tolerance is held against the modelled time."""
LATTICE = 1024
"""Points of the lattice for one touchpoint's time: enough for two digits."""
SEEN = 0.2
"""Touchpoints that fewer customers reach do not bend the emotion curve: they are side ways, not its course."""

_SHARES = Wording("shares", "比例")
_EQUAL = Wording("assumed equal", "假设均分")
_REMEMBERED = Wording("remembered", "记忆体验")
_VISIT = Wording("expected visit", "平均耗时")
_ON_TIME = Wording("{way}: on time, {limit}", "{way}：按时（{limit}）")
_MEAN_TIME = Wording("{way}: mean, promised {limit}", "{way}：平均（承诺 {limit}）")
_LONGEST = Wording("{way}: longest, promised {limit}", "{way}：最长（承诺 {limit}）")
_LIMIT = Wording("{way}: limit by law {limit}", "{way}：法定时限 {limit}")
_WAY = Wording("{start} → {stop}", "{start} → {stop}")
_OVER = Wording("limit {limit}", "时限 {limit}")
_TRUTH = Wording("top moment of truth", "首要关键时刻")
_FIRST_PEAK_END = Wording("first {first} · peak {peak} · end {end}", "初 {first} · 峰 {peak} · 终 {end}")
_STATE = Wording("state", "状态")
DRAFT = "草稿 DRAFT"
"""What a picture of a map with errors says of itself, whatever language it is in."""
_P90 = Wording("P90 {time}", "P90 {time}")
_NINE_OF_TEN = Wording("nine of ten within {time}", "九成在 {time}内")
_PROMISED = Wording("promise {share}", "承诺 {share}")
_OR = Wording("{note} · {reading} {share}", "{note} · {reading}为 {share}")
_FAILS = Wording("if it goes badly: {points}", "做得很差时 {points}")
_BEYOND = Wording("{share} take longer", "{share} 超出")


def overlay_of(analysis: Analysis, segment: str = ALL, *, ranges: bool = True) -> Overlay:
    """Header figures, ranks, standard times against the modelled ones, and the course of emotion.

    Args:
        analysis: of the map.
        segment: whose figures.
        ranges: with the ranges of the header figures, which take longer than all else.
    """
    if analysis.no_figures:
        return _without(analysis, segment, analysis.no_figures)
    whole = analysis.of(segment)
    return Overlay(
        figures=tuple(_figures(analysis, whole, ranges_of(analysis, segment) if ranges else Ranges())),
        ranks={id_: rank for rank, id_ in enumerate(whole.moments_on_map, 1)},
        chips=_chips(analysis, segment),
        curve=tuple(_curve(analysis, whole)),
        staff=tuple(_staff(analysis, segment)),
    )


def _without(analysis: Analysis, segment: str, why: Wording) -> Overlay:
    """Without figures: why there are none, and what is felt at each touchpoint, whoever comes."""
    lived = for_segment(analysis.map, segment)
    curve = tuple(
        CurvePoint(t.emotion.score, id_, measured=not is_assumed(t.emotion))
        for id_, t in lived.touchpoints.items()
        if t.lane.experienced and t.emotion and t.emotion.score is not None
    )
    figure = Figure(_STATE, DRAFT, why, "broken") if analysis.is_draft else Figure(_SHARES, "?", why, "near")
    return Overlay(figures=(figure,), curve=curve, notes=(), staff=tuple(_staff(analysis, segment)))


def _figures(analysis: Analysis, whole: GroupFigures, ranges: Ranges) -> Iterator[Figure]:
    if said := assumption(analysis.flat):
        yield Figure(_SHARES, _EQUAL, said, "near")
    experience, time = whole.experience, whole.time
    if experience.remembered is not None and experience.peak and experience.end:
        scores = [
            None if d is None else fsum(v * p for v, p in d)
            for d in (experience.first, experience.peak, experience.end)
        ]

        def three(lang: Language) -> str:
            first, peak, end = (quantity.score(value, lang) for value in scores)
            return _FIRST_PEAK_END.filled(first=first, peak=peak, end=end)[lang]

        yield Figure(
            _REMEMBERED,
            _both(lambda lang: about_score(experience.remembered, ranges.remembered, lang)),
            _both(three),
        )
    if time.mean is not None:
        p90 = time.quantile(QUANTILE)
        note = (
            _both(lambda lang: _NINE_OF_TEN[lang].format(time=rounded_duration(p90, ranges.time_p90, lang)))
            if p90 is not None
            else None
        )
        yield Figure(
            _VISIT,
            _both(lambda lang: about_duration(time.mean, ranges.time_mean, lang)),
            note,
        )
    late = [limit for limit in whole.limits if limit.kept is False]
    yield from (_limit(j, _way(analysis, limit.promise)) for limit in late[:2] for j in limit.judgements)
    for promise in whole.promises[: 2 - len(late[:2])]:
        # Of a pair, such as mean and longest, what is not kept must not hide behind what is.
        found = ranges.promises.get(promise.promise.id)
        way = _way(analysis, promise.promise)
        for j in sorted(promise.judgements, key=lambda j: j.kept)[:1]:
            yield _read_so(_promise(j, found, way), j, promise.other_reading(j))
    if whole.moments_of_truth:
        first = whole.moments_of_truth[0]
        title = analysis.flat.touchpoints[first].title
        penalty = whole.touchpoints[first].penalty or 0.0
        note = _both(lambda lang: _FAILS[lang].format(points=quantity.score(-penalty, lang)))
        yield Figure(_TRUTH, Wording(title["en"], title["zh"]), note)


def _way(analysis: Analysis, promise: Promise) -> Wording:
    """From where to where its clock runs; one touchpoint alone is named once."""
    known = analysis.flat.touchpoints
    start, stop = (known[id_].title for id_ in (promise.from_, promise.to))
    if promise.from_ == promise.to:
        return Wording(start["en"], start["zh"])
    return Wording(*(_WAY[lang].format(start=start[lang], stop=stop[lang]) for lang in ("en", "zh")))


def _promise(j: Judgement, found: Range | None, way: Wording) -> Figure:
    state: State = "ok" if j.kept else "broken"
    if j.kind == "share":
        label = _both(lambda lang: _ON_TIME[lang].format(way=way[lang], limit="≤ " + j.limit[lang]))
        note = _both(lambda lang: _PROMISED[lang].format(share=quantity.share(j.required, lang)))
        kept = _both(
            lambda lang: with_range(
                quantity.share(j.achieved, lang, beside=j.required), found, share_range, lang
            )
        )
        return Figure(label, kept, note, state)
    name = _MEAN_TIME if j.kind == "mean" else _LONGEST
    label = _both(lambda lang: name[lang].format(way=way[lang], limit="≤ " + j.limit[lang]))
    note = _both(lambda lang: _BEYOND[lang].format(share=quantity.share(j.beyond, lang)))
    if j.kind == "max":  # loops have no longest time: what can be said is who stays within it
        return Figure(label, _both(lambda lang: quantity.share(1 - j.beyond, lang)), note, state)
    mean = _both(
        lambda lang: with_range(
            quantity.time(j.achieved, lang, beside=j.required), found, duration_range, lang
        )
    )
    return Figure(label, mean, note, state)


def _read_so(figure: Figure, j: Judgement, other: Read | None) -> Figure:
    """The figure of a promise with what another reading of its words comes to; only just kept where that breaks it."""
    if other is None or figure.note is None:
        return figure
    share = quantity.both(quantity.share, other.achieved)
    note = _OR.filled(note=figure.note, reading=IN_SHORT[other.limit.reading], share=share)
    turns = j.kept and not other.keeps(j.share_required)
    return replace(figure, note=note, state="near" if turns else figure.state)


def _limit(j: Judgement, way: Wording) -> Figure:
    """A limit that is not kept."""
    label = _both(lambda lang: _LIMIT[lang].format(way=way[lang], limit="≤ " + j.limit[lang]))
    note = _both(lambda lang: _BEYOND[lang].format(share=quantity.share(j.beyond, lang)))
    late = _both(
        lambda lang: (
            quantity.time(j.achieved, lang, beside=j.required)
            if isfinite(j.achieved)
            else quantity.share(1 - j.beyond, lang)
        )
    )
    return Figure(label, late, note, "broken")


def _chips(analysis: Analysis, segment: str) -> dict[str, ChipNote]:
    """The time within which nine of ten visits are done, against what customers of the segment tolerate.

    Any wait in front counts: customers feel it. Without a tolerance, or a known time, nothing is judged; but a limit
    that is not kept is said where it stands.
    """
    chips: dict[str, ChipNote] = {}
    found: dict[str, list[tuple[float, float]]] = {}
    for member in analysis.members(segment):
        for id_, touchpoint in member.map.touchpoints.items():
            tolerance = touchpoint.time.tolerance if touchpoint.time else None
            if tolerance and tolerance.seconds and id_ in member.laws and member.visits.visits.get(id_):
                seconds = law_quantile(member.laws[id_], QUANTILE, LATTICE)
                found.setdefault(id_, []).append((seconds / tolerance.seconds, seconds))
    for id_, times in found.items():
        ratio, seconds = most(times, lambda t: t[0], lambda t: t[1])
        state: State = "broken" if above(ratio, 1) else "near" if above(ratio, NEAR) else "ok"
        late = _P90.filled(time=quantity.both(quantity.time, seconds))
        chips[id_] = ChipNote(state, None if state == "ok" else late)
    for limit in analysis.of(segment).limits:
        for j in limit.judgements:
            if not j.kept:
                over = _OVER.filled(limit=j.limit)
                chips[limit.promise.id] = ChipNote("broken", over)
    return chips


def _curve(analysis: Analysis, whole: GroupFigures) -> Iterator[CurvePoint]:
    """The expected score at every touchpoint that customers experience, and the range that it leaves open."""
    inputs, scale = Inputs(analysis.flat), float(analysis.flat.emotion_scale)
    for id_, met in scores_met(analysis, whole.name).items():
        figures, mean = whole.touchpoints.get(id_), mean_score(met)
        if mean is not None and figures and not above(SEEN, figures.reach):
            behind = [(m.visits, inputs.of(m.segment, m.id, "score")) for m in met]
            open_ = fsum(n * DEVIATIONS * i.sd for n, i in behind if i) / fsum(n for n, _ in behind)
            yield CurvePoint(
                mean,
                id_,
                share=figures.reach,
                low=max(mean - open_, -scale),
                high=min(mean + open_, scale),
                measured=all(i is not None and i.measured for _, i in behind),
            )


def _staff(analysis: Analysis, segment: str) -> Iterator[CurvePoint]:
    """How staff feel wherever they have a score: also where few customers come, somebody works."""
    scale, side = float(analysis.flat.emotion_scale), staff_side(analysis, segment)
    for f in side.feelings if side else ():
        low, high = max(f.score - f.off, -scale), min(f.score + f.off, scale)
        yield CurvePoint(f.score, f.id, low=low, high=high, measured=f.measured)


def _both(speak: Callable[[Language], str]) -> Wording:
    """A text in both languages."""
    return Wording(speak("en"), speak("zh"))
