"""Everything around the boxes, and the emotion curve."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from blueprint.draw.geometry import Point, Rect
from blueprint.draw.marks import MARKS
from blueprint.draw.svg_painter.boxes import exit_sign, frame, outline, paint_image, sign
from blueprint.draw.svg_painter.writing import line, number, place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from blueprint.draw.overlay import State
    from blueprint.draw.shapes import (
        Band,
        Border,
        Curve,
        CurveDot,
        FigureCard,
        LegendEntry,
        NoteRow,
        PhaseBand,
    )
    from blueprint.draw.theme.theme import Theme
    from blueprint.model.names import Lane

STAFF_DASH = "7 4"
"""The stroke of the staff's curve."""
_DASHES: dict[str, str] = {
    "customer": "",
    "frontstage": ' stroke-dasharray="10 6"',
    "backstage": ' stroke-dasharray="2 5"',
}


def paint_cards(cards: Iterable[FigureCard], theme: Theme) -> Iterator[str]:
    """The header figures."""
    for card in cards:
        yield frame(card.rect, 8, theme.card)
        yield line(card.label, theme)
        colour = "" if card.state == "plain" else theme.states[card.state].text
        if theme.shaped and card.state != "plain":
            yield _value_pill(card, theme)
        yield line(card.value, theme, colour)
        if card.note:
            yield line(card.note, theme)


def _value_pill(card: FigureCard, theme: Theme) -> str:
    """Ground and outline of a value that colour alone would tell."""
    r, edge = card.value.rect, theme.state_edges.get(card.state)
    pill = Rect(r.x - 5, r.y - 1, r.w + 10, r.h + 2)
    stroke = outline(edge) if edge else ""
    return f'<rect {place(pill)} rx="6" fill="{theme.states[card.state].ground}"{stroke}/>'


def paint_phases(phases: Iterable[PhaseBand], theme: Theme) -> Iterator[str]:
    """The phases, as a slim band."""
    for phase in phases:
        yield frame(phase.rect, 4, theme.phase.ground)
        yield line(phase.line, theme, theme.phase.text)


def paint_bands(bands: Iterable[Band], theme: Theme) -> Iterator[str]:
    """The lanes; in a folded picture each once a strip."""
    times: dict[str, int] = {}
    for band in bands:
        paint, r = theme.lanes[band.lane], band.rect
        strip = times[band.lane.value] = times.get(band.lane.value, 0) + 1
        name = f"lane:{band.lane.value}" + (f":{strip}" if strip > 1 else "")
        yield f'<rect id="{name}" {place(r)} fill="{paint.ground}"/>'
        yield f'<rect {place(Rect(r.x, r.y, 6, r.h))} fill="{paint.edge}"/>'
        yield from (line(each, theme) for each in band.lines)
        for i, part in enumerate(band.parts):
            if i:
                yield _level(part.rect.y, r.x + 6, r.right, theme.rule, 1, ' stroke-dasharray="2 4"')
            yield from (line(each, theme) for each in part.lines)


def paint_borders(borders: Iterable[Border], width: float, theme: Theme) -> Iterator[str]:
    """The lines between the lanes, each with its own stroke."""
    for border in borders:
        yield _level(border.y, 0, width, theme.arrow, 1.4, _DASHES[_name(border.below)])
        yield from (line(each, theme) for each in border.lines)


def _name(lane: Lane) -> str:
    return lane.value


def _level(y: float, x1: float, x2: float, stroke: str, width: float = 1, more: str = "") -> str:
    return (
        f'<path d="M{number(x1)},{number(y)}H{number(x2)}" fill="none" stroke="{stroke}" '
        f'stroke-width="{number(width)}"{more}/>'
    )


