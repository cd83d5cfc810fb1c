"""What if: sliders over a copy of the map, the figures before and after, and a button that adopts them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st

from blueprint.figures import Analysis, Settings
from blueprint.figures.group import GroupFigures
from blueprint.figures.whatif.changes import BadChange, apply_changes
from blueprint.model.duration import Duration
from blueprint.model.roles import role_at
from blueprint.model.service_map import ServiceMap
from blueprint.studio.markup import show, tag
from blueprint.studio.panels.rows import rows
from blueprint.studio.state import session
from blueprint.studio.state.facts import Facts
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.page_language import language, plain, say
from blueprint.studio.topbar import segment
from blueprint.wording import Wording

_TITLE = Wording("What if …", "如果……")
_WHAT = Wording("What changes", "改变什么")
_SERVERS, _SCORE = Wording("{title}: servers", "{title}：人数"), Wording("{title}: emotion", "{title}：情感")
_CHANCE, _TIME = (
    Wording("{title}: chance of failure", "{title}：失败概率"),
    Wording("{title}: time", "{title}：耗时"),
)
_ARRIVALS = Wording("arrivals an hour", "每小时到达")
_ADOPT, _RESET = Wording("Adopt", "采用"), Wording("Reset", "还原")
_OF_ROLE = "servers"
_SAME = Wording("Move the slider to see what changes.", "拖动滑块，看看会怎样。")
_CANNOT = Wording("This cannot be computed: {error}", "无法计算：{error}")
_NO_DIFFERENCE = Wording("No figure changes.", "没有数字变化。")
MOST = 40


@dataclass(frozen=True)
class Knob:
    """Something that can be turned.

    Attributes:
        path: of the value, as `--set` takes it.
        keys: of the value, as the verb `set` takes it.
        label: what it is called.
        now: its value.
        low, high, step: how far it can be turned.
        unit: what follows the number in the map: `%`, `s`, `/h`, or nothing.
    """

    path: str
    keys: tuple[str, ...]
    label: Wording
    now: float
    low: float
    high: float
    step: float
    unit: str = ""

    def written(self, value: float) -> str:
        """A value as the map writes it."""
        return Duration(value).text if self.unit == "s" else f"{value:.10g}{self.unit}"


def knobs(service_map: ServiceMap, whole: GroupFigures) -> list[Knob]:
    """What can be turned: servers first, then moments of truth, then times and failures."""
    found: list[Knob] = []
    touchpoints = service_map.touchpoints

    def add(
        id_: str, below: str, label: Wording, now: float, low: float, high: float, step: float, unit: str = ""
    ) -> None:
        is_role = below == _OF_ROLE
        title = service_map.roles[id_].called if is_role else touchpoints[id_].title
        said = label.filled(title=Wording(title["en"], title["zh"]))
        found.append(
            Knob(
                path=f"roles.{id_}.{below}" if is_role else f"{id_}.{below}",
                keys=("roles" if is_role else "touchpoints", id_, *below.split(".")),
                label=said,
                now=now,
                low=low,
                high=high,
                step=step,
                unit=unit,
            )
        )

    if service_map.arrivals is not None:
        for id_, role in service_map.roles.items():
            add(id_, _OF_ROLE, _SERVERS, role.servers, 1, max(role.servers * 3, 6), 1)
        for id_, t in touchpoints.items():
            if t.staffed and t.staffed.servers and role_at(service_map.roles, t) is None:
                add(id_, "staffed.servers", _SERVERS, t.staffed.servers, 1, max(t.staffed.servers * 3, 6), 1)
        now = service_map.arrivals
        found.append(
            Knob(
                path="arrivals",
                keys=("arrivals",),
                label=_ARRIVALS,
                now=now,
                low=0.0,
                high=round(max(now * 2, 10)),
                step=1,
                unit="/h",
            )
        )
    scale = float(service_map.emotion_scale)
    inner = [i for i in whole.moments_of_truth if i in touchpoints]
    for id_ in dict.fromkeys((*inner, *touchpoints)):
        t = touchpoints[id_]
        if t.emotion and t.emotion.score is not None and t.lane.experienced:
            add(id_, "emotion.score", _SCORE, t.emotion.score, -scale, scale, 0.5)
        if t.fails and t.fails.chance is not None:
            add(
                id_,
                "fails.chance",
                _CHANCE,
                100 * float(t.fails.chance),
                0.0,
                max(20.0, 200 * float(t.fails.chance)),
                0.5,
                "%",
            )
        if t.time and t.time.estimate and t.time.estimate.mean:
            now = t.time.estimate.mean.seconds
            add(id_, "time.estimate.mean", _TIME, now, 0.0, now * 3, max(now / 20, 1.0), "s")
        elif t.time and t.time.estimate is None and t.time.standard and t.time.standard.seconds:
            now = t.time.standard.seconds
            add(id_, "time.standard", _TIME, now, 0.0, now * 3, max(now / 20, 1.0), "s")
    return found[:MOST]


def what_if(one: OpenMap, facts: Facts) -> None:
    """Draw it; only this part is computed anew when a slider moves."""
    show(tag("div", say(_TITLE), "panel-title"))
    _sliders(one, facts, segment())


@st.fragment
def _sliders(one: OpenMap, facts: Facts, seen: str) -> None:
    before = facts.whole(seen)
    if before is None or facts.map is None:
        return
    known = {knob.path: knob for knob in knobs(facts.linted.loaded.map or facts.map, before)}
    if not known:
        return
    chosen_key = f"knobs:{one.name}"
    chosen = [p for p in st.session_state.get(chosen_key, [next(iter(known))]) if p in known]
    st.session_state[chosen_key] = chosen
    st.multiselect(
        say(_WHAT), list(known), format_func=lambda p: known[p].label[language()], key=chosen_key,
        label_visibility="collapsed", placeholder=say(_WHAT), max_selections=4,
    )  # fmt: skip
    values = {path: _slider(one, known[path]) for path in st.session_state[chosen_key]}
    turned = {path: v for path, v in values.items() if abs(v - known[path].now) > 1e-9}
    if not turned:
        show(tag("div", say(_SAME), "soft"))
        return
    after = _computed(facts, tuple(f"{p}={known[p].written(v)}" for p, v in turned.items()), seen)
    if isinstance(after, Wording):
        show(tag("div", say(_CANNOT, error=after), "bad"))
        return
    _difference(before, after)
    left, right = st.columns(2, gap="small")
    if not session.folder().read_only:
        verbs = [verb_of(known[p], v) for p, v in turned.items()]
        if left.button(say(_ADOPT), key="adopt", type="primary"):
            session.commit(one, *verbs)
            _forget(one, known)
            st.rerun()
    if right.button(say(_RESET), key="reset"):
        _forget(one, known)
        st.rerun(scope="app")


def verb_of(knob: Knob, value: float) -> dict[str, Any]:
    """The edit that makes a turned knob the map's own value."""
    new: Any = knob.written(value)
    if not knob.unit:
        new = int(value) if float(value).is_integer() else value
    return {"verb": "set", "path": list(knob.keys), "value": new}


