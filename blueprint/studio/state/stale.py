"""Which figures a picture shows while those of the newest text are still to be computed.

An edit is painted at once, with the figures of the text before; the page then computes the new ones and is painted
again. So drawing never waits for figures.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from blueprint.studio.state.facts import Facts, fitting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blueprint.draw.overlay import Overlay
    from blueprint.lint.finding import Finding
    from blueprint.studio.state.facts import Word
    from blueprint.studio.state.open_map import OpenMap

_LAST, _FOUND, _PRESSURE = "last figures", "last findings", "last pressure"
PARTS = ("figures", "time", "truth")


def overlay_for(
    one: OpenMap, facts: Facts, segment: str, parts: tuple[str, ...]
) -> tuple[Overlay, Mapping[str, Word], bool]:
    """The overlay, the worst finding by element, and whether both are of an earlier text."""
    last = st.session_state.setdefault(_LAST, {})
    key = (one.name, segment)
    pressure = st.session_state.setdefault(_PRESSURE, {})
    if facts.ready or key not in last or facts.map is None:
        last[key] = facts.overlay(segment), facts.worst
        pressure[one.name] = facts.settled_pressure
        return _only(last[key][0], parts), last[key][1], False
    overlay, worst = last[key]
    facts.pressure = pressure.get(one.name, {})
    here = set(facts.map.touchpoints)
    kept = {id_: word for id_, word in worst.items() if id_ in here}
    return _only(fitting(overlay, facts.map), parts), kept, True


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
    new = facts.overlay(
        segment
    )  # all is computed, whatever differs first: else the next run is outdated as well
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
