"""A report as one HTML page: what the console shows, with nothing fetched and no script."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from rich.text import Text

from blueprint.cli.show.console import BAD, GOOD, QUIET, STRONG, plain
from blueprint.export.policy import source_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.table import Column

    from blueprint.wording import Language

_CLASSES = {BAD: "bad", GOOD: "good", QUIET: "quiet", STRONG: "strong"}
_STYLE = """
:root { color-scheme: light dark; --line: #8886; --bad: light-dark(#b3261e, #ff8a80); --good: light-dark(#1b6e3c, #7bd89b); }
body { font: 15px/1.5 system-ui, "Noto Sans SC", sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; } p { margin: .3rem 0; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .25rem .7rem .25rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
.right { text-align: right; white-space: nowrap; } .bad { color: var(--bad); font-weight: 600; } .good { color: var(--good); }
.quiet { opacity: .75; } .strong { font-weight: 600; }
@media print { body { margin: 0; max-width: none; font-size: 11px; } tr { break-inside: avoid; } }
"""


class ReportPage:
    """Collects what is said, block by block."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def heading(self, text: str) -> None:
        """A heading."""
        self._parts.append(f"<h2>{escape(plain(text))}</h2>")

    def line(self, text: str = "", style: str | None = None) -> None:
        """A paragraph."""
        if text:
            self._parts.append(f"<p{_class(style)}>{escape(plain(text))}</p>")

    def table(self, columns: Sequence[Column], rows: Iterable[Sequence[str | Text | None]]) -> None:
        """A table that scrolls where the window is narrow."""
        sides = [' class="right"' if column.justify == "right" else "" for column in columns]
        head = "".join(
            f'<th scope="col"{side}>{escape(str(column.header))}</th>'
            for column, side in zip(columns, sides, strict=True)
        )
        body = "".join(
            f"<tr>{''.join(_cell(cell, side) for cell, side in zip(row, sides, strict=True))}</tr>"
            for row in rows
        )
        self._parts.append(
            f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
        )

    def html(self, title: str, language: Language) -> str:
        """The whole page."""
        said = "\n".join(self._parts)
        return (
            f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
            f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{source_of(_STYLE)}'\">\n"
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{escape(plain(title))}</title>\n<style>{_STYLE}</style>\n</head>\n"
            f"<body>\n<h1>{escape(plain(title))}</h1>\n{said}\n</body>\n</html>\n"
        )


def _cell(cell: str | Text | None, side: str) -> str:
    if isinstance(cell, Text):
        inner = f"<span{_class(str(cell.style))}>{escape(plain(cell.plain))}</span>"
    else:
        inner = escape(plain(cell or ""))
    return f"<td{side}>{inner}</td>"


def _class(style: str | None) -> str:
    name = _CLASSES.get(style or "")
    return f' class="{name}"' if name else ""
