"""Sheets as Word documents: the same blocks as paragraphs and tables that anybody can write in (python-docx, MIT)."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from blueprint.draw import svg
from blueprint.export.slides.archive import steady
from blueprint.export.training.blocks import Blank, Passage, Picture, Stack, Words
from blueprint.export.training.rows_and_cards import Card, Row, Table
from blueprint.export.xml import clean

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

    from blueprint.export.training.blocks import Block
    from blueprint.export.training.flow import Section
    from blueprint.export.training.page import Sheet
    from blueprint.export.training.voice import Voice

    Place = Document | _Cell

_POINTS = 0.75
"""Of a px."""
_TWENTIETHS = 15
"""Of a point, in a px."""
_MARGINS = 15.0
"""What Word leaves free on both sides of a cell, px."""
_SIGN = 0.1
"""A first cell no wider than this is the sign of a list, which is a paragraph and no table."""
_LATIN, _CHINESE = "Arial", "Microsoft YaHei"


def document(voice: Voice, sections: Sequence[Section], foot: str) -> bytes:
    """The sections of a sheet, each on a page of its own; `foot` stands below them.

    Raises:
        ModuleNotFoundError: the extra `export` is not installed.
    """
    import docx

    made = docx.Document()
    sheet = sections[0].sheet
    _styled(made, voice)
    _paged(made, sheet, foot)
    writer = _Writer(voice)
    for number, section in enumerate(sections):
        heading = made.add_heading(clean(section.title), 1)
        heading.paragraph_format.page_break_before = number > 0
        for block in section.blocks:
            writer.add(made, block, section.sheet.room.w)
            _gap(made, section.gap * _POINTS)
    properties = made.core_properties
    properties.title, properties.author, properties.comments = clean(foot), "blueprint", ""
    out = io.BytesIO()
    made.save(out)
    return steady(out.getvalue())


class _Writer:
    """Blocks into a document or a cell, each where the last one ends."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice

    def add(self, place: Place, block: Block, width: float) -> None:
        """A block at a width, px; shapes that only a picture has are left out."""
        match block:
            case Passage():
                for words in block.words:
                    self._text(place.add_paragraph(), words)
            case Stack():
                for one in block.blocks:
                    self.add(place, one, width)
            case Blank():
                for _ in range(block.count):
                    self._line_to_write_on(place)
            case Row() if _is_list(block):
                self._list(place, block)
            case Row():
                self._table(place, [block], width, head=False)
            case Table():
                rows = (block.head, *block.rows) if block.head else block.rows
                self._table(place, rows, width, head=block.head is not None)
            case Card():
                self._card(place, block, width)
            case Picture():
                self._picture(place, block, width)

    def _text(self, paragraph: Paragraph, words: Words) -> None:
        from docx.shared import Pt, RGBColor

        _spaced(paragraph, words.look.before * _POINTS)
        run = paragraph.add_run(clean(words.text))
        run.font.size = Pt(round(words.look.size * _POINTS * 2) / 2)
        run.font.bold, run.font.strike = words.look.bold, words.look.struck
        ink = words.colour or self.voice.theme.inks[words.look.ink]
        run.font.color.rgb = RGBColor.from_string(ink.lstrip("#").upper())

    def _list(self, place: Place, row: Row) -> None:
        from docx.shared import Pt

        sign, *texts = (words for cell in row.cells for words in _words(cell))
        paragraph = place.add_paragraph()
        self._text(paragraph, Words(f"{sign.text}\t", sign.look, sign.colour))
        for words in texts:
            self._text(paragraph, words)
        indent = Pt(18 if len(sign.text) < 3 else 30)
        paragraph.paragraph_format.left_indent = indent
        paragraph.paragraph_format.first_line_indent = -indent
        paragraph.paragraph_format.tab_stops.add_tab_stop(indent)
        _spaced(paragraph, 2)

    def _line_to_write_on(self, place: Place) -> None:
        paragraph = place.add_paragraph()
        _bordered(paragraph._p.get_or_add_pPr(), "w:pBdr", ("bottom", "between"))
        _spaced(paragraph, 14)

    def _table(self, place: Place, rows: Iterable[Row], width: float, *, head: bool) -> None:
        from docx.shared import Pt

        rows = list(rows)
        table = _new_table(place, len(rows), len(rows[0].cells), width)
        for number, row in enumerate(rows):
            room = width / sum(row.shares)
            for column, share in zip(table.columns, row.shares, strict=True):
                column.width = Pt(share * room * _POINTS)
            for index, (block, share) in enumerate(zip(row.cells, row.shares, strict=True)):
                cell = table.cell(number, index)
                _wide(cell, share * room)
                if row.rule:
                    _bordered(cell._tc.get_or_add_tcPr(), "w:tcBorders", ("bottom",))
                if row.fill:
                    _filled(cell, row.fill)
                _padded(cell, row.pad)
                self._into(cell, block, share * room - _MARGINS)
            _marked(table.rows[number], "w:cantSplit", when=row.whole)
            _marked(table.rows[number], "w:tblHeader", when=head and number == 0)

    def _card(self, place: Place, card: Card, width: float) -> None:
        table = _new_table(place, 2, 1, width)
        for number, (block, fill) in enumerate(((card.head, card.ground), (card.body, ""))):
            cell = table.cell(number, 0)
            _wide(cell, width)
            _bordered(cell._tc.get_or_add_tcPr(), "w:tcBorders", ("top", "left", "bottom", "right"))
            if fill:
                _filled(cell, fill)
            self._into(cell, block, width - _MARGINS)
            _marked(table.rows[number], "w:cantSplit", when=card.whole)
        for paragraph in table.cell(0, 0).paragraphs:
            paragraph.paragraph_format.keep_with_next = True

    def _into(self, cell: _Cell, block: Block, width: float) -> None:
        """A block as all that a cell has; a cell has to end with a paragraph."""
        first = cell.paragraphs[0]._p
        self.add(cell, block, width)
        if cell.paragraphs[-1]._p is not first and cell._tc[-1] is cell.paragraphs[-1]._p:
            cell._tc.remove(first)
        else:
            cell._tc.remove(first)
            _gap(cell, 2)

    def _picture(self, place: Place, picture: Picture, width: float) -> None:
        from docx.shared import Pt

        subject = self.voice.subject
        drawn = subject.png(svg(picture.layout, subject.theme))
        run = place.add_paragraph().add_run()
        wide = picture.layout.width * picture.scale(width - _MARGINS)
        run.add_picture(io.BytesIO(drawn), width=Pt(wide * _POINTS))


