"""A presentation under way: slides of one size with a title, shapes and notes, and its bytes at the end."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from blueprint.export.slides.archive import fonts_set, leftovers_dropped, steady
from blueprint.export.slides.images import filed
from blueprint.export.slides.ooxml import EMU_PER_PX, NAMESPACES, emu, solid
from blueprint.export.slides.text import lines_of
from blueprint.export.xml import clean

if TYPE_CHECKING:
    from blueprint.draw.geometry import Rect
    from blueprint.draw.theme.theme import Theme

_TITLE_ONLY = 5
"""The layout of the default template that has a title and nothing else."""


class Slides:
    """Collects slides.

    Args:
        size: width and height of a slide, px.
        theme: its ink is that of the titles.
        mark: what stands before every title.

    Raises:
        ModuleNotFoundError: the extra `export` is not installed.
    """

    def __init__(self, size: tuple[float, float], theme: Theme, mark: str = "") -> None:
        from pptx import Presentation
        from pptx.util import Emu

        self._made = Presentation()
        self._made.slide_width, self._made.slide_height = (Emu(emu(side)) for side in size)
        self._ink = theme.inks["main"]
        self._mark = f"{mark} · " if mark else ""
        fonts_set(self._made)
        leftovers_dropped(self._made)

    def add(self, title: str, place: Rect, size: float, xml: str, notes: str | None = None) -> None:
        """A slide: its title in one line of `size` px, its shapes, and what to say."""
        from pptx.oxml import parse_xml

        slide = self._made.slides.add_slide(self._made.slide_layouts[_TITLE_ONLY])
        self._titled(slide.shapes.title, self._mark + title, place, size)
        tree = slide.shapes._spTree
        for element in list(parse_xml(filed(xml, slide))):
            tree.append(element)
        if notes is not None:
            slide.notes_slide.notes_text_frame.text = clean(notes)

    def _titled(self, shape: Any, title: str, place: Rect, size: float) -> None:
        from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
        from pptx.oxml import parse_xml
        from pptx.util import Pt

        shape.left, shape.top, shape.width, shape.height = (emu(side) for side in place)
        ink = solid(self._ink).replace("<a:solidFill>", f"<a:solidFill {NAMESPACES}>")
        frame = shape.text_frame
        frame.word_wrap, frame.auto_size = False, MSO_AUTO_SIZE.NONE
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        paragraph = frame.paragraphs[0]
        paragraph.alignment = PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text = lines_of(clean(title), size, True, shape.width / EMU_PER_PX, 1)[0][0]
        run.font.size, run.font.bold = Pt(size * 0.75), True
        run._r.get_or_add_rPr().insert(0, parse_xml(ink))
        run._r.get_or_add_rPr().set("lang", "zh-CN")

    def finished(self, title: str) -> bytes:
        """The file: the same bytes for the same slides."""
        self._made.core_properties.title = clean(title)[:255]
        self._made.core_properties.author = "blueprint"
        out = io.BytesIO()
        self._made.save(out)
        return steady(out.getvalue())
