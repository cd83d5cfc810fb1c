"""The pack as slides of the same pages: native shapes and texts that can be edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.draw.geometry import Point, Rect
from blueprint.draw.theme.themes import THEMES
from blueprint.export.slides.boxes import sign
from blueprint.export.slides.canvas import Canvas
from blueprint.export.slides.legend import legend_sign
from blueprint.export.slides.lines import Stroke, polyline
from blueprint.export.slides.presentation import Slides
from blueprint.export.slides.text import Paragraph, Run
from blueprint.export.slides.whole_layout import paint_whole
from blueprint.export.training import looks
from blueprint.export.training.foot import name_of, set_title
from blueprint.export.training.page import (
    COVER_TITLE,
    FOOT,
    HEIGHT,
    MARGIN,
    TITLE,
    WIDTH,
    Drawing,
    Rule,
    Shape,
    Sign,
    Text,
)
from blueprint.export.training.spacing import shrunk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.export.subject import Subject
    from blueprint.export.training.page import Item, Page, Set

_DASHES = {"": "", "long": "lgDash", "dots": "sysDot"}
_BARE = (0.0, 0.0, 0.0, 0.0)


def slides(subject: Subject, pages: Sequence[Page]) -> bytes:
    """The file.

    Raises:
        ModuleNotFoundError: the extra `export` is not installed.
    """
    theme, name = THEMES[subject.theme], name_of(subject)
    made = Slides((WIDTH, HEIGHT), theme)
    for number, page in enumerate(pages, 1):
        canvas = Canvas(theme)
        for item in page.items:
            _item(canvas, item)
        if page.cover:
            made.add(page.title, COVER_TITLE, looks.COVER_TITLE.size, canvas.xml)
            continue
        _frame(canvas, name, f"{number} / {len(pages)}")
        made.add(set_title(page.title), TITLE, looks.TITLE.size, canvas.xml)
    return made.finished(name)


def _frame(canvas: Canvas, name: str, count: str) -> None:
    """The rules above and below, and the foot."""
    for y in (TITLE.bottom + 6, FOOT - 18):
        ends = [Point(MARGIN, y), Point(WIDTH - MARGIN, y)]
        polyline(canvas, "rule", ends, Stroke(canvas.theme.rule, 1.0, head=False))
    foot, ink = Rect(MARGIN, FOOT - 12, WIDTH - 2 * MARGIN, 16), canvas.theme.inks["soft"]
    canvas.text("foot", foot, name, looks.FOOT.size, ink)
    canvas.text("page", foot, count, looks.FOOT.size, ink, align="r")


def _item(canvas: Canvas, item: Item) -> None:
    match item:
        case Text():
            _text(canvas, item)
        case Shape():
            preset = "ellipse" if item.round else "rect"
            canvas.shape(
                "frame",
                item.rect,
                preset=preset,
                fill=item.fill or None,
                edge=item.edge or None,
                width=item.width,
                corner=item.corner,
            )
        case Rule():
            stroke = Stroke(item.colour, item.width, dash=_DASHES[item.dash], head=False)
            polyline(canvas, "rule", [item.start, item.stop], stroke)
        case Sign():
            if item.text:
                sign(canvas, f"sign:{item.kind}", item.kind, item.at, item.text)  # type: ignore[arg-type]
            else:
                legend_sign(canvas, item.kind, item.at)
        case Drawing():
            with canvas.group("blueprint", item.rect, item.layout.title):
                paint_whole(canvas, item.layout, Point(item.rect.x, item.rect.y), item.scale)


def _text(canvas: Canvas, item: Text) -> None:
    made = [_paragraph(canvas, each, item.rect.w) for each in item.paragraphs]
    canvas.shape("text", item.rect, made, insets=_BARE, anchor="t", wrap=True)


def _paragraph(canvas: Canvas, paragraph: Set, room: float) -> Paragraph:
    """The whole paragraph: programs break it as it was broken here, or later."""
    look = paragraph.look
    ink = paragraph.colour or canvas.theme.inks[look.ink]
    run = Run(
        paragraph.text,
        shrunk(paragraph.lines, look.size, look.bold, room),
        ink,
        look.bold,
        struck=look.struck,
    )
    return Paragraph((run,), "l", before=paragraph.before, leading=looks.LEADING * look.size / run.size)