def paint_notes(row: NoteRow, theme: Theme) -> Iterator[str]:
    """The row of notes: a card under each column that has some."""
    yield _level(row.rect.y, row.rect.x, row.rect.right, theme.rule)
    yield from (line(each, theme) for each in row.names)
    for card in row.cards:
        yield frame(card.rect, 4, theme.card, theme.rule)
        yield f'<rect {place(Rect(card.rect.x, card.rect.y, 3, card.rect.h))} fill="{theme.marks["note"].text}"/>'
        yield from (line(each, theme) for each in card.lines)
        yield from (paint_image(image) for image in card.images)


def paint_curve(curve: Curve, theme: Theme) -> Iterator[str]:
    """The emotion curve, and the staff's under it."""
    for each in curve.both:
        yield from _paint_one(each, theme)


def _paint_one(curve: Curve, theme: Theme) -> Iterator[str]:
    staff = curve.whose == "staff"
    colour, dash = (theme.staff, f' stroke-dasharray="{STAFF_DASH}"') if staff else (theme.curve, "")
    yield from (line(each, theme) for each in curve.names)
    for label in curve.axis:
        yield line(label, theme)
        yield _level(label.y - 3.5, curve.rect.x, curve.rect.right, theme.rule)
    if len(curve.low) > 1 and len(curve.low) == len(curve.high):
        back = smooth(curve.low[::-1])[1:]
        ground = f'{colour}" fill-opacity=".14' if staff else theme.curve_range
        yield f'<path d="{smooth(curve.high)}L{back}z" fill="{ground}"/>'
    path = smooth([dot.at for dot in curve.dots])
    first, last = curve.dots[0].at, curve.dots[-1].at
    if not staff:
        yield (
            f'<path d="{path}L{number(last.x)},{number(curve.zero)}L{number(first.x)},{number(curve.zero)}z" '
            f'fill="{colour}" fill-opacity=".08"/>'
        )
    yield f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="2.4"{dash}/>'
    for dot in curve.dots:
        yield paint_diamond(dot, theme) if staff else paint_dot(dot, theme)
    yield from (line(note, theme, halo=theme.paper) for note in curve.notes)


def paint_diamond(dot: CurveDot, theme: Theme) -> str:
    """A point of the staff's curve; the named ones are larger, what nobody measured is hollow."""
    r = 5.5 if dot.kind == "plain" else 8.0
    look = f'fill="{theme.staff}" stroke="{theme.paper}" stroke-width="1.6"'
    if not dot.measured:
        look = f'fill="{theme.paper}" stroke="{theme.staff}" stroke-width="2"'
    return f'<path d="{diamond(dot.at, r)}" {look} stroke-linejoin="round"/>'


def diamond(at: Point, r: float) -> str:
    """A square on its corner."""
    return f"M{number(at.x)},{number(at.y - r)}l{number(r)},{number(r)}l{number(-r)},{number(r)}l{number(-r)},{number(-r)}z"


def paint_dot(dot: CurveDot, theme: Theme) -> str:
    """A dot; the named ones are larger and, in a theme with shapes, triangles and a square. What nobody measured is hollow."""
    colour = {"plain": theme.curve, "low": theme.low, "high": theme.high, "end": theme.high}[dot.kind]
    edge = theme.paper if dot.kind == "plain" or not theme.dot_edge else theme.dot_edge
    look = f'fill="{colour}" stroke="{edge}" stroke-width="1.6"'
    if not dot.measured:
        look = f'fill="{theme.paper}" stroke="{colour}" stroke-width="2"'
    x, y = number(dot.at.x), number(dot.at.y)
    shape = {"low": "m-8,-6h16l-8,14z", "high": "m-8,6h16l-8,-14z", "end": "m-6.5,-6.5h13v13h-13z"}
    if theme.shaped and dot.kind in shape:
        return f'<path d="M{x},{y}{shape[dot.kind]}" {look} stroke-linejoin="round"/>'
    return f'<circle cx="{x}" cy="{y}" r="{4 if dot.kind == "plain" else 7}" {look}/>'


