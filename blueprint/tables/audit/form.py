"""The self-audit as a workbook: a form, a questionnaire, and how to fill them in (openpyxl, extra `export`).

Column A and one row are hidden: they name what each cell means, so that translated, moved and added rows and
columns are read back rightly.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Literal

from blueprint.model.names import ASPECT_NAMES, DIMENSION_NAMES, Aspect, Dimension
from blueprint.packs.servqual import servqual
from blueprint.tables.audit import words
from blueprint.tables.audit.content import known, text_of
from blueprint.tables.audit.history import write_history
from blueprint.tables.audit.page import Head, Page
from blueprint.tables.workbook import MOMENT, steady

if TYPE_CHECKING:
    from openpyxl import Workbook

    from blueprint.model.perception import AuditEntry
    from blueprint.model.service_map import ServiceMap
    from blueprint.wording import Language, Wording

AUDIT, ITEMS = "blueprint self-audit 1", "blueprint questionnaire 1"
"""What stands in A1, by which the sheets are known again."""
ANSWERS = ("have", "gap", "innovation", "difference")
RATING = "rating"
SCORES = ("expectation", "perception")
Texts = Literal["both", "zh", "en"]


def audit_bytes(service_map: ServiceMap, texts: Texts) -> bytes:
    """The workbook of a map; what the map has of an audit and of scores is filled in."""
    from openpyxl import Workbook

    book = Workbook()
    del book[book.sheetnames[0]]
    _form(book, service_map, texts)
    _questionnaire(book, service_map, texts)
    known = {(d, a): _entry(service_map, d, a) for d in Dimension for a in Aspect}
    write_history(
        book,
        {place: entry.history if entry else {} for place, entry in known.items()},
        _title(service_map, texts),
        lambda wording, between: said(wording, texts, between),
        texts,
    )
    _help(book, service_map, texts)
    book.properties.creator = "blueprint"
    book.properties.title = said(words.TITLE, texts)
    book.properties.created = book.properties.modified = MOMENT
    out = io.BytesIO()
    book.save(out)
    return steady(out.getvalue())


def said(wording: Wording, texts: Texts, between: str = " ") -> str:
    """A sentence in the language of the workbook; in both, Chinese comes first."""
    if texts == "both":
        return wording.zh if wording.zh == wording.en else f"{wording.zh}{between}{wording.en}"
    return wording[texts]


def _languages(texts: Texts) -> tuple[Language, ...]:
    return ("zh", "en") if texts == "both" else (texts,)


def _form(book: Workbook, service_map: ServiceMap, texts: Texts) -> None:
    heads = (
        Head("", said(words.DIMENSION, texts, "\n"), 15),
        Head("", said(words.ASPECT, texts, "\n"), 13),
        Head("", said(words.FROM_MAP, texts, "\n"), 44),
        *(
            Head(key, said(name, texts, "\n"), 23, said(words.PROMPTS[key], texts, "\n"))
            for key, name in zip(
                ANSWERS, (words.HAVE, words.GAP, words.INNOVATION, words.DIFFERENCE), strict=True
            )
        ),
        Head(RATING, said(words.RATING, texts, "\n"), 12, said(words.PROMPTS[RATING], texts, "\n")),
    )
    page = Page(book, said(words.SHEET, texts), AUDIT, texts)
    page.title(_title(service_map, texts), said(words.LINES[0], texts, "\n"), heads)
    for dimension in Dimension:
        for aspect in Aspect:
            entry = _entry(service_map, dimension, aspect)
            language = _languages(texts)[0]
            answers = [text_of(getattr(entry, key), language) if entry else None for key in ANSWERS]
            lines = known(service_map, dimension, aspect, language)
            page.row(
                f"{dimension.value}.{aspect.value}",
                [
                    _dimension(dimension, aspect, texts),
                    f"{said(ASPECT_NAMES[aspect], texts, chr(10))}\n{words.MEANS[aspect][language]}",
                    "\n".join(lines),
                    *answers,
                    entry.rating if entry else None,
                ],
            )
    page.check_texts(3, 6, said(words.TOO_LONG, texts))
    page.check_numbers(7, 7, 5, said(words.ONE_TO_FIVE, texts), whole=True)
    page.finish()


def _dimension(dimension: Dimension, aspect: Aspect, texts: Texts) -> str:
    """Its name, so that a page may begin anywhere; what it asks for stands beside the first aspect."""
    name = said(DIMENSION_NAMES[dimension], texts, "\n")
    return f"{name}\n{words.ASKS[dimension][_languages(texts)[0]]}" if aspect is Aspect.CAPACITY else name


def _entry(service_map: ServiceMap, dimension: Dimension, aspect: Aspect) -> AuditEntry | None:
    given = service_map.dimensions.of(dimension) if service_map.dimensions else None
    if given is None or given.audit is None:
        return None
    return dict(given.audit.entries()).get(aspect)


def _questionnaire(book: Workbook, service_map: ServiceMap, texts: Texts) -> None:
    top = service_map.dimensions.top if service_map.dimensions else 7
    heads = (
        Head("", said(words.DIMENSION, texts, "\n"), 18),
        Head("", said(words.NUMBER, texts, "\n"), 8),
        Head("", said(words.ITEM, texts, "\n"), 78),
        Head("expectation", said(words.EXPECTATION, texts, "\n"), 26),
        Head("perception", said(words.PERCEPTION, texts, "\n"), 26),
    )
    page = Page(book, said(words.QUESTIONS, texts), ITEMS, texts)
    page.title(_title(service_map, texts), said(words.LINES[3].filled(top=top), texts, "\n"), heads)
    for dimension in Dimension:
        for item in servqual().of(dimension.value):
            given = service_map.dimensions.items.get(item.id) if service_map.dimensions else None
            page.row(
                item.id,
                [
                    said(DIMENSION_NAMES[dimension], texts, "\n"),
                    item.number,
                    said(item.text, texts, "\n"),
                    given.expectation if given else None,
                    given.perception if given else None,
                ],
            )
    page.check_numbers(3, 4, top, said(words.ONE_TO.filled(top=top), texts), whole=False)
    page.finish(one_page=True)


def _help(book: Workbook, service_map: ServiceMap, texts: Texts) -> None:
    from openpyxl.styles import Alignment, Font

    top = service_map.dimensions.top if service_map.dimensions else 7
    sheet = book.create_sheet(said(words.HELP, texts))
    sheet.column_dimensions["A"].width = 4
    sheet.column_dimensions["B"].width = 112
    sheet["B1"] = _title(service_map, texts)
    name = "Calibri" if texts == "en" else "Microsoft YaHei"
    sheet["B1"].font = Font(name=name, bold=True, size=15)
    sheet.row_dimensions[1].height = 28
    for number, line in enumerate(words.LINES, 1):
        sheet.cell(number + 1, 1, number).alignment = Alignment(vertical="top", horizontal="right")
        cell = sheet.cell(number + 1, 2, said(line.filled(top=top), texts, "\n"))
        cell.alignment, cell.font = Alignment(wrap_text=True, vertical="top"), Font(name=name, size=11)
        sheet.row_dimensions[number + 1].height = 48 if texts == "both" else 34
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _title(service_map: ServiceMap, texts: Texts) -> str:
    chinese = texts != "en"
    name = service_map.title["zh" if chinese else "en"]
    return f"{said(words.TITLE, texts)} · {name}"
