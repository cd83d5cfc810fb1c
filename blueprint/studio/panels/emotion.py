"""The emotion curve with peak and end, and the segments laid over each other."""

from __future__ import annotations

import math
from typing import Any

import streamlit as st

from blueprint.draw.from_figures import overlay_of
from blueprint.figures import Analysis
from blueprint.figures.inputs import spread_of
from blueprint.figures.ranges.range import Range
from blueprint.figures.ranges.ranges import ranges_of
from blueprint.figures.ranges.words import about_score, how_sure, spread_assumed
from blueprint.model.segments import ALL
from blueprint.studio.markup import show, tag
from blueprint.studio.state.facts import Facts
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.page_language import language, plain, say
from blueprint.wording import Wording

_SEGMENTS, _ALL = Wording("Segments", "客群"), Wording("All customers", "全部客户")
_EMOTION = Wording("emotion", "情感")
_REMEMBERED, _FAILING = Wording("remembered", "记忆体验"), Wording("with failures", "计入失败")
_FIRST = Wording("first impression", "第一印象")
_PEAK, _END, _MEAN, _LOW = (
    Wording("peak", "峰"),
    Wording("end", "终"),
    Wording("mean", "平均"),
    Wording("lowest", "最低"),
)
_TREND = Wording("trend", "走势")
_NOT_A_PREDICTION = Wording(
    "Peak and end are one model of memory; they stand beside mean, lowest point and trend.",
    "峰终是记忆体验的一种模型；请与平均、最低点和走势一起看。",
)


def emotion(one: OpenMap, facts: Facts) -> None:
    """Draw the curves, and the figures of each."""
    analysis = facts.analysis
    assert analysis is not None
    names = list(dict.fromkeys((ALL, *analysis.segments)))
    key = f"curves:{one.name}"
    if not set(st.session_state.get(key) or [""]) <= set(names):
        st.session_state[key] = names
    called = {name: plain(_name(analysis, name)) for name in names}
    chosen = st.pills(
        say(_SEGMENTS),
        names,
        selection_mode="multi",
        format_func=lambda n: called.get(n, n),
        key=key,
        label_visibility="collapsed",
    )
    if not chosen:
        return
    left, right = st.columns([5, 2])
    with left:
        st.altair_chart(_chart(analysis, chosen), key="emotion-curve")
    with right:
        for name in chosen:
            _figures(_name(analysis, name), analysis, name)
    show(tag("div", say(_NOT_A_PREDICTION), "soft"))
    assumption = spread_assumed(analysis.flat, spread_of(analysis.flat), language())
    sure = how_sure(analysis.flat, ranges_of(analysis, chosen[0]), language())
    show(*(tag("div", line, "soft") for line in (*([assumption] if assumption else []), *sure)))


def _name(analysis: Analysis, segment: str) -> str:
    segments = analysis.map.segments
    return segments[segment].title[language()] if segment in segments else say(_ALL)


def _chart(analysis: Analysis, chosen: list[str]) -> Any:
    import altair as alt

    lang = language()
    order = list(analysis.map.touchpoints)
    rows = []
    for name in chosen:
        points = sorted(
            (p for p in overlay_of(analysis, name, ranges=False).curve if p.touchpoint),
            key=lambda p: order.index(p.touchpoint or ""),
        )
        rows += [
            {
                "at": analysis.map.touchpoints[p.touchpoint or ""].title[lang],
                "value": p.value,
                "segment": _name(analysis, name),
                "place": order.index(p.touchpoint or ""),
            }
            for p in points
        ]
    scale = analysis.map.emotion_scale
    x = alt.X(
        "at:N", sort=alt.EncodingSortField("place"), title=None, axis=alt.Axis(labelAngle=-35, labelLimit=110)
    )
    y = alt.Y("value:Q", title=say(_EMOTION), scale=alt.Scale(domain=[-scale, scale]))
    colour = alt.Color("segment:N", title=None, legend=alt.Legend(orient="top"), sort=None)
    base = alt.Chart(alt.InlineData(values=rows)).encode(x=x, y=y, color=colour)
    zero = alt.Chart(alt.InlineData(values=[{"y": 0}])).mark_rule(opacity=0.5).encode(y="y:Q")
    return (zero + base.mark_line(interpolate="monotone") + base.mark_point(filled=True, size=45)).properties(
        height=300
    )


def _figures(name: str, analysis: Analysis, segment: str) -> None:
    lang, experience, ranges = language(), analysis.of(segment).experience, ranges_of(analysis, segment)
    rows: list[tuple[Wording, float | None, Range | None]] = [
        (_REMEMBERED, experience.remembered, ranges.remembered),
        (_FIRST, _mean(experience.first), ranges.first),
        (_PEAK, _mean(experience.peak), ranges.peak),
        (_END, _mean(experience.end), ranges.end),
        (_FAILING, experience.remembered_with_failures, ranges.remembered_with_failures),
        (_MEAN, experience.mean, None),
        (_LOW, _mean(experience.minimum), None),
        (_TREND, experience.trend, None),
    ]
    pairs = [(label, about_score(value, found, lang)) for label, value, found in rows]
    show(
        tag("div", name, "panel-title"),
        '<div class="figures">',
        *(f"<span>{tag('span', say(w), 'soft')} {tag('b', v)}</span>" for w, v in pairs),
        "</div>",
    )


def _mean(distribution: tuple[tuple[float, float], ...] | None) -> float | None:
    return None if distribution is None else math.fsum(v * p for v, p in distribution)
