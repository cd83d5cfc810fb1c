"""The emotion curve: the most likely route, its peak and end, or what an overlay says."""

from blueprint.draw import lay_out
from blueprint.draw.charts.emotion import emotion_chart
from blueprint.draw.curve.course import peak_and_end
from blueprint.draw.curve.likely_route import most_likely_route
from blueprint.draw.from_figures import overlay_of
from blueprint.draw.overlay import CurveNote, CurvePoint, Figure, Overlay
from blueprint.draw.theme.theme import SCREEN
from blueprint.figures import Analysis
from blueprint.model.loader import loads
from blueprint.model.service_map import ServiceMap
from blueprint.wording import Wording


def read(touchpoints: str) -> ServiceMap:
    loaded = loads(f"blueprint: 1\ntitle: T\ntouchpoints:\n{touchpoints}")
    assert loaded.map is not None, loaded.problems
    return loaded.map


BRANCHED = read("""
  a: {lane: customer, title: A, emotion: 1, next: {b: 40%, c: 60%}}
  b: {lane: customer, title: B, emotion: -4, end: served}
  c: {lane: customer, title: C, emotion: 2, next: {d: 50%, e: 50%}}
  d: {lane: backstage, title: D, emotion: 5, end: served}
  e: {lane: frontstage, title: E, emotion: -3, end: lost}
""")


def test_the_most_likely_route_is_the_likeliest_walk_to_an_exit():
    assert most_likely_route(BRANCHED) == ["a", "b"]
    assert most_likely_route(read("  a: {lane: customer, title: A, next: a}\n")) == []


def test_long_routes_do_not_vanish():
    many = "".join(
        f"  t{i}: {{lane: customer, title: A, next: {{t{i + 1}: 1%}}, end: {{lost: 0.0001}}}}\n"
        for i in range(400)
    )
    route = most_likely_route(
        read(many.replace("end: {lost: 0.0001}", "") + "  t400: {lane: customer, title: Z, end: served}\n")
    )
    assert len(route) == 401


def test_peak_is_the_strongest_and_of_two_the_negative():
    notes = peak_and_end([CurvePoint(2), CurvePoint(-2), CurvePoint(1)])
    assert [(n.at, n.kind, n.detail) for n in notes] == [(1, "low", "−2"), (2, "end", "+1")]
    assert [(n.at, n.kind) for n in peak_and_end([CurvePoint(1), CurvePoint(2)])] == [(1, "end")]


def test_where_shares_are_known_the_end_is_where_most_leave():
    points = [CurvePoint(1, "a", share=1.0), CurvePoint(2, "b", share=0.9), CurvePoint(-1, "c", share=0.05)]
    assert [n.at for n in peak_and_end(points, {"b": 1.0, "c": 1.0})] == [1]
    assert [n.at for n in peak_and_end(points)] == [1, 2]


def test_without_an_overlay_the_curve_follows_the_most_likely_route():
    curve = lay_out(BRANCHED).curve
    assert curve and [(dot.touchpoint, dot.value) for dot in curve.dots] == [("a", 1), ("b", -4)]
    assert "低谷" in curve.notes[0].text or "峰 = 终" in curve.notes[0].text


def test_what_nobody_measured_is_hollow_in_the_picture_and_in_the_chart():
    service_map = read("""
  a: {lane: customer, title: A, emotion: {score: 1, n: 40, source: Survey}, next: b}
  b: {lane: customer, title: B, emotion: 2, end: served}
""")
    overlay = overlay_of(Analysis(service_map))
    layout = lay_out(service_map, overlay, "zh")
    assert layout.curve and [dot.measured for dot in layout.curve.dots] == [True, False]
    assert {"空心：假定", "色带：80 % 范围"} <= {line.text for line in layout.curve.names}
    chart = emotion_chart(service_map, layout, overlay, {}, SCREEN)
    paper = f'fill="{SCREEN.paper}" stroke='
    assert chart.count("<circle") == 2 and chart.count(paper) == 1
    assert "空心：假定" in chart and "得分的 80 % 范围" in chart


def test_no_emotion_no_curve():
    assert lay_out(read("  a: {lane: customer, title: A, end: served}\n")).curve is None


def test_an_overlays_points_run_from_left_to_right_with_their_notes():
    points = (
        CurvePoint(2, "e", share=0.3),
        CurvePoint(1, "a", share=1),
        CurvePoint(0, "gone"),
        CurvePoint(-1, "c", low=-2, high=0),
    )
    overlay = Overlay(curve=points, notes=(CurveNote(0, Wording("here", "这里"), "+2", "high"),))
    curve = lay_out(BRANCHED, overlay, "en").curve
    assert curve and [dot.touchpoint for dot in curve.dots] == ["a", "c", "e"]
    assert [dot.kind for dot in curve.dots] == ["plain", "plain", "high"]
    assert [line.text for line in curve.notes] == ["here +2"]
    xs = [dot.at.x for dot in curve.dots]
    assert xs == sorted(xs)


def test_header_figures_are_drawn_in_rows_that_fit():
    figures = tuple(
        Figure(Wording(f"figure {i}", f"数字{i}"), f"{i}", Wording("a note", "备注")) for i in range(12)
    )
    layout = lay_out(BRANCHED, Overlay(figures=figures))
    assert len(layout.figures) == 12 and len({card.rect.y for card in layout.figures}) > 1
    assert layout.figures[0].label.text == "数字0 · figure 0"


def test_the_end_is_where_most_customers_leave_and_not_where_most_come_by():
    points = (CurvePoint(-1, "menu", share=1.0), CurvePoint(1, "thanks", share=0.97))
    notes = peak_and_end(points, {"menu": 0.03, "thanks": 1.0})
    assert [n.at for n in notes if n.kind == "end"] == [1]
