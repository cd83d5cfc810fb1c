"""The time ladder: the most common way through, never an early way out."""

from __future__ import annotations

import pytest

from blueprint.draw.charts.ladder import ladder_chart
from blueprint.draw.charts.steps import ladder_of
from blueprint.draw.theme.themes import THEMES
from blueprint.figures import Analysis
from blueprint.model.loader import loads

CLINIC = """blueprint: 1
title: Clinic
exits: {gave-up: {title: Gave up, good: no}}
segments:
  young: {title: Young, share: 40%, changes: {come: {next: {desk: 20%, kiosk: 80%}}}}
  old: {title: Old, share: 60%}
touchpoints:
  book: {lane: customer, title: Book, time: 5m, next: {come: 85%}, end: {gave-up: 15%}}
  come: {lane: customer, title: Come in, time: 5m, next: {desk: 55%, kiosk: 45%}}
  desk: {lane: frontstage, title: Desk, time: 5m, next: {blood: 50%, image: 50%}}
  kiosk: {lane: customer, title: Kiosk, time: 5m, next: {blood: 50%, image: 50%}}
  blood: {lane: frontstage, title: Blood test, time: 20m, next: {pill: 50%, leave: 50%}}
  image: {lane: frontstage, title: Imaging, time: {standard: 30m, limit: {within: 1h, from: book}}, next: {pill: 50%, leave: 50%}}
  pill: {lane: customer, title: Pharmacy, time: 10m, next: leave}
  leave: {lane: customer, title: Leave, time: {standard: 1m, limit: {within: 30m, from: come}}, end: served}
"""


def analysis(text: str = CLINIC) -> Analysis:
    service_map = loads(text).map
    assert service_map is not None
    return Analysis(service_map)


@pytest.mark.parametrize(
    ("segment", "way", "share"),
    [
        ("all", ["book", "come", "kiosk", "blood", "leave"], 0.85 * (0.4 * 0.8 + 0.6 * 0.45) / 4),
        ("young", ["book", "come", "kiosk", "blood", "leave"], 0.85 * 0.8 / 4),
        ("old", ["book", "come", "desk", "blood", "leave"], 0.85 * 0.55 / 4),
    ],
)
def test_it_shows_the_most_common_way_to_the_exit_by_which_most_leave(
    segment: str, way: list[str], share: float
) -> None:
    ladder = ladder_of(analysis(), segment)
    assert [step.id for step in ladder.steps] == way
    assert ladder.way is not None and ladder.way.exit == "served"
    assert ladder.way.share == pytest.approx(share)
    assert ladder.total == 36 * 60


def test_it_says_what_it_is_and_how_many_walk_it() -> None:
    made = analysis()
    for speech, said in (
        ("en", "most common way through (12.5 % of customers), to served: 36 min"),
        ("zh", "最常见的动线（12.5 % 的客户），至办成：平均 36 分钟"),
    ):
        chart = ladder_chart(made.map, ladder_of(made), speech, THEMES["screen"])  # type: ignore[arg-type]
        assert said in chart
        assert "critical chain" not in chart and "关键链" not in chart


def test_a_limit_of_the_way_stands_below_the_promises() -> None:
    (line,) = ladder_of(analysis()).lines  # that of `image` is not on the way
    assert (line.first, line.last, line.seconds, line.kept, line.limit) == (1, 4, 1800.0, False, True)


def test_a_way_whose_times_are_unknown_is_still_the_way() -> None:
    ladder = ladder_of(analysis(CLINIC.replace("title: Kiosk, time: 5m", "title: Kiosk")))
    assert [step.id for step in ladder.steps] == ["book", "come", "kiosk", "blood", "leave"]
    assert not ladder.known
