"""What the signs mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.draw.geometry import Point, Rect
from blueprint.draw.marks import MARKS
from blueprint.export.slides.boxes import exit_sign, sign
from blueprint.export.slides.canvas import MARGIN, SLIDE
from blueprint.export.slides.lines import Stroke, polyline
from blueprint.export.slides.text import LEADING, Paragraph, Run, lines_of, one

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.draw.shapes import LegendEntry
    from blueprint.export.slides.canvas import Canvas

_ROW, _TEXT = 62.0, 20.0
_TEXTS = {"share": "%", "limit": "≤", "chip": "≤10", "late": "P90", "connector": "→ A"}


def paint_legend(canvas: Canvas, entries: Sequence[LegendEntry], top: float) -> None:
    """Signs and texts from `top` on, one below the other, in two columns."""
    half = -(-len(entries) // 2)
    wide = (SLIDE[0] - 2 * MARGIN) / 2
    for i, entry in enumerate(entries):
        x, y = MARGIN + wide * (i // half), top + _ROW * (i % half + 0.5)
        legend_sign(canvas, entry.sign, Point(x + 30, y))
        lines, _ = lines_of(entry.line.text, _TEXT, False, wide - 90, 2)
        high = len(lines) * _TEXT * LEADING
        rect = Rect(x + 70, y - high / 2, wide - 88, high)
        text = Paragraph((Run("\n".join(lines), _TEXT, canvas.theme.inks["line"]),), "l")
        canvas.shape(f"legend:{entry.sign}", rect, (text,), insets=(0, 0, 0, 0))


def legend_sign(canvas: Canvas, kind: str, at: Point) -> None:
    """The sign of an entry, around a point."""
    if mark := MARKS.get(kind):  # type: ignore[call-overload]
        sign(canvas, f"sign:{kind}", kind, at, mark.letter)  # type: ignore[arg-type]
    elif kind in ("dashed", "back", "entry"):
        ink = {"dashed": canvas.theme.dashed, "back": canvas.theme.back, "entry": canvas.theme.arrow}[kind]
        ends = [Point(at.x - 11, at.y), Point(at.x + 11, at.y)]
        if kind == "back":
            ends.reverse()
        dash = "dash" if kind == "dashed" else "lgDash" if kind == "back" and canvas.theme.back_dash else ""
        stroke = Stroke(ink, 1.3, dash=dash, head=kind != "dashed")
        polyline(canvas, f"sign:{kind}", ends, stroke)
        if kind == "entry":
            dot = Rect(at.x - 14, at.y - 3, 6, 6)
            canvas.shape("sign:entry", dot, preset="ellipse", fill=ink)
    elif kind == "staff":
        ends = [Point(at.x - 12, at.y), Point(at.x + 12, at.y)]
        polyline(canvas, "sign:staff", ends, Stroke(canvas.theme.staff, 2.0, dash="dash", head=False))
        rect = Rect(at.x - 5, at.y - 5, 10, 10)
        canvas.shape("sign:staff", rect, preset="diamond", fill=canvas.theme.staff, edge=canvas.theme.paper)
    elif kind == "all":
        canvas.shape("sign:all", Rect(at.x - 2, at.y - 7, 4, 14), fill=canvas.theme.arrow)
    elif kind == "map":
        for inset in (0.0, 2.5):
            rect = Rect(at.x - 11 + inset, at.y - 7 + inset, 22 - 2 * inset, 14 - 2 * inset)
            canvas.shape("sign:map", rect, edge=canvas.theme.arrow, width=0.8, corner=3)
    elif kind == "exit":
        canvas.shape("sign:exit", Rect(at.x - 12, at.y - 7, 24, 14), fill=canvas.theme.exit.ground, corner=4)
        exit_sign(canvas, Point(at.x - 5, at.y))
    else:
        states = {"chip": canvas.theme.states["plain"], "late": canvas.theme.states["broken"]}
        pair = states.get(kind, canvas.theme.pill)
        half = canvas.least * 1.4
        canvas.shape(
            f"sign:{kind}",
            Rect(at.x - half, at.y - canvas.least * 0.7, 2 * half, canvas.least * 1.4),
            one(_TEXTS.get(kind, ""), canvas.least, pair.text),
            fill=pair.ground,
            edge=canvas.theme.pill_edge if kind in ("share", "connector") else None,
            width=0.8,
            corner=99,
            insets=(0, 0, 0, 0),
        )
