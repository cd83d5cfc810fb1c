"""Times and promises: gauges, and the distribution of a visit."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import streamlit as st

from blueprint import quantity
from blueprint.figures import Analysis
from blueprint.figures.calendar.words import sentences
from blueprint.figures.group import GroupFigures
from blueprint.figures.ranges.ranges import ranges_of
from blueprint.figures.ranges.words import about_duration
from blueprint.model.exits import with_id
from blueprint.studio.markup import gauge, show, tag
from blueprint.studio.state.page_language import language, plain, say
from blueprint.wording import Wording, listed

if TYPE_CHECKING:
    from blueprint.flow.time.distribution import TimeDistribution
    from blueprint.flow.time.promise import Judgement

POINTS = 120
_TITLE = Wording("Times and promises", "时间与承诺")
_SHARE = Wording("{name} within {limit}", "{name}：{limit}内")
_MEAN, _MAX = (
    Wording("{name}, mean", "{name}：平均"),
    Wording("{name}, at most {limit}", "{name}：最长 {limit}"),
)
_LIMIT = Wording("the limit at {title}", "{title}的时限")
_OF = Wording("{achieved} / promised {required}", "{achieved} / 承诺 {required}")
_SEEN = Wording("seen {visible} · unseen {hidden}", "看得见 {visible} · 看不见 {hidden}")
_VISIT, _P90 = (
    Wording("A visit", "一次服务"),
    Wording("mean {mean} · 90 % within {p90}", "平均 {mean} · 九成客户不超过 {p90}"),
)
_GROWS = Wording(
    "The queue at {ids} grows for ever: there is no time.", "“{ids}”的队伍会不断变长，耗时没有上限。"
)
_UNKNOWN = Wording("No time is given for {ids}.", "{ids} 没有给出时间。")
_NONE = Wording("The map promises nothing.", "地图没有承诺。")
_DISTRIBUTION = Wording("How long a visit takes", "一次服务的耗时分布")
_DONE, _MINUTES = Wording("done within", "在此之内完成"), Wording("minutes", "分钟")
_HOURS = Wording("hours", "小时")
_EXITS = Wording("Exits", "出口")


def promises(analysis: Analysis, whole: GroupFigures) -> None:
    """A gauge for every promised quantity, and for the time of a visit."""
    lang = language()
    show(tag("div", say(_TITLE), "panel-title"))
    if not whole.bounds:
        show(tag("div", say(_NONE), "soft"))
    for figures in whole.bounds:
        name = figures.promise.id
        if figures in whole.limits:
            name = say(_LIMIT, title=titles(analysis, (name,)))
        if not figures.judgements and figures.reason:
            show(gauge(name, figures.reason[lang], None))
        for judgement in figures.judgements:
            show(_promise(name, judgement))
            if (found := figures.readings.get(judgement.kind)) is not None:
                show(*(tag("div", said[lang], "why") for said in sentences(found)))
    _visit(analysis, whole)


def _visit(analysis: Analysis, whole: GroupFigures) -> None:
    lang, time = language(), whole.time
    if whole.overloaded:
        show(tag("div", say(_GROWS, ids=titles(analysis, whole.overloaded)), "bad"))
    unknown = tuple(i for i in time.unknown if i not in whole.overloaded)
    if unknown:
        show(tag("div", say(_UNKNOWN, ids=titles(analysis, unknown)), "soft"))
    if time.mean is not None:
        ranges = ranges_of(analysis, whole.name)
        note = say(
            _P90,
            mean=about_duration(time.mean, ranges.time_mean, lang),
            p90=about_duration(time.quantile(0.9), ranges.time_p90, lang),
        )
        show(gauge(say(_VISIT), note, time.mean / (time.quantile(0.95) or time.mean or 1.0), "good"))
        if time.visible is not None and time.hidden is not None:
            seen = say(
                _SEEN, visible=quantity.time(time.visible, lang), hidden=quantity.time(time.hidden, lang)
            )
            show(gauge(seen, "", time.visible / (time.mean or 1.0), "good"))


def _promise(name: str, j: Judgement) -> str:
    lang, css = language(), "good" if j.kept else "bad"
    limit = j.limit[lang]
    if j.kind == "share":
        note = say(
            _OF,
            achieved=quantity.share(j.achieved, lang, beside=j.required),
            required=quantity.share(j.required, lang),
        )
        return gauge(say(_SHARE, name=name, limit=limit), note, j.achieved, css, j.required)
    if j.kind == "mean":
        note = say(_OF, achieved=quantity.time(j.achieved, lang, beside=j.required), required=limit)
        return gauge(say(_MEAN, name=name), note, min(j.achieved / j.within, 1.0) if j.within else None, css)
    note = quantity.beyond(j.beyond, lang)
    return gauge(say(_MAX, name=name, limit=limit), note, 1 - j.beyond, css)


def titles(analysis: Analysis, ids: tuple[str, ...]) -> str:
    """The titles of touchpoints, in the page's language."""
    return listed((analysis.flat.touchpoints[i].title[language()] for i in ids), language())


def times(analysis: Analysis, whole: GroupFigures) -> None:
    """The distribution of the time of a visit, or from and to where a promise runs; and the exits."""
    lang = language()
    show(tag("div", say(_DISTRIBUTION), "panel-title"))
    laws = {"": whole.time.law} | {p.promise.id: p.law for p in whole.promises}
    known = [name for name, law in laws.items() if law is not None]
    _visit(analysis, whole)
    if known:
        if st.session_state.get("law") not in known:
            st.session_state["law"] = known[0]
        chosen = st.segmented_control(
            say(_DISTRIBUTION),
            known,
            format_func=lambda name: plain(name) if name else _VISIT[lang],
            key="law",
            required=True,
            label_visibility="collapsed",
        )
        law = laws[chosen or known[0]]
        assert law is not None
        limits = [j.within for p in whole.promises if p.promise.id == chosen for j in p.judgements]
        st.altair_chart(_chart(law, limits), key="distribution")
        show(tag("div", law.note[lang], "soft"))
    show(tag("div", say(_EXITS), "panel-title"))
    for name, share in whole.exits.items():
        show(gauge(with_id(whole.exit_titles[name], name)[lang], quantity.share(share, lang), share))


def _chart(law: TimeDistribution, limits: list[float]) -> Any:
    """Share of customers who are done by a time, with the promised times as lines."""
    import altair as alt

    last = law.quantile(0.995)
    last = last if math.isfinite(last) and last > 0 else law.mean * 3 or 1.0
    unit, name = (3600.0, _HOURS) if last > 6 * 3600 else (60.0, _MINUTES)
    rows = [
        {"t": last * i / POINTS / unit, "p": law.share_within(last * i / POINTS)} for i in range(POINTS + 1)
    ]
    x = alt.X("t:Q", title=say(name))
    y = alt.Y("p:Q", title=say(_DONE), axis=alt.Axis(format="%"), scale=alt.Scale(domain=[0, 1]))
    curve = alt.Chart(alt.InlineData(values=rows)).mark_area(opacity=0.25, line=True).encode(x=x, y=y)
    marks = [{"t": limit / unit} for limit in limits if limit <= last]
    rule = (
        alt.Chart(alt.InlineData(values=marks)).mark_rule(strokeDash=[4, 3], color="#C4302B").encode(x="t:Q")
    )
    return (curve + rule if marks else curve).properties(height=220)
