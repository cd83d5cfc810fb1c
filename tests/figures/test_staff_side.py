"""The staff's side (两客): how those feel who serve, by hand; where it stands; and the rule about peaks that rest on it."""

import pytest

from blueprint.draw import lay_out
from blueprint.draw.folding import folded
from blueprint.draw.from_figures import overlay_of
from blueprint.draw.svg_painter import paint
from blueprint.figures import Analysis
from blueprint.figures.staff_side import staff_side
from blueprint.lint.rules.peak_on_staff_low import rule
from blueprint.lint.run.engine import lint
from blueprint.model.loader import loads
from tests.run import run

HALL = """\
blueprint: 1
title: Hall
segments:
  calm: {title: Calm, share: 75%}
  hurried: {title: Hurried, share: 25%, changes: {counter: {staff_emotion: -4}}}
touchpoints:
  greet: {lane: frontstage, title: Greet, time: 20s, emotion: 1, staff_emotion: {score: 1, spread: 0.8, source: survey, n: 16}, next: {counter: 40%, leave: 60%}}
  counter: {lane: frontstage, title: Counter, time: 5m, emotion: 3, staff_emotion: -2, uses: [stock], next: {check: 50%, leave: 50%}}
  check: {lane: backstage, title: Check, time: 2m, staff_emotion: 0, next: leave}
  stock: {lane: backstage, title: Stock, staff_emotion: -3}
  leave: {lane: customer, title: Leave, time: 10s, emotion: 1, staff_emotion: 5, end: served}
"""


def analysis(text: str) -> Analysis:
    loaded = loads(text)
    assert loaded.map is not None and not loaded.problems
    return Analysis(loaded.map)


def test_scores_are_means_by_visits_of_the_segments_that_are_served():
    side = staff_side(analysis(HALL))
    assert side is not None
    # counter: 0.75 of -2 and 0.25 of -4; visits 1, 0.4, 0.2: (1 x 1 + 0.4 x -2.5 + 0.2 x 0) / 1.6
    assert [(f.id, f.score, round(f.visits, 9)) for f in side.feelings] == [
        ("greet", 1, 1),
        ("counter", pytest.approx(-2.5), 0.4),
        ("check", 0, 0.2),
        ("stock", -3, 0),
    ]
    assert side.mean == pytest.approx(0)
    assert side.lowest.id == "stock"
    hurried = staff_side(analysis(HALL), "hurried")
    assert hurried is not None and hurried.feelings[1].score == -4


def test_customers_own_actions_have_no_staff_and_what_customers_feel_stands_beside():
    side = staff_side(analysis(HALL))
    assert side is not None
    assert {f.id: f.customers for f in side.feelings} == {
        "greet": 1,
        "counter": 3,
        "check": None,
        "stock": None,
    }


def test_a_measured_score_is_as_sure_as_its_answers_and_an_assumed_one_a_point_either_way():
    side = staff_side(analysis(HALL))
    assert side is not None
    greet, counter, *_ = side.feelings
    assert greet.measured and greet.off == pytest.approx(1.2815515655 * 0.8 / 4)
    assert not counter.measured and counter.off == pytest.approx(1)


def test_without_figures_the_scores_of_the_map_stand():
    side = staff_side(analysis(HALL.replace("{counter: 40%, leave: 60%}", "{counter: , leave: }")))
    assert side is not None and side.mean is None
    assert [f.score for f in side.feelings] == [1, -2, 0, -3]


def test_a_map_that_says_nothing_of_staff_has_neither_curve_nor_section():
    silent = analysis(
        "blueprint: 1\ntitle: A\ntouchpoints:\n  a: {lane: customer, title: A, emotion: 1, end: served}\n"
    )
    assert staff_side(silent) is None
    picture = lay_out(silent.map, overlay_of(silent, ranges=False))
    assert picture.curve is not None and picture.curve.below is None


def test_their_curve_stands_under_the_customers_on_the_same_scale_in_another_form():
    known = analysis(HALL)
    picture = lay_out(known.map, overlay_of(known, ranges=False), "en")
    curve = picture.curve
    assert curve is not None and curve.below is not None
    staff = curve.below
    assert staff.rect.y > curve.rect.bottom and staff.rect.bottom < picture.height
    assert [axis.text for axis in staff.axis] == [axis.text for axis in curve.axis]
    columns = {box.id: box.column for box in picture.boxes}
    assert [columns[d.touchpoint or ""] for d in staff.dots] == sorted(
        columns[d.touchpoint or ""] for d in staff.dots
    )
    assert {d.touchpoint for d in staff.dots} == {"greet", "counter", "check", "stock"}
    assert [note.text for note in staff.notes] == ["high +1", "low −3"]
    assert any(entry.sign == "staff" for entry in picture.legend)
    drawn = paint(picture)
    assert 'stroke="#6E4FB8" stroke-width="2.4" stroke-dasharray="7 4"' in drawn
    boxes = {box.id: box.rect for box in picture.boxes}
    assert all(abs(d.at.x - boxes[d.touchpoint or ""].centre.x) < 60 for d in staff.dots)


def test_a_folded_picture_keeps_every_point_of_both_curves():
    known = analysis(HALL)
    overlay = overlay_of(known, ranges=False)
    whole = lay_out(known.map, overlay, "en")
    narrow = folded(whole, known.map, overlay, 1)
    curves = [each for c in (narrow.curve, *narrow.more_curves) if c for each in c.both]
    assert len([c for c in curves if c.whose == "staff"]) > 1
    for whose, names in (
        ("staff", {"greet", "counter", "check", "stock"}),
        ("customers", {"greet", "counter", "leave"}),
    ):
        assert {d.touchpoint for c in curves if c.whose == whose for d in c.dots} == names
    for each in curves:
        assert all(each.rect.y - 1 <= d.at.y <= each.rect.bottom + 1 for d in each.dots)


def test_analyse_says_it_in_words_and_in_json(tmp_path):
    path = tmp_path / "hall.blueprint.yaml"
    path.write_text(HALL, encoding="utf-8")
    said = run("--lang", "zh", "analyse", str(path), "--full").stdout
    assert "员工的感受" in said and "其中 3/4 个分数是假设的" in said
    assert '"staff": {' in run("analyse", str(path), "--json").stdout


@pytest.mark.parametrize(
    ("score", "found"), [("-2", ["counter"]), ("-1.9", []), ("{score: -3, source: 座谈, n: 9}", ["counter"])]
)
def test_a_peak_that_rests_on_a_low_is_found(score, found):
    text = f"""\
blueprint: 1
title: 柜台
touchpoints:
  wait: {{lane: customer, title: 等候, emotion: -1, next: counter}}
  counter: {{lane: frontstage, title: 柜台, emotion: 3, staff_emotion: {score}, next: leave}}
  leave: {{lane: customer, title: 离开, emotion: 1, end: served}}
"""
    assert [f.element for f in lint(loads(text), [rule]).findings] == found
