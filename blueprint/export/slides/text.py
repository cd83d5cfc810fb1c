"""Text on slides: what stands in a shape, as DrawingML; sizes are px, and every one was measured to fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from blueprint.draw.text.metrics import is_wide
from blueprint.draw.text.wrap import ELLIPSIS, break_lines
from blueprint.export.slides.ooxml import escape, solid

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Align = Literal["l", "ctr", "r"]
SMALLEST = 16.0
"""No text that is projected is set smaller than this, px: 12 points."""
READ = 9.4
"""No text on a page that is read is, px: 7 points."""
LEADING = 1.2
"""Distance of baselines to font size; exact, because fonts disagree about their own."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look; a line feed in it is a break inside the paragraph."""

    text: str
    size: float
    ink: str
    bold: bool = False
    italic: bool = False
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs in one paragraph, the room before it, px, and the distance of its baselines to its font size."""

    runs: tuple[Run, ...]
    align: Align = "ctr"
    before: float = 0.0
    indent: float = 0.0
    leading: float = LEADING


def one(text: str, size: float, ink: str, *, bold: bool = False, align: Align = "ctr") -> tuple[Paragraph]:
    """A text that is one run."""
    return (Paragraph((Run(text, size, ink, bold),), align),)


def body(
    paragraphs: Iterable[Paragraph], insets: tuple[float, float, float, float], anchor: str, wrap: bool
) -> str:
    """The text body of a shape: `insets` are left, top, right, bottom, px. It never grows or shrinks."""
    left, top, right, bottom = (round(inset * 9525) for inset in insets)
    inner = "".join(_paragraph(p) for p in paragraphs) or '<a:p><a:endParaRPr lang="zh-CN"/></a:p>'
    return (
        f'<p:txBody><a:bodyPr wrap="{"square" if wrap else "none"}" lIns="{left}" tIns="{top}" rIns="{right}" '
        f'bIns="{bottom}" rtlCol="0" anchor="{anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/>{inner}</p:txBody>'
    )


def _paragraph(paragraph: Paragraph) -> str:
    largest = max((run.size for run in paragraph.runs), default=SMALLEST)
    indent = round(paragraph.indent * 9525)
    hang = f' marL="{indent}" indent="-{indent}"' if indent else ""
    spacing = f'<a:lnSpc><a:spcPts val="{round(largest * paragraph.leading * 75)}"/></a:lnSpc>'
    spacing += f'<a:spcBef><a:spcPts val="{round(paragraph.before * 75)}"/></a:spcBef>'
    runs = "".join(_run(run) for run in paragraph.runs)
    return f'<a:p><a:pPr algn="{paragraph.align}"{hang}>{spacing}</a:pPr>{runs}</a:p>'


def _run(run: Run) -> str:
    weight = (' b="1"' if run.bold else "") + (' i="1"' if run.italic else "")
    weight += ' strike="sngStrike"' if run.struck else ""
    look = f'lang="zh-CN" altLang="en-US" sz="{round(run.size * 75)}"{weight} dirty="0"'
    parts = [
        f"<a:r><a:rPr {look}>{solid(run.ink)}</a:rPr><a:t>{escape(text)}</a:t></a:r>"
        for text in run.text.split("\n")
    ]
    return f"<a:br><a:rPr {look}/></a:br>".join(parts)


def joined(lines: Sequence[str]) -> str:
    """Lines that were broken for the picture, as one text again."""
    text = ""
    for line in lines:
        gap = "" if not text or is_wide(text[-1]) or is_wide(line[:1] or " ") else " "
        text += gap + line
    return text


def lines_of(text: str, size: float, bold: bool, room: float, most: int) -> tuple[list[str], bool]:
    """At most so many lines; and whether that is all of the text."""
    lines = break_lines(text, size, bold, room)
    if len(lines) <= most:
        return lines, True
    kept = lines[: max(1, most)]
    return [*kept[:-1], kept[-1][:-1].rstrip() + ELLIPSIS], False
