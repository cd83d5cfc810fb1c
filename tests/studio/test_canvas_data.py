"""What the canvas is told: colours, lanes and places, without a browser."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from blueprint.draw import lay_out, svg
from blueprint.draw.theme.theme import SCREEN, Theme
from blueprint.model.loader import loads
from blueprint.model.names import Lane
from blueprint.model.service_map import ServiceMap
from blueprint.studio import browser
from blueprint.studio.canvas.all_lanes import EMPTY_HEIGHT, empty_layout, with_all_lanes
from blueprint.studio.canvas.data import canvas_data
from blueprint.studio.canvas.palette import DARK, LIVE, palette

MAPS = sorted(Path("maps").glob("*.blueprint.yaml"))
SMALL = """blueprint: 1
title: 小店
touchpoints:
  enter: {lane: customer, title: {zh: 进门, en: Enter}, next: {greet: 40%, pay: 60%}}
  greet: {lane: backstage, title: 问候, next: pay}
  pay: {lane: customer, title: 付款, emotion: 2, end: served}
"""


def read(text: str) -> ServiceMap:
    loaded = loads(text)
    assert loaded.map is not None
    return loaded.map


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, two: str) -> float:
    high, low = sorted((luminance(one), luminance(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [SCREEN, DARK], ids=lambda theme: theme.name)
def test_every_text_can_be_read_on_its_ground(theme: Theme) -> None:
    grounds = [theme.paper, theme.card, theme.box, *(lane.ground for lane in theme.lanes.values())]
    pairs = [(ink, ground) for ink in theme.inks.values() for ground in grounds]
    pairs += [
        (pair.text, pair.ground) for pair in (*theme.states.values(), *theme.marks.values(), theme.pill)
    ]
    pairs += [(pair.text, pair.ground) for pair in (theme.exit, theme.phase)]
    assert {pair: contrast(*pair) for pair in pairs if contrast(*pair) < 4.5} == {}


def test_the_live_theme_has_a_colour_for_every_variable_in_light_and_dark() -> None:
    used = set(re.findall(r"var\(--([\w-]+)\)", json.dumps(palette(SCREEN)) + repr(LIVE)))
    assert used == set(palette(SCREEN)) == set(palette(DARK))


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_the_canvas_shows_the_picture_the_exporters_paint(path: Path) -> None:
    layout = lay_out(read(path.read_text(encoding="utf-8")))
    told = canvas_data(layout, None, [], 0, "zh", {}, True, None, 600)
    colours = palette(SCREEN)
    painted = re.sub(r"var\(--([\w-]+)\)", lambda found: colours[found[1]], told["svg"])
    assert painted == svg(layout)


def test_lanes_that_hold_nothing_are_inserted_in_their_order() -> None:
    layout = lay_out(read(SMALL))
    whole = with_all_lanes(layout)
    assert [band.lane for band in whole.bands] == list(Lane)
    tops = [band.rect.y for band in whole.bands]
    assert tops == sorted(tops)
    assert [border.below for border in whole.borders] == [Lane.CUSTOMER, Lane.FRONTSTAGE, Lane.BACKSTAGE]
    for above, below in zip(whole.bands, whole.bands[1:], strict=False):
        assert above.rect.bottom == pytest.approx(below.rect.y)
    assert whole.height == pytest.approx(layout.height + 3 * EMPTY_HEIGHT)


def test_boxes_stay_in_their_lanes_and_arrows_on_their_boxes_when_lanes_are_inserted() -> None:
    whole = with_all_lanes(lay_out(read(SMALL)))
    lanes = {band.lane: band.rect for band in whole.bands}
    boxes = {box.id: box for box in whole.boxes}
    for box in boxes.values():
        assert lanes[box.lane].holds(box.rect)
        assert all(box.rect.holds(line.rect, slack=4) for line in box.lines)
    for route in whole.routes:
        for end, id_ in ((route.points[0], route.source), (route.points[-1], route.target)):
            rect = boxes[id_].rect
            assert rect.x - 1 <= end.x <= rect.right + 1
            assert rect.y - 1 <= end.y <= rect.bottom + 1


def test_a_whole_layout_is_left_as_it_is() -> None:
    whole = with_all_lanes(lay_out(read(SMALL)))
    assert with_all_lanes(whole) is whole


def test_a_map_without_touchpoints_is_five_empty_lanes() -> None:
    told = canvas_data(None, None, [], 3, "en", {}, False, None, 600)
    assert [band["lane"] for band in told["bands"]] == [lane.value for lane in Lane]
    assert [band.rect.h for band in empty_layout("both").bands] == [EMPTY_HEIGHT] * 5
    assert (told["boxes"], told["seq"]) == ({}, 3)


def test_places_titles_and_shares_are_told() -> None:
    service_map = read(SMALL)
    layout = lay_out(service_map)
    told = canvas_data(layout, service_map, ["pay"], 2, "en", {"pay": "error"}, False, "pay", 500)
    assert told["boxes"]["enter"]["titles"] == {"zh": "进门", "en": "Enter"}
    assert told["boxes"]["enter"]["title"] == "Enter"
    assert told["order"] == ["enter", "greet", "pay"]
    shares = {(r["from"], r["to"]): r.get("text") for r in told["routes"] if r["kind"] == "flow"}
    assert shares == {("enter", "greet"): "40 %", ("enter", "pay"): "60 %", ("greet", "pay"): None}
    json.dumps(told)


@pytest.mark.parametrize("name", ["CANVAS", "TEXT_EDITOR", "TABLE", "WALK", "PICTURES"])
def test_joined_modules_import_nothing_and_export_the_entry_alone(name: str) -> None:
    joined = getattr(browser, name).joined()
    assert re.findall(r"^import .*", joined, re.MULTILINE) == []
    assert re.findall(r"^export (\w+)", joined, re.MULTILINE) == ["default"]


def test_parts_of_a_lane_are_lanes_to_drop_into():
    text = SMALL.replace("lane: backstage", "lane: backstage/仓库")
    text += "  ship: {lane: backstage/records, title: 发货, next: pay}\n"
    service_map = loads(text).map
    told = canvas_data(lay_out(service_map), service_map, (), 0, "zh", {}, False, None, 600)
    parts = {band["lane"]: band for band in told["bands"] if band["lane"].startswith("backstage")}
    assert list(parts) == ["backstage/仓库", "backstage/records"]
    assert parts["backstage/仓库"]["name"].endswith(" · 仓库")
    for id_ in ("greet", "ship"):
        box, band = told["boxes"][id_], parts[told["boxes"][id_]["lane"]]
        assert band["y"] <= box["rect"][1] and box["rect"][1] + box["rect"][3] <= band["y"] + band["h"]
