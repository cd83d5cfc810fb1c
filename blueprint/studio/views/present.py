"""The walk for training: one touchpoint fills the screen, with what is said and what good looks like."""

from __future__ import annotations

import streamlit as st

from blueprint import quantity
from blueprint.experience.script import SAID_IN_CASE, script
from blueprint.model.exits import exit_title
from blueprint.model.names import LANE_NAMES
from blueprint.model.service_map import ServiceMap
from blueprint.model.titles import phase_titles
from blueprint.model.touchpoint import Touchpoint
from blueprint.packs.etiquette import etiquette_pack
from blueprint.studio.markup import show, tag
from blueprint.studio.spoken import spoken
from blueprint.studio.state.callbacks import safely
from blueprint.studio.state.facts import Facts
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.page_language import language, plain, say
from blueprint.studio.topbar import language_switch, segment
from blueprint.studio.views.walking import Choice, choices, kept
from blueprint.wording import Wording

TRAIL = 9
_DONE = "walk ended"
_STOP, _AGAIN = Wording("End", "结束演示"), Wording("From the start", "从头开始")
_NEXT, _BACK = Wording("Next", "下一步"), Wording("Back", "上一步")
_STEP = Wording("step {n}", "第 {n} 步")
_STANDARD, _TOLERANCE = (
    Wording("standard time", "标准时间"),
    Wording("customers wait at most", "客户最多容忍"),
)
_EMOTION, _GOOD = Wording("feels", "情感"), Wording("what good looks like", "做好是什么样")
_SCRIPT, _EVIDENCE = Wording("What we say", "服务用语"), Wording("Physical evidence", "有形展示")
_END = Wording("The walk ends here: {name}", "动线到此结束：{name}")
_TO_EXIT = Wording("leave: {name}", "离开：{name}")
_NOTHING = Wording("There is no route to walk yet.", "还没有可走的动线。")


def present(one: OpenMap, facts: Facts) -> None:
    """Draw the step that the walk has come to."""
    with st.container(key="present"):
        _head(one)
        if facts.map is None or not (
            walked := kept(facts.seen(segment()), st.session_state.get(_key(one), []))
        ):
            st.info(say(_NOTHING))
            return
        service_map = facts.seen(segment())
        st.session_state[_key(one)] = walked
        ended = st.session_state.get(_DONE)
        if ended:
            name = exit_title(service_map, ended)[language()]
            show(tag("div", say(_END, name=name), "walk-title"))
            _buttons(one, len(walked))
            return
        touchpoint = service_map.touchpoints[walked[-1]]
        _trail(service_map, walked)
        _step(service_map, touchpoint, len(walked))
        _buttons(one, len(walked), service_map, touchpoint)


def _key(one: OpenMap) -> str:
    return f"walk:{one.name}"


def _head(one: OpenMap) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        with st.container(horizontal=True, width="content"):
            st.button(say(_STOP), key="walk-stop", on_click=safely(_stop))
            st.button(say(_AGAIN), key="walk-again", on_click=safely(_again), args=(one,))
        language_switch()


def _trail(service_map: ServiceMap, walked: list[str]) -> None:
    """The last steps of the walk, the one it has come to last."""
    titles = [service_map.touchpoints[id_].title[language()] for id_ in walked[-TRAIL:]]
    past = [tag("span", f"{title} ›") for title in titles[:-1]]
    show('<div class="walk-trail">', *past, tag("b", titles[-1]), "</div>")


def _step(service_map: ServiceMap, touchpoint: Touchpoint, number: int) -> None:
    lang = language()
    where = [say(_STEP, n=number), LANE_NAMES[touchpoint.lane][lang]]
    where += [phase_titles(service_map)[touchpoint.phase][lang]] if touchpoint.phase else []
    where += [touchpoint.role[lang]] if touchpoint.role else []
    where += [service_map.zones[touchpoint.zone].title[lang]] if touchpoint.zone in service_map.zones else []
    show(
        f'<div class="walk-lane {touchpoint.lane.value}"></div>',
        tag("div", " · ".join(where), "walk-phase"),
        tag("div", touchpoint.title[lang], "walk-title"),
    )
    show('<div class="walk-facts">', *_facts(touchpoint), "</div>")
    if touchpoint.script:
        show(
            tag("div", say(SAID_IN_CASE if service_map.is_case else _SCRIPT), "walk-head"),
            *spoken(script(touchpoint, service_map), "walk-script"),
        )
    left, right = st.columns(2, gap="large")
    with left:
        _list(_GOOD, _good(touchpoint))
    with right:
        _list(_EVIDENCE, [text[lang] for text in touchpoint.evidence])


