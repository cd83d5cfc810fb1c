"""A small change of a score is a small change of what is remembered: no tie decides."""

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from blueprint.experience import Feeling
from blueprint.experience.peak.study import Study
from blueprint.figures import Analysis
from blueprint.figures.segment import SegmentFigures
from blueprint.flow.chain.chain import Chain
from blueprint.lint.run.run import Run
from blueprint.model.service_map import ServiceMap
from blueprint.model.touchpoint import Touchpoint, TouchpointChanges
from tests.figures.examples import analyse
from tests.house.project import MAPS

NAMES = sorted(path.name for path in MAPS.glob("*.blueprint.yaml"))
Score = Callable[[float], float]


@cache
def shipped(name: str) -> ServiceMap:
    run = Run()
    found = run.lint(run.load(str(MAPS / name))).loaded.map
    assert found is not None
    return found


def remembered(analysis: Analysis) -> list[float]:
    """What each segment remembers, where that is known."""
    return [s.study.remembered for s in analysis.segments.values() if known(s)]


def known(s: SegmentFigures) -> bool:
    return not s.study.lacking and not s.study.unknown("join") and s.study.felt > 0


def rescored(service_map: ServiceMap, change: Score) -> ServiceMap:
    """The map with every score that is given changed."""

    def changed(t: Any) -> Any:
        if t.emotion is None:
            return t
        new = {k: change(v) for k in ("score", "good", "bad") if (v := getattr(t.emotion, k)) is not None}
        return t.model_copy(update={"emotion": t.emotion.model_copy(update=new)})

    touchpoints: dict[str, Touchpoint] = {id_: changed(t) for id_, t in service_map.touchpoints.items()}
    segments = {}
    for name, segment in service_map.segments.items():
        changes: dict[str, TouchpointChanges] = {id_: changed(t) for id_, t in segment.changes.items()}
        segments[name] = segment.model_copy(update={"changes": changes})
    return service_map.model_copy(update={"touchpoints": touchpoints, "segments": segments})


@pytest.mark.parametrize("name", NAMES)
def test_negatives_a_thousandth_smaller_hardly_move_what_is_remembered(name: str) -> None:
    flat = Analysis(shipped(name)).flat
    less = rescored(flat, lambda score: score * 0.999 if score < 0 else score)

    assert remembered(Analysis(less)) == pytest.approx(remembered(Analysis(flat)), abs=0.01)


@pytest.mark.parametrize("name", NAMES)
def test_a_grid_five_times_as_fine_hardly_moves_what_is_remembered(name: str) -> None:
    """A touchpoint that nobody comes to, with a small spread, makes the grid finer."""
    for s in Analysis(shipped(name)).segments.values():
        if known(s):
            aside = Chain(
                (*s.chain.ids, "aside"),
                (*s.chain.entry, 0.0),
                (*s.chain.moves, {}),
                (*s.chain.leaves, {"out": 1.0}),
                s.chain.blocks,
            )
            scale = float(s.map.emotion_scale)
            feelings = s.feelings | {"aside": Feeling(0, spread=0.04 * scale)}
            fine = Study.of(aside, feelings, s.settings.rule, scale)
            assert s.study.remembered == pytest.approx(fine.remembered, abs=0.02 * scale / 5)


def everyone(text: str) -> dict[str, Any]:
    found: dict[str, Any] = analyse("blueprint: 1\n" + text)["segments"]["all"]
    return found


TIE = """\
title: A tie decides
touchpoints:
  wait: {lane: customer, title: Wait, emotion: SCORE, time: 60s, next: serve}
  serve: {lane: frontstage, title: Served, emotion: 3, time: 60s, end: served}
"""


def test_a_tie_is_shared() -> None:
    """Each is the stronger for half: the peak is 0 on the mean, the end +3."""
    tie, near = (
        everyone(TIE.replace("SCORE", score))["experience"]["remembered"] for score in ("-3", "-2.999")
    )

    assert tie == pytest.approx(1.5, abs=1e-9)
    assert near == pytest.approx(tie, abs=0.01)


def test_without_spread_the_negative_one_decides() -> None:
    tie = everyone("emotion_spread: 0\n" + TIE.replace("SCORE", "-3"))
    near = everyone("emotion_spread: 0\n" + TIE.replace("SCORE", "-2.999"))

    assert (tie["experience"]["remembered"], near["experience"]["remembered"]) == (0, 3)


def test_equal_swings_stand_in_the_order_of_the_map() -> None:
    """Two ways that differ in nothing: whoever computes, the first declared comes first."""
    text = """\
title: Two ways
touchpoints:
  in: {lane: customer, title: In, emotion: 0, next: {left: 50%, right: 50%}}
  left: {lane: customer, title: Left, emotion: {score: 1, good: 3, bad: -3}, end: out}
  right: {lane: customer, title: Right, emotion: {score: 1, good: 3, bad: -3}, end: out}
"""
    found = everyone(text)
    mirrored = everyone(text.replace("left", "@").replace("right", "left").replace("@", "right"))

    assert found["moments_of_truth"][:2] == ["left", "right"]
    assert mirrored["moments_of_truth"][:2] == ["right", "left"]


def test_the_channel_of_segments_is_mixed_in_any_order() -> None:
    """Half in the hall (contact weight 1), half by web (0.6): K is 0.8 of three quarters, whoever comes first."""
    one = "  a: {title: in the hall, share: 50%}\n"
    other = "  b: {title: by web, share: 50%, changes: {t: {channel: web}}}\n"
    there = "touchpoints:\n  t: {lane: frontstage, title: T, channel: in-person, emotion: 1, time: 10s, end: served}\n"
    indices = [
        everyone("title: K\nsegments:\n" + first + second + there)["touchpoints"]["t"]["screening"]
        for first, second in ((one, other), (other, one))
    ]

    assert indices == pytest.approx([0.6, 0.6])
