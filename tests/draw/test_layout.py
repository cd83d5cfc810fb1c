"""Whatever the map: boxes apart, arrows off boxes, texts inside, lanes in order, labels apart."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from blueprint.draw import lay_out
from blueprint.draw.from_figures import overlay_of
from blueprint.draw.overlay import ChipNote, Overlay
from blueprint.draw.shapes import PictureLanguage
from blueprint.figures import Analysis
from blueprint.model.loader import load, loads
from blueprint.model.service_map import ServiceMap
from blueprint.wording import Wording
from tests.draw.generate import service_map
from tests.draw.judge import judge_layout
from tests.draw.strategies import service_maps
from tests.examples import several

MAPS = sorted((Path(__file__).parents[2] / "maps").glob("*.blueprint.yaml"))
MAPS += sorted((Path(__file__).parent / "maps").glob("*.blueprint.yaml"))
SPEECHES: tuple[PictureLanguage, ...] = ("both", "zh", "en")
TIME_ENOUGH = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def star(rays: int) -> ServiceMap:
    """One touchpoint that leads to many, which all lead back."""
    lines = ["blueprint: 1", "title: Star", "touchpoints:", "  hub: {lane: frontstage, title: Hub, next: {"]
    lines[-1] += ", ".join(f"r{i}: 1/{rays}" for i in range(rays)) + "}}"
    lines += [
        f"  r{i}: {{lane: {'customer' if i % 2 else 'backstage'}, title: Ray {i}, next: hub}}"
        for i in range(rays)
    ]
    loaded = loads("\n".join(lines))
    assert loaded.map
    return loaded.map


@settings(TIME_ENOUGH, max_examples=several(30, 300))
@given(service_maps(), st.sampled_from(SPEECHES))
@example(star(40), "both")
def test_any_map(service_map, speech):
    judge_layout(lay_out(service_map, language=speech))


@settings(TIME_ENOUGH, max_examples=several(25, 300))
@given(service_maps(most=12), st.sampled_from(SPEECHES))
def test_any_small_map(service_map, speech):
    judge_layout(lay_out(service_map, language=speech))


@settings(TIME_ENOUGH, max_examples=4, phases=(Phase.generate,))
@given(service_maps(most=300), st.sampled_from(SPEECHES))
def test_any_large_map(service_map, speech):
    judge_layout(lay_out(service_map, language=speech))


@pytest.mark.parametrize("seed", range(3, 6))
def test_300_touchpoints_with_figures(seed):
    """More seeds than the sizes below take, with everything that figures add."""
    drawn = service_map(300, seed)
    late = {
        id_: ChipNote("broken", Wording("P90 14 min", "P90 14 分钟"))
        for id_, t in drawn.touchpoints.items()
        if t.time
    }
    overlay = Overlay(ranks={id_: i for i, id_ in enumerate(list(drawn.touchpoints)[::9], 1)}, chips=late)
    judge_layout(lay_out(drawn, overlay, "en"))


@pytest.mark.parametrize("size", [5, 15, 30, 60, 120, 300])
def test_maps_as_people_write_them(size):
    for seed in range(3):
        judge_layout(lay_out(service_map(size, seed)))


@cache
def with_figures(path: Path) -> tuple[ServiceMap, Overlay]:
    service_map = load(path).map
    assert service_map
    return service_map, overlay_of(Analysis(service_map))


@pytest.mark.parametrize("speech", SPEECHES)
@pytest.mark.parametrize("path", MAPS, ids=lambda p: p.name.split(".")[0])
def test_our_maps(path, speech):
    service_map, figures = with_figures(path)
    # A picture without figures is the same in every language but for its words, which the other tests vary.
    for overlay in (None, figures) if speech == "both" else (figures,):
        layout = lay_out(service_map, overlay, speech)
        judge_layout(layout)
        assert not layout.notices
        # What is left beside a way that follows the load has no share until the figures settle it.
        ways = {
            t.id
            for t in service_map.touchpoints.values()
            if len(t.ways) > 1 and not t.together and not any(c.load for c in t.next)
        }
        assert all(r.label for r in layout.routes if r.kind == "flow" and r.source in ways)
        stars = [mark.text for box in layout.boxes for mark in box.marks if mark.kind == "truth"]
        assert sum(star.startswith("★") for star in stars) == min(5, len(stars)), (
            "the eye finds the first five"
        )
        assert max(box.rect.right for box in layout.boxes) > 0.95 * layout.width, (
            "a part of the picture is empty"
        )


MINI = """blueprint: 1
title: {zh: 药房取药, en: Pharmacy}
promises: [{id: quick, from: hand-in, to: explain, within: 10m, share: 90%, told: Notice}]
touchpoints:
  hand-in: {lane: customer, start: 100%, title: {zh: 交处方, en: Hand in}, time: 30s, emotion: 0, evidence: [处方], next: check}
  check: {lane: frontstage, title: {zh: 核对处方, en: Check}, time: 1m, emotion: 1, next: {wait: 90%, hand-in: 10%}}
  wait: {lane: customer, title: {zh: 等候, en: Wait}, time: 5m, emotion: -2, next: explain}
  pick: {lane: backstage, title: {zh: 调配, en: Pick}}
  explain: {lane: frontstage, title: {zh: 交代用法, en: Explain}, time: 2m, emotion: 3, evidence: [药袋, 用药单], uses: [pick], end: served}
"""


@pytest.mark.parametrize("speech", SPEECHES)
def test_a_small_map_fills_its_picture(speech):
    """Its columns are spread over the width that title, figures and legend need; 0.1.0 left the right half empty."""
    mini = loads(MINI).map
    layout = lay_out(mini, overlay_of(Analysis(mini)), speech)
    judge_layout(layout)
    assert max(box.rect.right for box in layout.boxes) > 0.88 * layout.width
    assert max(card.rect.right for card in layout.figures) > 0.5 * layout.width


def test_1000_touchpoints():
    judge_layout(lay_out(service_map(1000)))
