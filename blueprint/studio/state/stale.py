"""Which figures a picture shows while those of the newest text are still to be computed.

An edit is painted at once, with the figures of the text before; the page then computes the new ones and is painted
again. So drawing never waits for figures.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from blueprint.draw.overlay import Figure
from blueprint.studio.state.facts import Facts, fitting
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blueprint.draw.overlay import Overlay
    from blueprint.lint.finding import Finding
    from blueprint.studio.state.facts import Word
    from blueprint.studio.state.open_map import OpenMap

_LAST, _FOUND, _PRESSURE = "last figures", "last findings", "last pressure"
_GOOD = "last good facts"
_EARLIER, _OF_BEFORE = Wording("figures", "数字"), Wording("of before", "之前的")
PARTS = ("figures", "time", "truth")


def overlay_for(
    one: OpenMap, facts: Facts, segment: str, parts: tuple[str, ...]
) -> tuple[Overlay, Mapping[str, Word], bool]:
    """The overlay, the worst finding by element, and whether both are of an earlier text."""
    last = st.session_state.setdefault(_LAST, {})
    key = (one.name, segment)
    pressure = st.session_state.setdefault(_PRESSURE, {})
    if facts.ready or key not in last or facts.map is None:
        last[key] = _overlay(one, facts, segment), facts.worst
        pressure[one.name] = facts.settled_pressure
        return _only(last[key][0], parts), last[key][1], False
    overlay, worst = last[key]
    facts.pressure = pressure.get(one.name, {})
    here = set(facts.map.touchpoints)
    kept = {id_: word for id_, word in worst.items() if id_ in here}
    return _only(fitting(overlay, facts.map), parts), kept, True


def last_good(one: OpenMap, facts: Facts) -> Facts | None:
    """The last facts with figures: those of the text, or of one before; None where there were none yet."""
    known: dict[str, Facts] = st.session_state.setdefault(_GOOD, {})
    if facts.analysis is not None:
        known[one.name] = facts
    return known.get(one.name)


def _overlay(one: OpenMap, facts: Facts, segment: str) -> Overlay:
    """The overlay of a text; while errors leave no figures, the last ones, which say why they are old."""
    good = last_good(one, facts)
    if facts.drawn is not None or facts.map is None or good is None:
        return facts.overlay(segment)
    before = fitting(good.overlay(segment), facts.map)
    return replace(before, figures=(Figure(_EARLIER, _OF_BEFORE, facts.no_figures, "near"), *before.figures))


def findings_for(one: OpenMap, facts: Facts) -> tuple[Finding, ...]:
    """The findings of a text; while they are not computed, those of the text before."""
    known: dict[str, tuple[Finding, ...]] = st.session_state.setdefault(_FOUND, {})
    if facts.ready or one.name not in known:
        known[one.name] = facts.findings
    return known[one.name]


def outdated(one: OpenMap, facts: Facts, segment: str) -> bool:
    """Whether the figures that the picture shows are others than those of the text, which are computed for it."""
    if facts.map is None:
        return False
    new = _overlay(
        one, facts, segment
    )  # all is computed, whatever differs first: else the next is outdated too
    overlay, worst = st.session_state[_LAST][one.name, segment]
    here = set(facts.map.touchpoints)
    before = [(f.where, f.message) for f in st.session_state[_FOUND].get(one.name, ())]
    now = {id_: word for id_, word in facts.worst.items() if id_ in here}
    return bool(
        before != [(f.where, f.message) for f in facts.findings]
        or fitting(overlay, facts.map) != new
        or facts.settled_pressure != st.session_state[_PRESSURE].get(one.name, {})
        or {id_: word for id_, word in worst.items() if id_ in here} != now
    )


def _only(overlay: Overlay, parts: tuple[str, ...]) -> Overlay:
    """What the user wants to see of it."""
    return replace(
        overlay,
        figures=overlay.figures if "figures" in parts else (),
        chips=overlay.chips if "time" in parts else {},
        ranks=overlay.ranks if "truth" in parts else {},
    )