def _slider(one: OpenMap, knob: Knob) -> float:
    lang = language()
    return float(
        st.slider(
            plain(knob.label[lang]),
            float(min(knob.low, knob.now)),
            float(max(knob.high, knob.now)),
            float(knob.now),
            float(knob.step),
            key=_key(one, knob),
            format="%g" + ("%%" if knob.unit == "%" else " s" if knob.unit == "s" else ""),
        )
    )


def _key(one: OpenMap, knob: Knob) -> str:
    return f"knob:{one.name}:{knob.path}:{knob.now:g}"


def _forget(one: OpenMap, known: dict[str, Knob]) -> None:
    for knob in known.values():
        st.session_state.pop(_key(one, knob), None)


def _computed(facts: Facts, changes: tuple[str, ...], seen: str) -> GroupFigures | Wording:
    """The figures with the changes, kept for the last few; or why there are none."""
    kept: dict[tuple[str, tuple[str, ...]], GroupFigures | Wording] = facts.__dict__.setdefault(
        "_what_if", {}
    )
    key = (seen, changes)
    if key not in kept:
        while len(kept) >= 16:
            kept.pop(next(iter(kept)))
        kept[key] = _figures(facts, changes, seen)
    return kept[key]


def _figures(facts: Facts, changes: tuple[str, ...], seen: str) -> GroupFigures | Wording:
    assert facts.map is not None
    try:
        linted = facts.linted.loaded.map or facts.map  # with the maps it uses
        analysis = Analysis(apply_changes(linted, changes).map, Settings())
        return analysis.of(seen if seen in analysis.segments else "all")
    except BadChange as wrong:
        return wrong.wording
    except (ValueError, ArithmeticError, LookupError) as error:
        wording = getattr(error, "wording", None)
        return wording if isinstance(wording, Wording) else Wording(str(error), str(error))


def _difference(before: GroupFigures, after: GroupFigures) -> None:
    lang = language()
    pieces: list[str] = []
    for row in rows(before, after):
        if row.changed and len(pieces) < 6:
            sides = f"{row.said(row.before, lang)} → "
            pieces.append(
                f'<div class="row">{tag("span", row.label[lang], "grow")}<span>{tag("span", sides, "soft")}'
                f"{tag('b', row.said(row.after, lang), row.tone)}</span></div>"
            )
    show(*pieces or [tag("div", say(_NO_DIFFERENCE), "soft")])
