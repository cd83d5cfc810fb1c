"""Key figures of the service, and the gaps between what is tolerated, designed, done and promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from blueprint import quantity
from blueprint.figures import Analysis
from blueprint.figures.gaps.gaps import TouchpointGap, gaps_of
from blueprint.figures.gaps.words import HEADERS as GAP_HEADERS
from blueprint.figures.gaps.words import NONE, OTHERS
from blueprint.figures.group import GroupFigures
from blueprint.figures.kpis.counts import BadTable, read_counts
from blueprint.figures.kpis.kpis import kpi_figures, queues_counted
from blueprint.figures.kpis.words import BASIS, HEADERS, better, by_touchpoint, said
from blueprint.studio.markup import show, tag
from blueprint.studio.panels.tables import cells
from blueprint.studio.panels.times import promises, titles
from blueprint.studio.state.facts import Facts
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.options import UPLOAD_MB
from blueprint.studio.state.page_language import language, plain, say
from blueprint.studio.topbar import segment
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blueprint.figures.kpis.counts import Count

_KPIS, _GAPS = Wording("Key figures", "关键指标"), Wording("Gaps", "差距")
_QUEUES = Wording("Queues counted: {titles}.", "计入的排队：{titles}。")
_COUNTS = Wording(
    "Counts as CSV (kpi, part, whole), for figures that no map can tell",
    "统计数 CSV（kpi、part、whole），用于地图算不出的指标",
)
_UNCOUNTED = Wording("needs counts", "需要统计数")
_NOT_TEXT = Wording("this file is no text", "该文件不是文本")


def measures(one: OpenMap, facts: Facts) -> None:
    """Draw the key figures, and below them the gaps."""
    analysis, whole = facts.analysis, facts.whole(segment())
    assert analysis is not None
    assert whole is not None
    show(tag("div", say(_KPIS), "panel-title"))
    _kpis(analysis, _counts(one))
    show(tag("div", say(_GAPS), "panel-title"))
    _gaps(analysis, whole)


def _counts(one: OpenMap) -> Mapping[str, Count] | None:
    """What was counted, from a table that the user brings; it stays in this tab."""
    key = f"counts:{one.name}"
    upload = st.session_state.get(key)
    found = None
    wrong = None
    if upload is not None:
        try:
            found = read_counts(upload.getvalue().decode("utf-8-sig"), upload.name)
        except UnicodeDecodeError:
            wrong = _NOT_TEXT
        except BadTable as bad:
            wrong = bad.wording
    with st.popover(say(_COUNTS), key="kpi-counts"):
        st.file_uploader(
            say(_COUNTS), ["csv"], key=key, max_upload_size=UPLOAD_MB, label_visibility="collapsed"
        )
    if wrong is not None:
        st.error(plain(wrong[language()]))
    return found


def _kpis(analysis: Analysis, counts: Mapping[str, Count] | None) -> None:
    lang = language()
    rows = []
    figures = kpi_figures(analysis, counts)
    for f in figures:
        value = said(f, lang)
        css = "" if f.good is None else "good" if f.good else "bad"
        needs = f.needs if f.kpi.follows else _UNCOUNTED
        from_ = BASIS[f.basis][lang] if f.basis else needs[lang] if needs else ""
        rows.append(
            [
                tag("td", f.kpi.title.wording[lang]),
                tag("td", value or "–", f"number {css}"),
                tag("td", better(f, lang), "soft"),
                tag("td", from_, "" if f.basis else "soft"),
                tag("td", f.kpi.about.wording[lang], "soft"),
            ]
        )
    show(cells([h[lang] for h in HEADERS], rows))
    if counted := tuple(queues_counted(analysis)):
        show(tag("div", say(_QUEUES, titles=titles(analysis, counted)), "why"))
    for f in figures:
        if f.by_touchpoint:
            show(tag("div", by_touchpoint(f, analysis.flat, lang), "why"))


def _gaps(analysis: Analysis, whole: GroupFigures) -> None:
    lang = language()
    seen = segment() if segment() in analysis.segments else "all"
    gaps = gaps_of(analysis, seen)
    if gaps.touchpoints:
        rows = [_gap(analysis, g) for g in gaps.touchpoints]
        show(cells([h[lang] for h in GAP_HEADERS], rows))
    else:
        show(tag("div", NONE[lang], "soft"))
    left, _ = st.columns(2)
    with left:
        promises(analysis, whole)
    show(tag("div", OTHERS[lang], "why"))


def _gap(analysis: Analysis, g: TouchpointGap) -> list[str]:
    lang = language()

    def time(seconds: float | None) -> str:
        return tag("td", "" if seconds is None else quantity.time(seconds, lang), "number")

    def share(value: float | None) -> str:
        return tag("td", "" if value is None else quantity.share(value, lang), "number")

    def gap(seconds: float | None) -> str:
        if seconds is None:
            return tag("td", "")
        if seconds <= 0:
            return tag("td", "–", "number soft")
        return tag("td", quantity.time_gain(seconds, lang), "number bad")

    return [
        tag("td", analysis.flat.touchpoints[g.id].title[lang]),
        time(g.tolerance),
        time(g.standard),
        time(g.actual),
        share(g.within_standard),
        share(g.within_tolerance),
        gap(g.design),
        gap(g.performance),
    ]