def _words(block: Block) -> tuple[Words, ...]:
    return block.words if isinstance(block, Passage) else ()


def _is_list(row: Row) -> bool:
    first, *rest = row.cells
    sign = len(_words(first)) == 1 and row.shares[0] / sum(row.shares) <= _SIGN
    return sign and not row.fill and not row.rule and all(isinstance(cell, Passage) for cell in rest)


def _styled(made: Document, voice: Voice) -> None:
    """One Latin and one Chinese font for every style, and the language that spelling is checked in."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement
    from docx.shared import Pt, RGBColor

    for style in (made.styles["Normal"], made.styles["Heading 1"]):
        properties: Any = style.element.get_or_add_rPr()
        fonts: Any = properties.get_or_add_rFonts()
        for name in list(fonts.attrib):
            del fonts.attrib[name]
        for name, font in (("ascii", _LATIN), ("hAnsi", _LATIN), ("eastAsia", _CHINESE)):
            fonts.set(qn(f"w:{name}"), font)
        for old in properties.findall(qn("w:lang")):
            properties.remove(old)
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "en-GB")
        language.set(qn("w:eastAsia"), "zh-CN")
        properties.append(language)
    heading: Any = made.styles["Heading 1"]
    heading.font.size = Pt(17)
    heading.font.color.rgb = RGBColor.from_string(voice.theme.inks["main"].lstrip("#").upper())


def _paged(made: Document, sheet: Sheet, foot: str) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Pt

    page, upright = made.sections[0], sheet.height >= sheet.width
    page.orientation = WD_ORIENT.PORTRAIT if upright else WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Pt(sheet.width * _POINTS), Pt(sheet.height * _POINTS)
    page.left_margin = page.right_margin = Pt(sheet.margin * _POINTS)
    page.top_margin = page.bottom_margin = Pt(40)
    page.footer.paragraphs[0].add_run(clean(foot)).font.size = Pt(8)


def _spaced(paragraph: Paragraph, before: float) -> None:
    from docx.shared import Pt

    paragraph.paragraph_format.space_before = Pt(before)
    paragraph.paragraph_format.space_after = Pt(0)


def _gap(place: Place, tall: float) -> None:
    """An empty paragraph: between two tables, which would be one without it, and at the end of a cell."""
    from docx.shared import Pt

    empty = place.add_paragraph()
    _spaced(empty, 0)
    empty.paragraph_format.line_spacing = Pt(max(2.0, tall))


def _new_table(place: Place, rows: int, columns: int, width: float) -> Any:
    from docx.shared import Pt

    table: Any = place.add_table(rows, columns)
    table.autofit = False
    table.width = Pt(width * _POINTS)
    return table


def _wide(cell: _Cell, width: float) -> None:
    from docx.shared import Pt

    cell.width = Pt(width * _POINTS)


def _filled(cell: _Cell, colour: str) -> None:
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour.lstrip("#").upper())):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _bordered(properties: Any, name: str, sides: Sequence[str]) -> None:
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    borders = OxmlElement(name)
    for side in sides:
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "9AA5B4")):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    properties.append(borders)


def _padded(cell: _Cell, pad: float) -> None:
    """Room above and below what a cell has."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    margins = OxmlElement("w:tcMar")
    for side in ("top", "bottom"):
        line = OxmlElement(f"w:{side}")
        line.set(qn("w:w"), str(round(pad * _TWENTIETHS)))
        line.set(qn("w:type"), "dxa")
        margins.append(line)
    cell._tc.get_or_add_tcPr().append(margins)


def _marked(row: Any, name: str, *, when: bool) -> None:
    """A row that stays on one page, or that stands on every page the table is on."""
    from docx.oxml.parser import OxmlElement

    if when:
        row._tr.get_or_add_trPr().append(OxmlElement(name))
