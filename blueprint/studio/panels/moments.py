"""Moments of truth, with the reasons."""

from __future__ import annotations

from blueprint import quantity
from blueprint.figures import Analysis
from blueprint.figures.group import GroupFigures, TouchpointFigures
from blueprint.studio.markup import bar, show, tag
from blueprint.studio.panels.go import go_line
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.page_language import language, say
from blueprint.wording import Wording

MOST = 6
_TITLE = Wording("Moments of truth", "关键时刻")
_NONE = Wording("None: no touchpoint changes what is remembered.", "没有：没有触点能改变记忆体验。")
_LOSS, _GAIN = Wording("can lose {n}", "会丢 {n} 分"), Wording("can gain {n}", "可加 {n} 分")
_PEAK, _END = Wording("the peak for {n}", "{n} 客户的峰"), Wording("the end for {n}", "{n} 客户的终")
_SURE, _REACH = Wording("on every route", "每条动线必经"), Wording("{n} come here", "{n} 客户经过")
_ORDER = Wording(
    "Where going well or badly changes most what customers remember; these hold 80 % of it",
    "做好做坏对客户记忆影响最大的触点，合计占八成影响",
)


def moments(one: OpenMap, analysis: Analysis, whole: GroupFigures) -> None:
    """Draw a bar for each, and why it is one."""
    show(tag("div", say(_TITLE), "panel-title", say(_ORDER)))
    ids = whole.moments_of_truth[:MOST]
    if not ids:
        show(tag("div", say(_NONE), "soft"))
        return
    most = max(whole.touchpoints[id_].swing or 0.0 for id_ in ids) or 1.0
    for id_ in ids:
        figures = whole.touchpoints[id_]
        title = analysis.flat.touchpoints[id_].title[language()]
        go_line(one, id_, "moment", f"★{ids.index(id_) + 1} {title}", _note(figures))
        show(bar((figures.swing or 0.0) / most, "truth"), tag("div", _why(figures), "why"))


def _note(figures: TouchpointFigures) -> str:
    lang = language()
    if (figures.penalty or 0.0) >= (figures.reward or 0.0):
        return say(_LOSS, n=quantity.score(-(figures.penalty or 0.0), lang))
    return say(_GAIN, n=quantity.score(figures.reward, lang))


def _why(figures: TouchpointFigures) -> str:
    lang = language()
    reasons = [say(_SURE) if figures.reach > 0.999 else say(_REACH, n=quantity.share(figures.reach, lang))]
    if (figures.peak_share or 0.0) >= 0.05:
        reasons.append(say(_PEAK, n=quantity.share(figures.peak_share, lang)))
    if (figures.end_share or 0.0) >= 0.05:
        reasons.append(say(_END, n=quantity.share(figures.end_share, lang)))
    return " · ".join(reasons)
