"""What a difference draws on a picture: frames, signs and lines for what came, went, moved or changed, and a key.

Each is told apart by colour and by form: the line around it and the sign on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from blueprint.draw.geometry import Point, Rect
from blueprint.draw.shapes import Layout, Route
from blueprint.draw.svg_painter.additions import Additions
from blueprint.draw.svg_painter.frame import smooth
from blueprint.draw.text.metrics import measure
from blueprint.wording import Language, Wording

Kinds = Mapping[tuple[str, ...], str]
"""Touchpoint `(id,)` or connection `(from, to)` to what happened to it."""


@dataclass(frozen=True)
class _Look:
    """How a kind of change is drawn: its sign, its colour, the dashes of its line, its name."""

    sign: str
    colour: str
    dashes: str
    name: Wording


_LOOKS = {
    "added": _Look("+", "#1B7837", "", Wording("new", "新增")),
    "removed": _Look("×", "#B2182B", "7 5", Wording("gone", "删除")),
    "moved": _Look("»", "#2166AC", "2 3", Wording("moved or renamed", "移动或改编号")),
    "changed": _Look("≠", "#8C6D00", "10 3 2 3", Wording("changed", "修改")),
}
_GREY, _SOFT = "#5E6C84", "#626F86"
_ROOM = 34.0
_OLD_CURVE = Wording("emotion before", "之前的情感")
_UNCHANGED = Wording("pale: as before", "淡色：未变")
COLOURS = {kind: look.colour for kind, look in _LOOKS.items()} | {
    "before": _GREY,
    "unchanged": _SOFT,
    "paper": "#FFFFFF",
}
"""What each kind of change is drawn in, on white paper."""


def additions(
    layout: Layout,
    kinds: Kinds,
    before: list[Point],
    language: Language,
    colours: Mapping[str, str] = COLOURS,
    unchanged: Wording = _UNCHANGED,
) -> Additions:
    """What is drawn on a layout of both sides.

    Args:
        layout: of both sides as one map.
        kinds: what happened to what.
        before: the course of the old emotion curve on the layout, in px; empty where it is that of the new one.
        language: of the key.
        colours: by kind, as `COLOURS` has them.
        unchanged: what the key says of all that is pale.
    """
    over = list(_signs(layout, kinds, colours))
    if before:
        over.append(
            f'<path d="{smooth(before)}" fill="none" stroke="{colours["before"]}" stroke-width="1.6" stroke-dasharray="5 4"/>'
        )
    there = {kind for kind in kinds.values() if kind in _LOOKS}
    over += _key(layout, there, bool(before), unchanged[language], language, colours)
    under = ('<g id="difference" fill="none" stroke-width="2.5">', *_frames(layout, kinds, colours), "</g>")
    pale = frozenset(name for name, thing in _things(layout) if thing not in kinds)
    return Additions(pale=pale, under=under, over=tuple(over), below=_ROOM)


def _things(layout: Layout) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The name of every group of the picture, and what of the map it shows."""
    for box in layout.boxes:
        yield f"{box.kind}:{box.id}", (box.id.partition(":")[0],)
    for route in layout.routes:
        if route.kind == "flow":
            yield f"connection:{route.source}:{route.target}", (route.source, route.target)
        elif route.kind == "entry":
            yield f"entry:{route.target}", (route.target,)


def _frames(layout: Layout, kinds: Kinds, colours: Mapping[str, str]) -> Iterator[str]:
    for route in layout.routes:
        kind = kinds.get((route.source, route.target))
        if kind in _LOOKS and route.kind == "flow":
            way = " ".join(f"{'L' if n else 'M'}{p.x:.1f} {p.y:.1f}" for n, p in enumerate(route.points))
            yield f'<path d="{way}" {_stroke(kind, colours)} stroke-linejoin="round"/>'
    for box in layout.boxes:
        kind = kinds.get((box.id,))
        if kind in _LOOKS and box.kind == "touchpoint":
            yield _frame(box.rect, 3, 9, _stroke(kind, colours))


def _stroke(kind: str, colours: Mapping[str, str]) -> str:
    return f'stroke="{colours[kind]}" stroke-dasharray="{_LOOKS[kind].dashes or "none"}"'


def _frame(r: Rect, far: float, bend: float, stroke: str) -> str:
    return (
        f'<rect x="{r.x - far:.1f}" y="{r.y - far:.1f}" width="{r.w + 2 * far:.1f}" height="{r.h + 2 * far:.1f}" '
        f'rx="{bend:.1f}" {stroke}/>'
    )


def _signs(layout: Layout, kinds: Kinds, colours: Mapping[str, str]) -> Iterator[str]:
    """At the upper edge of each box, where neither marks nor arrows stand; on each arrow that came or went."""
    for box in layout.boxes:
        kind = kinds.get((box.id,))
        if kind in _LOOKS and box.kind == "touchpoint":
            at = Point(box.rect.x + box.rect.w * 0.26, box.rect.y - 3)
            yield from _sign(_LOOKS[kind].sign, colours[kind], colours["paper"], at)
    for route in layout.routes:
        kind = kinds.get((route.source, route.target))
        if kind not in _LOOKS or route.kind != "flow":
            continue
        if route.label:
            pill = route.label.rect
            yield _frame(
                pill, 1.5, pill.h / 2 + 1.5, f'fill="none" stroke-width="2" {_stroke(kind, colours)}'
            )
        if kind in ("added", "removed"):
            yield from _sign(_LOOKS[kind].sign, colours[kind], colours["paper"], _place(route))


def _place(route: Route) -> Point:
    """Above the start of an arrow's label; without one in the middle of its longest straight piece."""
    if route.label:
        return Point(route.label.rect.x - 1, route.label.rect.y - 3)
    pieces = list(zip(route.points, route.points[1:], strict=False))
    one, other = max(pieces, key=lambda ends: abs(ends[0].x - ends[1].x) + abs(ends[0].y - ends[1].y))
    return Point((one.x + other.x) / 2, (one.y + other.y) / 2)


def _sign(sign: str, colour: str, paper: str, at: Point) -> Iterator[str]:
    x, y = at
    yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="8" fill="{colour}" stroke="{paper}" stroke-width="1.5"/>'
    yield f'<text x="{x:.1f}" y="{y + 4.5:.1f}" text-anchor="middle" font-size="13" font-weight="700" fill="{paper}" stroke="none">{sign}</text>'


def _key(
    layout: Layout,
    kinds: set[str],
    curve: bool,
    unchanged: str,
    language: Language,
    colours: Mapping[str, str],
) -> Iterator[str]:
    x, y = 26.0, layout.height + _ROOM / 2 - 4
    for kind, look in _LOOKS.items():
        if kind in kinds:
            yield from _sign(look.sign, colours[kind], colours["paper"], Point(x, y))
            yield f'<text x="{x + 14:.1f}" y="{y + 4:.1f}" font-size="11.5" fill="{colours[kind]}">{escape(look.name[language])}</text>'
            x += measure(look.name[language], 11.5) + 40
    if curve:
        yield f'<path d="M{x - 8:.1f} {y:.1f}h24" stroke="{colours["before"]}" stroke-width="1.6" stroke-dasharray="5 4"/>'
        yield f'<text x="{x + 22:.1f}" y="{y + 4:.1f}" font-size="11.5" fill="{colours["before"]}">{escape(_OLD_CURVE[language])}</text>'
        x += measure(_OLD_CURVE[language], 11.5) + 50
    yield f'<text x="{x:.1f}" y="{y + 4:.1f}" font-size="11.5" fill="{colours["unchanged"]}">{escape(unchanged)}</text>'
