"""A map to its layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.draw.curve.curve import draw_curve, height_of
from blueprint.draw.geometry import Rect
from blueprint.draw.layout.connect import planned
from blueprint.draw.layout.labels import label_routes
from blueprint.draw.layout.lanes import PHASE_HEIGHT, bands, lane_margin, phases
from blueprint.draw.layout.scene import Scene
from blueprint.draw.overlay import Overlay
from blueprint.draw.parts.heading import MARGIN, heading
from blueprint.draw.parts.legend import legend, signs_of
from blueprint.draw.parts.notes import note_row
from blueprint.draw.shapes import Layout
from blueprint.draw.text.speech import say, say_text
from blueprint.draw.text.words import BLUEPRINT, COUNTS
from blueprint.model.pictures import pictures_of

if TYPE_CHECKING:
    from blueprint.draw.layout.connect import Plan
    from blueprint.draw.options import Engine
    from blueprint.draw.shapes import PictureLanguage
    from blueprint.model.service_map import ServiceMap
    from blueprint.wording import Wording

_LEAST_WIDTH = 640.0
"""A small map stands apart to fill it, px."""


def lay_out(
    service_map: ServiceMap,
    overlay: Overlay | None,
    speech: PictureLanguage,
    engine: Engine,
    notes: bool = False,
) -> Layout:
    """Arrange, route and place a map, with a row of `notes` below its lanes where that is wanted."""
    overlay = overlay or Overlay()
    pictures = pictures_of(service_map)
    scene = Scene(service_map, overlay, pictures, speech)
    left = lane_margin(speech)
    plan = planned(scene, left, _LEAST_WIDTH - 12)
    width = plan.place.right + 12
    above = heading(service_map, overlay, pictures, width, speech)
    top = above.bottom
    phase_bands = phases(scene, plan.place.column_x, top, speech)
    plan.place_rows(top + (PHASE_HEIGHT if phase_bands else 0))
    told = _ask_graphviz(plan, engine, width) if engine in ("graphviz", "dot") else ()
    lanes, borders = bands(plan.place, width, left, speech)
    keep_clear = [Rect(0, border.y - 3, width, 6) for border in borders]
    routes = label_routes(scene, plan, keep_clear, speech)
    boxes = tuple(plan.boxes.values())
    bottom = plan.place.bottom
    noted = note_row(service_map, plan.boxes, pictures, bottom, width, speech) if notes else None
    bottom = noted.rect.bottom if noted else bottom
    curve = draw_curve(service_map, overlay, plan.boxes, bottom, left + 10, width - 16, speech)
    bottom += height_of(curve)
    entries, bottom = legend(
        signs_of(boxes, routes, bool(plan.bars), curve), left, bottom + 22, width - MARGIN, speech
    )
    return Layout(
        language=speech,
        title=say(BLUEPRINT.filled(title=say_text(service_map.title, speech).joined), speech).main,
        description=_describe(service_map, scene, speech),
        width=width,
        height=bottom,
        heading=above.lines,
        figures=above.cards,
        phases=phase_bands,
        bands=lanes,
        borders=borders,
        boxes=boxes,
        routes=routes,
        bars=plan.bars,
        curve=curve,
        legend=entries,
        notices=(*overlay.notices, *told),
        note_rows=(noted,) if noted else (),
        images=above.images,
    )


def _ask_graphviz(plan: Plan, engine: Engine, width: float) -> tuple[Wording, ...]:
    """Let Graphviz route in place of our elbows; says what it could not do."""
    from blueprint.draw.routing.ortho import route_by_graphviz

    canvas = Rect(0, plan.place.top, width, plan.place.bottom - plan.place.top)
    rects = {name: box.rect for name, box in plan.boxes.items()}
    routes, told = route_by_graphviz(plan.routes, rects, canvas, "dot" if engine == "dot" else "graphviz")
    plan.use(routes)
    return told


def _describe(service_map: ServiceMap, scene: Scene, speech: PictureLanguage) -> str:
    counts = COUNTS.filled(
        touchpoints=len(service_map.touchpoints),
        lanes=len(set(scene.lanes)),
        connections=len(scene.diagram.flow),
    )
    purpose = say_text(service_map.purpose, speech).joined + " " if service_map.purpose else ""
    return purpose + say(counts, speech).joined
