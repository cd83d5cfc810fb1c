"""Who routes: our elbows, Graphviz, and what happens when Graphviz cannot."""

import subprocess
import sys
from pathlib import Path

import pytest

from blueprint.draw import lay_out
from blueprint.draw.geometry import Point, Rect
from blueprint.draw.routing import engine
from blueprint.draw.routing.check import Checker, overlays
from blueprint.draw.routing.quality import judge
from blueprint.draw.shapes import Route
from blueprint.model.loader import load
from blueprint.model.service_map import ServiceMap
from tests.draw.generate import service_map
from tests.draw.judge import judge_layout

MAPS = sorted((Path(__file__).parents[2] / "maps").glob("*.blueprint.yaml"))


def branch() -> ServiceMap:
    found = load(next(p for p in MAPS if p.name.startswith("branch"))).map
    assert found
    return found


@pytest.mark.parametrize("size", [12, 40])
def test_graphviz_may_route(size):
    layout = lay_out(service_map(size), engine="graphviz")
    judge_layout(layout)
    assert [r.points for r in layout.routes] != [r.points for r in lay_out(service_map(size)).routes]


def test_our_elbows_cross_less():
    ours, theirs = (judge(lay_out(branch(), engine=e).routes) for e in ("elbows", "graphviz"))
    assert ours.crossings < theirs.crossings


def test_without_an_engine_there_are_elbows_and_a_notice(monkeypatch):
    monkeypatch.setattr("blueprint.draw.routing.ortho.find_engine", lambda _: None)
    layout = lay_out(branch(), engine="graphviz")
    assert layout.routes == lay_out(branch()).routes
    (notice,) = layout.notices
    assert "plain elbows" in notice.en and "直角折线" in notice.zh


@pytest.mark.parametrize(
    "script", ["import sys; sys.exit('trouble in init_rank')", "print('no json')", "print('{}')"]
)
def test_when_graphviz_fails_there_are_elbows_and_a_notice(monkeypatch, script):
    def run(command, arguments, source):
        return engine.run(sys.executable, ["-c", script], source)

    monkeypatch.setattr("blueprint.draw.routing.ortho.find_engine", lambda _: "dot")
    monkeypatch.setattr("blueprint.draw.routing.ortho.run", run)
    layout = lay_out(branch(), engine="dot")
    assert layout.routes == lay_out(branch()).routes
    assert "could not route" in layout.notices[0].en


def test_a_system_dot_is_used_when_asked_for(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda name: f"/somewhere/{name}")
    assert engine.find_engine("dot") == "/somewhere/dot"


def test_nothing_heavy_is_imported_for_the_package():
    code = "import sys, blueprint.draw; print(*[m for m in ('resvg_py', 'networkx', 'numpy', 'graphviz', 'pydantic') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


BOXES = {"a": Rect(0, 0, 100, 50), "b": Rect(200, 0, 100, 50), "c": Rect(400, 0, 100, 50)}


@pytest.mark.parametrize(
    ("points", "fault"),
    [
        ([(100, 25), (200, 25)], ""),
        ([(100, 25), (150, 25), (150, 90), (450, 90), (450, 50)], "ends away from its box"),
        ([(100, 25), (180, 25), (200, 40)], "slanted"),
        ([(120, 25), (200, 25)], "starts away from its box"),
        ([(100, 25), (150, 25), (150, -20), (250, -20), (250, 0)], "leaves the picture"),
        ([(100, 25), (150, 25), (150, 30), (300, 30)], "passes over a box"),
    ],
)
def test_the_check_sees_what_is_wrong(points, fault):
    route = Route("flow", "a", "b", tuple(Point(*p) for p in points))
    assert Checker(BOXES, Rect(0, 0, 500, 200)).fault(route) == fault


def test_the_check_sees_arrows_on_one_another():
    one = Route("flow", "a", "b", (Point(100, 25), Point(200, 25)))
    two = Route(
        "flow", "a", "c", (Point(100, 25), Point(180, 25), Point(180, 90), Point(450, 90), Point(450, 50))
    )
    same_end = Route("flow", "c", "b", (Point(120, 60), Point(120, 25), Point(200, 25)))
    assert overlays([one, two]) == {1}
    assert overlays([one, same_end]) == set()