def _facts(touchpoint: Touchpoint) -> list[str]:
    lang = language()
    pieces = []
    times = touchpoint.time
    for label, duration in ((_STANDARD, times and times.standard), (_TOLERANCE, times and times.tolerance)):
        if duration:
            pieces.append(
                f"<span>{tag('b', quantity.time(duration.seconds, lang))}{tag('span', say(label), 'soft')}</span>"
            )
    if touchpoint.emotion and touchpoint.emotion.score is not None:
        score = touchpoint.emotion.score
        css = "good" if score > 0 else "bad" if score < 0 else ""
        told = f"{score:+g}" if score else "0"
        pieces.append(f"<span>{tag('b', told, css)}{tag('span', say(_EMOTION), 'soft')}</span>")
    return pieces


def _good(touchpoint: Touchpoint) -> list[str]:
    lang, found, contact = language(), [], touchpoint.contact
    if contact:
        found += [contact.appearance[lang]] if contact.appearance else []
        found += [step[lang] for step in contact.steps]
        titles = {check.id: check.title[lang] for check in etiquette_pack().checks}
        found += [titles.get(id_, id_) for id_ in contact.etiquette]
        found += [contact.explanation[lang]] if contact.explanation else []
    return found


def _list(title: Wording, lines: list[str]) -> None:
    if lines:
        show(
            tag("div", say(title), "walk-head"),
            '<ul class="walk-list">',
            *(tag("li", li) for li in lines),
            "</ul>",
        )


def _buttons(
    one: OpenMap, steps: int, service_map: ServiceMap | None = None, touchpoint: Touchpoint | None = None
) -> None:
    """Back, and the ways on; the arrow keys go back, and the likeliest way."""
    ways = choices(service_map, touchpoint.id) if service_map and touchpoint else []
    with st.container(horizontal=True, key="walk-buttons"):
        first = steps < 2 and touchpoint is not None
        st.button(
            say(_BACK), key="walk-back", on_click=safely(_back), args=(one,), shortcut="Left", disabled=first
        )
        for number, way in enumerate(ways):
            st.button(
                _label(way, len(ways) > 1, service_map, touchpoint),
                key=f"walk-next-{number}",
                type="secondary" if number else "primary",
                shortcut=None if number else "Right",
                on_click=safely(_on),
                args=(one, way),
            )


def _label(way: Choice, several: bool, service_map: ServiceMap | None, touchpoint: Touchpoint | None) -> str:
    """Where a way leads; at a decision, how many go there and when."""
    assert service_map is not None
    assert touchpoint is not None
    lang = language()
    name = (
        say(_TO_EXIT, name=exit_title(service_map, way.target)[lang])
        if way.leaves
        else service_map.touchpoints[way.target].title[lang]
    )
    if not several or touchpoint.together:
        return f"{say(_NEXT)} · {plain(name)}"
    when = {c.to: c.when[lang] for c in touchpoint.next if c.when and not way.leaves}
    note = [
        quantity.part(way.share, lang, unknown=way.share is None),
        *([when[way.target]] if way.target in when else []),
    ]
    return f"{plain(name)} · {plain(' '.join(note))}"


def _on(one: OpenMap, way: Choice) -> None:
    if way.leaves:
        st.session_state[_DONE] = way.target
    else:
        st.session_state[_key(one)] = [*st.session_state[_key(one)], way.target]


def _back(one: OpenMap) -> None:
    if not st.session_state.pop(_DONE, None):
        walked = st.session_state.get(_key(one), [])
        st.session_state[_key(one)] = walked[:-1] if len(walked) > 1 else walked


def _again(one: OpenMap) -> None:
    st.session_state.pop(_DONE, None)
    st.session_state[_key(one)] = []


def _stop() -> None:
    st.session_state["view"] = "canvas"
