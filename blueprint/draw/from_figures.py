"""What the figures of a map add to its picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import fsum

from blueprint import quantity
from blueprint.draw.overlay import ChipNote, CurvePoint, Figure, Overlay, State
from blueprint.figures import Analysis
from blueprint.figures.group import GroupFigures
from blueprint.figures.segment import SegmentFigures
from blueprint.flow.time.distribution import law_quantile
from blueprint.flow.time.promise import Judgement
from blueprint.model.nesting import outermost
from blueprint.model.segments import ALL
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

_REMEMBERED = Wording("remembered", "记忆体验")
_VISIT = Wording("expected visit", "平均耗时")
_ON_TIME = Wording("on time: {limit}", "按时：{limit}")
_MEAN_TIME = Wording("mean: promised {limit}", "平均：承诺 {limit}")
_LONGEST = Wording("longest: promised {limit}", "最长：承诺 {limit}")
_TRUTH = Wording("top moment of truth", "首要关键时刻")
_PEAK_END = Wording("peak {peak} · end {end}", "峰 {peak} · 终 {end}")
_P90 = Wording("P90 {time}", "P90 {time}")
_PROMISED = Wording("promise {share}", "承诺 {share}")
_FAILS = Wording("if it goes badly: {points}", "做得很差时 {points}")
_BEYOND = Wording("{share} take longer", "{share} 超出")


def overlay_of(analysis: Analysis, segment: str = ALL) -> Overlay:
    """Header figures, ranks, standard times against the modelled ones, and the course of emotion."""
    whole = analysis.of(segment)
    return Overlay(
        figures=tuple(_figures(analysis, whole)),
        ranks={id_: rank for rank, id_ in enumerate(whole.moments_on_map, 1)},
        chips=dict(_chips(analysis, segment)),
        curve=tuple(_curve(analysis, whole)),
    )


def _figures(analysis: Analysis, whole: GroupFigures) -> Iterator[Figure]:
    experience, time = whole.experience, whole.time
    if experience.remembered is not None and experience.peak and experience.end:
        peak = fsum(v * p for v, p in experience.peak)
        end = fsum(v * p for v, p in experience.end)
        ends = _both(
            lambda lang: _PEAK_END[lang].format(
                peak=quantity.score(peak, lang), end=quantity.score(end, lang)
            )
        )
        yield Figure(_REMEMBERED, _both(lambda lang: quantity.score(experience.remembered, lang)), ends)
    if time.mean is not None:
        p90 = time.quantile(QUANTILE)
        note = (
            _both(lambda lang: _P90[lang].format(time=quantity.time(p90, lang))) if p90 is not None else None
        )
        yield Figure(_VISIT, _both(lambda lang: quantity.time(time.mean, lang)), note)
    for promise in whole.promises[:2]:
        # Of a pair, such as mean and longest, what is not kept must not hide behind what is.
        yield from (_promise(j) for j in sorted(promise.judgements, key=lambda j: j.kept)[:1])
    if whole.moments_of_truth:
        first = whole.moments_of_truth[0]
        title = analysis.flat.touchpoints[first].title
        penalty = whole.touchpoints[first].penalty or 0.0
        note = _both(lambda lang: _FAILS[lang].format(points=quantity.score(-penalty, lang)))
        yield Figure(_TRUTH, Wording(title["en"], title["zh"]), note)


def _promise(j: Judgement) -> Figure:
    state: State = "ok" if j.kept else "broken"
    if j.kind == "share":
        label = _both(lambda lang: _ON_TIME[lang].format(limit="≤ " + quantity.time(j.within, lang)))
        note = _both(lambda lang: _PROMISED[lang].format(share=quantity.share(j.required, lang)))
        return Figure(
            label, _both(lambda lang: quantity.share(j.achieved, lang, beside=j.required)), note, state
        )
    name = _MEAN_TIME if j.kind == "mean" else _LONGEST
    label = _both(lambda lang: name[lang].format(limit="≤ " + quantity.time(j.within, lang)))
    note = _both(lambda lang: _BEYOND[lang].format(share=quantity.share(j.beyond, lang)))
    if j.kind == "max":  # loops have no longest time: what can be said is who stays within it
        return Figure(label, _both(lambda lang: quantity.share(1 - j.beyond, lang)), note, state)
    return Figure(label, _both(lambda lang: quantity.time(j.achieved, lang, beside=j.required)), note, state)


def _chips(analysis: Analysis, segment: str) -> Iterator[tuple[str, ChipNote]]:
    """The time within which nine of ten visits are done, against what customers of the segment tolerate.

    Any wait in front counts: customers feel it. Without a tolerance, or a known time, nothing is judged.
    """
    found: dict[str, list[tuple[float, float]]] = {}
    for member in _members(analysis, segment):
        for id_, touchpoint in member.map.touchpoints.items():
            tolerance = touchpoint.time.tolerance if touchpoint.time else None
            if tolerance and tolerance.seconds and id_ in member.laws and member.visits.visits.get(id_):
                seconds = law_quantile(member.laws[id_], QUANTILE, LATTICE)
                found.setdefault(id_, []).append((seconds / tolerance.seconds, seconds))
    for id_, times in found.items():
        ratio, seconds = most(times, lambda t: t[0], lambda t: t[1])
        state: State = "broken" if above(ratio, 1) else "near" if above(ratio, NEAR) else "ok"
        late = _P90.filled(time=quantity.both(quantity.time, seconds))
        yield id_, ChipNote(state, None if state == "ok" else late)


def _curve(analysis: Analysis, whole: GroupFigures) -> Iterator[CurvePoint]:
    """The expected score at every touchpoint that customers experience, and its spread over segments."""
    met: dict[str, list[tuple[float, float]]] = {id_: [] for id_ in analysis.map.touchpoints}
    for member in _members(analysis, whole.name):
        for id_, feeling in member.feelings.items():
            visits = member.visits.visits.get(id_, 0.0)
            if feeling.experienced and feeling.score is not None and visits:
                met.setdefault(outermost(id_), []).append((member.share * visits, feeling.score))
    for id_, scores in met.items():
        figures = whole.touchpoints.get(id_)
        if scores and figures and not above(SEEN, figures.reach):
            mean = fsum(w * score for w, score in scores) / fsum(w for w, _ in scores)
            values = [score for _, score in scores]
            yield CurvePoint(mean, id_, share=figures.reach, low=min(values), high=max(values))


def _members(analysis: Analysis, segment: str) -> tuple[SegmentFigures, ...]:
    return tuple(analysis.segments.values()) if segment == ALL else (analysis.segments[segment],)


def _both(speak: Callable[[Language], str]) -> Wording:
    """A text in both languages."""
    return Wording(speak("en"), speak("zh"))
