"""A map arranged on the grid: which node stands in which cell, what its box says, what is to be routed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.draw.curve.likely_route import most_likely_route
from blueprint.draw.diagram import Diagram, Link
from blueprint.draw.layout.columns import Columns
from blueprint.draw.layout.hanging import hang
from blueprint.draw.layout.rows import Rows
from blueprint.draw.parts.contents import compose
from blueprint.draw.parts.evidence import gather
from blueprint.draw.routing.grid import Cell, Ground
from blueprint.draw.routing.prices import Bars, dashed_prices, flow_prices
from blueprint.draw.routing.search import CROSSING, DASHED_CROSSING, Task
from blueprint.draw.text.metrics import measure
from blueprint.draw.text.speech import language_of
from blueprint.model.names import Lane

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blueprint.draw.overlay import Overlay
    from blueprint.draw.shapes import PictureLanguage
    from blueprint.model.service_map import ServiceMap
    from blueprint.source.pictures.picture import Picture

LABEL_SIZE = 9.5
LABEL_PAD = 6.0
_RANK = {"flow": 0, "entry": 0, "evidence": 1, "uses": 2}


class Scene:
    """Nodes in cells with their contents, and links with their tasks (same order)."""

    def __init__(
        self,
        service_map: ServiceMap,
        overlay: Overlay,
        pictures: Mapping[str, Picture],
        speech: PictureLanguage,
    ) -> None:
        """Arrange a map; `pictures` are those of its files that can be drawn."""
        diagram = self.diagram = Diagram(service_map)
        columns = Columns(diagram)
        self.back = columns.back
        of = {**columns.of, **hang(diagram, columns.of)}
        evidence = gather(diagram, of)
        rows = Rows(diagram, of, evidence.stacks, columns.folds, most_likely_route(service_map))
        self.lanes, self.sublanes = rows.lanes, rows.sublanes
        self.nodes = {**diagram.nodes, **evidence.nodes}
        of |= evidence.columns
        self.cells = {n: Cell(of[n], rows.of[n]) for n in self.nodes}
        self.columns = max(of.values(), default=0) + 1
        self.contents = {
            n: compose(node, service_map, overlay, pictures, speech) for n, node in self.nodes.items()
        }
        self.links = [*diagram.flow, *diagram.entries, *evidence.links, *diagram.uses]
        self._speech: PictureLanguage = speech
        self._measured = overlay.shares
        self._numbers = {name: i for i, name in enumerate(self.nodes)}
        self.tasks = [self._task(link) for link in self.links]

    def ground(self) -> Ground:
        """The ground of the grid the tasks are routed on."""
        heights = [40.0 if lane is Lane.EVIDENCE else 62.0 for lane in self.lanes]
        for node, content in self.contents.items():
            row = self.cells[node].row
            heights[row] = max(heights[row], content.height)
        pairs = zip(self.lanes, self.lanes[1:], strict=False)
        gaps = [23.0, *(46.0 if a is not b else 10.0 if a is Lane.EVIDENCE else 24.0 for a, b in pairs), 23.0]
        walked = [row for row, lane in enumerate(self.lanes) if lane not in (Lane.EVIDENCE, Lane.SUPPORT)]
        open_rows = range(walked[0], walked[-1] + 1) if walked else range(0)
        cells = tuple(self.cells.values())
        return Ground(self.columns, len(self.lanes), cells, tuple(heights), tuple(gaps), open_rows)

    def label(self, link: Link) -> str:
        """The share on an arrow, or nothing."""
        if link.share is None and not link.unknown:
            return ""
        said = quantity.part(link.share, language_of(self._speech), unknown=link.unknown)
        if (measured := self._measured.get((link.source, link.target))) is not None:
            said = f"{said} → {measured[language_of(self._speech)]}"
        if link.load is None:
            return said
        # How many take it follows from how busy staff are: said once that has been computed.
        return link.load.sign(language_of(self._speech), "" if link.load.now is None else said)

    def label_width(self, link: Link) -> float:
        """Width of the label's pill, px; 0 without one."""
        text = self.label(link)
        return measure(text, LABEL_SIZE) + 2 * LABEL_PAD if text else 0.0

    def is_back(self, link: Link) -> bool:
        """Whether the link is a connection that goes back."""
        return link.kind == "flow" and (link.source, link.target) in self.back

    def _task(self, link: Link) -> Task:
        target = self.cells[link.target]
        if link.kind == "entry":
            task = Task(target, target, {}, {}, labelled=bool(self.label(link)))
            task.path = [(target.x - 1, target.y), (target.x, target.y)]
            return task
        source = self.cells[link.source]
        if link.kind == "flow":
            one, two = self.nodes[link.source].touchpoint, self.nodes[link.target].touchpoint
            assert one is not None and two is not None
            bars = Bars(link.together, bool(one.join), two.together, bool(two.join))
            leave, enter = flow_prices(source, target, bars)
        else:
            leave, enter = dashed_prices(source, target)
        net = {"flow": None, "evidence": link.source, "uses": link.target}[link.kind]
        number = None if net is None else self._numbers[net]
        return Task(
            source=source,
            target=target,
            leave=leave,
            enter=enter,
            labelled=bool(link.share) or link.unknown,
            net=number,
            rank=_RANK[link.kind],
            crossing=CROSSING if link.kind == "flow" else DASHED_CROSSING,
        )
