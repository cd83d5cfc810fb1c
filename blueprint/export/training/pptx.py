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
from blueprint.export.slides.text import READ, Paragraph, Run
from blueprint.export.slides.whole_layout import paint_whole
from blueprint.export.training import looks
from blueprint.export.training.foot import name_of, set_title
from blueprint.export.training.page import (
    COVER_TITLE,
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
    from blueprint.export.training.page import Item, Page, Set, Sheet

_DASHES = {"": "", "long": "lgDash", "dots": "sysDot"}
_BARE = (0.0, 0.0, 0.0, 0.0)


def slides(subject: Subject, pages: Sequence[Page], name: str = "") -> bytes:
    """The file; its slides are as large as the first page. `name` stands at the foot, by default that of the map.

    Raises:
        ModuleNotFoundError: the extra `export` is not installed.
    """
    theme, name = THEMES[subject.theme], name or name_of(subject)
    made = Slides((pages[0].sheet.width, pages[0].sheet.height), theme)
    for number, page in enumerate(pages, 1):
        canvas = Canvas(theme, least=READ)
        for item in page.items:
            _item(canvas, item)
        if page.cover:
            made.add(page.title, COVER_TITLE, looks.COVER_TITLE.size, canvas.xml)
            continue
        _frame(canvas, page.sheet, name, f"{number} / {len(pages)}")
        sheet = page.sheet
        made.add(set_title(page.title, sheet), sheet.title, sheet.heading.size, canvas.xml)
    return made.finished(name)


def _frame(canvas: Canvas, sheet: Sheet, name: str, count: str) -> None:
    """The rules above and below, and the foot."""
    left, right, size = sheet.margin, sheet.width - sheet.margin, sheet.footing.size
    for y in (sheet.title.bottom + 6, sheet.foot - 1.8 * size):
        stroke = Stroke(canvas.theme.rule, 1.0, head=False)
        polyline(canvas, "rule", [Point(left, y), Point(right, y)], stroke)
    foot, ink = Rect(left, sheet.foot - 1.2 * size, right - left, 1.6 * size), canvas.theme.inks["soft"]
    canvas.text("foot", foot, name, size, ink)
    canvas.text("page", foot, count, size, ink, align="r")


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
