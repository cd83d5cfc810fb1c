"""The index page: one file, nothing fetched but the pictures beside it; read without its script as well."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from blueprint import quantity
from blueprint.draw.svg_painter.writing import escape
from blueprint.export.policy import source_of
from blueprint.export.portfolio import words as w
from blueprint.export.portfolio.chart import chart
from blueprint.export.portfolio.entry import MOMENTS
from blueprint.export.portfolio.markup import coded, link, said
from blueprint.export.portfolio.systems import carried
from blueprint.wording import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from blueprint.export.portfolio.entry import Brief, Entry
    from blueprint.model.text import Text
    from blueprint.wording import Wording

_HEADS = (w.FINDINGS, w.MOMENTS, w.REMEMBERED, w.TIME, w.PROMISES)
_NAMES = {"zh": "中文", "en": "English", "both": "双语 Both"}


@dataclass(frozen=True)
class Row:
    """One map of the folder; `entry` is None where the file is no map."""

    path: str
    entry: Entry | None
    findings: int
    errors: int


def page(rows: Sequence[Row]) -> str:
    """The page of all maps of a folder, as HTML."""
    return "\n".join(_parts(rows)) + "\n"


def _parts(rows: Sequence[Row]) -> Iterator[str]:
    style, script = (Path(__file__).with_name(f"page.{kind}").read_text("utf-8") for kind in ("css", "js"))
    entries = [row.entry for row in rows if row.entry]
    yield '<!doctype html>\n<html lang="zh" class="both">\n<head>\n<meta charset="utf-8">'
    yield (
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; form-action 'none'; "
        f"img-src 'self' file:; script-src '{source_of(script)}'; style-src '{source_of(style)}'\">"
    )
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="generator" content="blueprint">'
    yield f"<title>{w.TITLE['zh']} · {w.TITLE['en']}</title>\n<style>{style}</style>\n</head>\n<body>"
    yield f"<header>\n<h1>{said(w.TITLE)}</h1>"
    buttons = "".join(
        f'<button type="button" data-language="{key}" aria-pressed="{str(key == "both").lower()}">{name}</button>'
        for key, name in _NAMES.items()
    )
    names = " / ".join(w.SEARCH[language] for language in LANGUAGES)
    yield f'<input type="search" id="search" placeholder="{escape(names)}" aria-label="{escape(names)}" autocomplete="off">'
    yield f'<div class="choice" role="group" aria-label="{w.LANGUAGE["zh"]} {w.LANGUAGE["en"]}">{buttons}</div>\n</header>\n<main>'
    yield f'<section aria-labelledby="maps"><h2 id="maps">{said(w.MAPS)} <small id="count" role="status">{len(rows)}</small></h2>'
    yield from _table((w.MAP, *_HEADS), map(_row, rows))
    yield "</section>"
    if drawn := chart(entries):
        yield f'<section aria-labelledby="inside"><h2 id="inside">{said(w.INSIDE)}</h2><p>{said(w.INSIDE_NOTE)}</p>'
        yield from drawn
        yield "</section>"
    if systems := carried(entries):
        yield f'<section aria-labelledby="systems"><h2 id="systems">{said(w.SYSTEMS)}</h2><p>{coded(w.SYSTEMS_NOTE)}</p>'
        yield from _table((w.SYSTEM, w.MOMENTS, w.CARRIES), map(_system, systems))
        yield "</section>"
    yield f"</main>\n<script>{script}</script>\n</body>\n</html>"


def _table(heads: Iterable[Wording], rows: Iterable[str]) -> Iterator[str]:
    cells = "".join(f'<th scope="col">{said(head)}</th>' for head in heads)
    yield f'<div class="wide" tabindex="0"><table><thead><tr>{cells}</tr></thead><tbody>'
    yield from rows
    yield "</tbody></table></div>"


def _row(row: Row) -> str:
    entry = row.entry
    found = said(w.NO_FINDING)
    if row.errors:
        found = f'<b class="bad">{said(w.SOME_ERRORS.filled(findings=row.findings, errors=row.errors))}</b>'
    elif row.findings:
        found = str(row.findings)
    if entry is None:
        head = f'{escape(row.path)}<p class="bad">{said(w.NOT_READ)}</p>'
        return f'<tr><th scope="row">{head}</th>{_cells([found])}<td colspan="4"></td></tr>'
    about = "".join(
        f"<p>{said(text)}</p>" for text in (entry.purpose, w.CASE if entry.case else None) if text is not None
    )
    head = (
        f'<a {link(entry.name)} tabindex="-1" aria-hidden="true">'
        f'<img src="{escape(quote(entry.name))}/blueprint.svg" alt="" loading="lazy"></a>'
        f"<div><a {link(entry.name)}>{said(entry.title)}</a> <code>{escape(entry.name)}</code>{about}</div>"
    )
    figures = _figures(entry.brief)
    left = (
        _cells([found, *figures])
        if len(figures) > 1
        else f'{_cells([found])}<td colspan="4">{figures[0]}</td>'
    )
    return f'<tr id="{escape(entry.name)}"><th scope="row"><div class="map">{head}</div></th>{left}</tr>'


def _cells(texts: list[str]) -> str:
    """Cells, each with its head for screens too narrow for a table."""
    return "".join(
        f'<td><span class="head">{said(head)}</span>{text}</td>'
        for head, text in zip(_HEADS, texts, strict=False)
    )


def _figures(brief: Brief | None) -> list[str]:
    """Moments of truth, what is remembered, time and promises; or one text that says why there are none."""
    if brief is None:
        return [f'<b class="bad">{said(w.NO_FIGURES)}</b>']
    if brief.unknown:
        return [said(w.UNKNOWN)]
    kept, promised = sum(k is True for k in brief.promises), len(brief.promises)
    promises = said(w.NO_PROMISE)
    if promised:
        sign = "good" if kept == promised else "bad"
        promises = f'<b class="{sign}">{said(w.KEPT.filled(kept=kept, all=promised))}</b>'
    remembered = said(quantity.both(quantity.score, brief.remembered))
    if brief.remembered_range:
        low, high = (quantity.both(quantity.score, end) for end in brief.remembered_range)
        remembered += f"<p>{said(w.FROM_TO.filled(low=low, high=high))}</p>"
    moments = "".join(
        f"<li{' hidden' if n >= MOMENTS else ''}>{said(title)}</li>" for n, title in enumerate(brief.moments)
    )
    time = said(quantity.both(quantity.time, brief.time))
    return [f"<ol>{moments}</ol>", remembered, time, promises]


def _system(system: tuple[Text, dict[Entry, tuple[Text, ...]]]) -> str:
    title, by_map = system
    moments = sum(map(len, by_map.values()))
    holding = sum(1 for titles in by_map.values() if titles)
    count = w.COUNT_ONE if holding == 1 else w.COUNT
    said_count = said(count.filled(moments=moments, maps=holding)) if moments else said(w.CARRIES_NONE)
    lists = "".join(
        f"<li><a {link(entry.name)}>{said(entry.title)}</a>: {' · '.join(map(said, titles)) or said(w.CARRIES_NONE)}</li>"
        for entry, titles in by_map.items()
    )
    return f'<tr><th scope="row">{said(title)}</th><td>{said_count}</td><td><ul>{lists}</ul></td></tr>'