def smooth(dots: Sequence[Point]) -> str:
    """A curve through points that is level at each of them, so it never overshoots."""
    path = [f"M{number(dots[0].x)},{number(dots[0].y)}"]
    for a, b in pairwise(dots):
        third = (b.x - a.x) * 0.4
        path.append(
            f"C{number(a.x + third)},{number(a.y)} {number(b.x - third)},{number(b.y)} {number(b.x)},{number(b.y)}"
        )
    return "".join(path)


def paint_legend(entries: Iterable[LegendEntry], theme: Theme) -> Iterator[str]:
    """Signs and what they mean."""
    for entry in entries:
        yield _legend_sign(entry, theme)
        yield line(entry.line, theme)


def _legend_sign(entry: LegendEntry, theme: Theme) -> str:
    x, y = entry.centre
    kind = next((kind for kind in MARKS if kind == entry.sign), None)
    if kind:
        return sign(kind, entry.centre, MARKS[kind].letter, theme)
    if entry.sign in ("dashed", "back", "entry"):
        stroke, more = (
            (theme.dashed, ' stroke-dasharray="4 3"')
            if entry.sign == "dashed"
            else (theme.back, f' stroke-dasharray="{theme.back_dash}"' if theme.back_dash else "")
            if entry.sign == "back"
            else (theme.arrow, "")
        )
        shaft = _level(y, x - 13, x + 13, stroke, 1.5, more)
        if entry.sign == "back":
            return (
                shaft
                + f'<path d="M{number(x + 2)},{number(y - 4)}l-5,4l5,4" fill="none" stroke="{stroke}" stroke-width="1.5"/>'
            )
        if entry.sign == "entry":
            return shaft + (
                f'<circle cx="{number(x - 12)}" cy="{number(y)}" r="4" fill="{stroke}"/>'
                f'<path d="M{number(x + 14)},{number(y)}l-8,-3.7v7.4z" fill="{stroke}"/>'
            )
        return shaft
    if entry.sign == "staff":
        shaft = _level(y, x - 14, x + 14, theme.staff, 2.4, f' stroke-dasharray="{STAFF_DASH}"')
        return (
            shaft
            + f'<path d="{diamond(entry.centre, 5.5)}" fill="{theme.staff}" stroke="{theme.paper}" stroke-width="1.6"/>'
        )
    if entry.sign == "all":
        return f'<rect x="{number(x - 2.5)}" y="{number(y - 8)}" width="5" height="16" rx="1.5" fill="{theme.arrow}"/>'
    if entry.sign == "map":
        return "".join(
            f'<rect x="{number(x - w / 2)}" y="{number(y - h / 2)}" width="{w}" height="{h}" rx="3" fill="none" '
            f'stroke="{theme.arrow}" stroke-width="1"/>'
            for w, h in ((20, 14), (15, 9))
        )
    pill = Rect(x - 14, y - 7, 28, 14)
    if entry.sign == "exit":
        return frame(pill, 4, theme.exit.ground) + exit_sign(x - 5.5, y, theme)
    text, size = (
        ("%", 9.5)
        if entry.sign == "share"
        else ("≤", 9.5)
        if entry.sign == "limit"
        else ("→ A", 9.5)
        if entry.sign == "connector"
        else ("P90", 9.5)
        if entry.sign == "late"
        else ("≤10", 9.5)
    )
    state: State = "broken" if entry.sign == "late" else "plain"
    pair = theme.states[state] if entry.sign in ("chip", "late") else theme.pill
    edge = theme.pill_edge if entry.sign in ("share", "connector") else ""
    if entry.sign in ("chip", "late") and state in theme.state_edges:
        edge = theme.state_edges[state].colour
    return frame(pill, 7, pair.ground, edge) + (
        f'<text x="{number(x)}" y="{number(y + 3.5)}" text-anchor="middle" font-size="{size}" fill="{pair.text}">{text}</text>'
    )
