"""Customers' ways over all our maps: few cross, none runs through a lane that is closed to them or along a line."""

from functools import cache
from itertools import pairwise
from pathlib import Path

from benchmarks.bench_routes import inside
from benchmarks.generate import service_map
from blueprint.draw import lay_out
from blueprint.draw.routing import paths
from blueprint.draw.routing.quality import judge
from blueprint.draw.shapes import Layout
from blueprint.model.loader import load, loads

MAPS = sorted((Path(__file__).parents[2] / "maps").glob("*.blueprint.yaml"))
HOSPITAL = Path(__file__).parent / "maps" / "hospital.blueprint.yaml"


@cache
def drawn(path: Path) -> Layout:
    service_map = load(path).map
    assert service_map
    return lay_out(service_map)


def test_few_cross():
    """41 when long arrows had the lines beside their boxes alone (0.1.0), of fewer maps."""
    assert sum(judge(drawn(path).routes).crossings for path in MAPS) <= 36


def test_a_long_way_takes_any_channel_that_is_open():
    """18 crossings in 0.1.0, 11 of them of one arrow."""
    assert judge(drawn(HOSPITAL).routes).crossings <= 3


def test_none_runs_through_evidence_or_support():
    assert not {path.name: found for path in (*MAPS, HOSPITAL) if (found := inside(drawn(path)))}


def test_none_runs_beside_a_line_between_lanes():
    """At 8 px the two read as one double line."""
    for path in (*MAPS, HOSPITAL):
        layout = drawn(path)
        level = [
            (a.y, abs(a.x - b.x))
            for route in layout.routes
            if route.kind == "flow"
            for a, b in pairwise(route.points)
            if a.y == b.y
        ]
        near = [y for y, length in level for line in layout.borders if length > 60 and abs(y - line.y) < 12]
        assert not near, path.name


def test_routes_that_are_remembered_are_those_found_anew():
    text = service_map(12)
    lane = "lane: customer" if "lane: customer" in text.split("step-5:")[1] else "lane: frontstage"
    head, tail = text.split("step-5:")
    texts = [
        text,
        text.replace("Step 3}", "Step three}"),
        f"{head}step-5:{tail.replace(lane, 'lane: backstage', 1)}",
        text,
    ]
    maps = [known for each in texts if (known := loads(each).map)]
    assert len(set(texts)) == 3 == len(maps) - 1
    paths._found.cache_clear()
    remembered = [lay_out(known) for known in maps]
    assert paths._found.cache_info().hits
    for known, before in zip(maps, remembered, strict=True):
        paths._found.cache_clear()
        assert lay_out(known) == before
