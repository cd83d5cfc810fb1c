"""Crossings, bends, length and area of every map's picture, beside ELK layered (elkjs) on the same boxes and arrows.

ELK knows no lanes, no labels and no lines between lanes: it may put a box where it crosses least. `inside`
counts pieces of customers' ways that run through the evidence or support lane: there should be none.
`python -m benchmarks.bench_routes MAP...` draws these maps too.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import peers
from benchmarks.timing import table
from blueprint.draw import lay_out
from blueprint.draw.geometry import Point
from blueprint.draw.routing.quality import Quality, judge
from blueprint.model.loader import load
from blueprint.model.names import Lane

if TYPE_CHECKING:
    from blueprint.draw.shapes import Layout, Route

_CLOSED = (Lane.EVIDENCE, Lane.SUPPORT)
_SCRIPT = """
const Elk = require(process.argv[1]); const elk = new Elk();
let text = ''; process.stdin.on('data', part => text += part).on('end', async () => {
  const found = []; for (const graph of JSON.parse(text)) found.push(await elk.layout(graph));
  console.log(JSON.stringify(found));
});
"""
_OPTIONS = {
    "elk.algorithm": "layered",
    "elk.direction": "RIGHT",
    "elk.edgeRouting": "ORTHOGONAL",
    "elk.layered.thoroughness": "20",
}


def graph(layout: Layout) -> dict[str, Any]:
    """The picture's boxes and arrows as ELK takes them; ways in are no arrows there."""
    return {
        "id": "root",
        "layoutOptions": _OPTIONS,
        "children": [{"id": b.id, "width": b.rect.w, "height": b.rect.h} for b in layout.boxes],
        "edges": [
            {"id": str(i), "sources": [r.source], "targets": [r.target]}
            for i, r in enumerate(layout.routes)
            if r.source
        ],
    }


def theirs(layouts: list[Layout]) -> list[tuple[Quality, float]]:
    """ELK's quality and area for each picture."""
    script, _ = peers.elk()
    assert script
    asked = json.dumps([graph(layout) for layout in layouts])
    told = subprocess.run(
        ["node", "-e", _SCRIPT, script], input=asked, capture_output=True, text=True, check=True
    )
    found = []
    for layout, answer in zip(layouts, json.loads(told.stdout), strict=True):
        routes = [_routed(layout.routes[int(edge["id"])], edge) for edge in answer["edges"]]
        found.append((judge(routes), answer["width"] * answer["height"]))
    return found


def _routed(route: Route, edge: dict[str, Any]) -> Route:
    (section,) = edge["sections"]
    corners = [section["startPoint"], *section.get("bendPoints", ()), section["endPoint"]]
    return replace(route, points=tuple(Point(c["x"], c["y"]) for c in corners))


def ours(layout: Layout) -> tuple[Quality, float]:
    """Our quality, and the area of the lanes."""
    left = min(b.rect.x for b in layout.boxes)
    height = max(b.rect.bottom for b in layout.bands) - min(b.rect.y for b in layout.bands)
    return judge([r for r in layout.routes if r.source]), (layout.width - left) * height


def inside(layout: Layout) -> int:
    """Level pieces of customers' ways in a lane that none of the two ends stands in, and that is closed to them."""
    lanes = {box.id: box.lane for box in layout.boxes}
    count = 0
    for route in layout.routes:
        if route.kind != "flow":
            continue
        for band in layout.bands:
            if band.lane in _CLOSED and band.lane not in (lanes[route.source], lanes[route.target]):
                count += sum(
                    a.y == b.y and band.rect.y < a.y < band.rect.bottom for a, b in pairwise(route.points)
                )
    return count


def main() -> None:
    paths = [*sorted(Path("maps").glob("*.blueprint.yaml")), *map(Path, sys.argv[1:])]
    layouts = []
    for path in paths:
        service_map = load(path).map
        assert service_map
        layouts.append(lay_out(service_map))
    names = [path.name.split(".")[0] for path in paths]
    script, reason = peers.elk()
    mine = [ours(layout) for layout in layouts]
    other: list[tuple[Quality, float] | None] = [*theirs(layouts)] if script else [None] * len(mine)
    rows = [
        _row(name, one, two, inside(layout))
        for name, one, two, layout in zip(names, mine, other, layouts, strict=True)
    ]
    sums = [sum(values) for values in zip(*(row[1] for row in rows), strict=True)]
    print(table(_HEAD, [(name, *(f"{v:,.0f}" for v in values)) for name, values in [*rows, ("all", sums)]]))
    if not script:
        print(f"skipped: {reason}")


_HEAD = (
    "", "cross", "ELK", "any", "ELK", "bends", "ELK", "length px", "ELK", "area 1000 px²", "ELK", "inside"
)  # fmt: skip


def _row(
    name: str, mine: tuple[Quality, float], other: tuple[Quality, float] | None, within: int
) -> tuple[str, list[float]]:
    (one, area), (two, wide) = mine, other or (Quality(0, 0, 0, 0.0), 0.0)
    pairs = [*zip(one, two, strict=True), (area / 1000, wide / 1000)]
    return name, [*(float(value) for pair in pairs for value in pair), float(within)]


if __name__ == "__main__":
    main()
