"""The table that closes `blueprint build`: one row a map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.cli.show.console import BAD, GOOD, numbers, open_console, styled, table, words
from blueprint.export.portfolio.entry import MOMENTS
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text

    from blueprint.cli.made import Made

_HEADERS = (
    Wording("map", "地图"),
    Wording("findings", "检查结果"),
    Wording("moments of truth", "关键时刻"),
    Wording("remembered", "记忆体验"),
    Wording("time", "耗时"),
    Wording("promises", "承诺"),
)
_KEPT = Wording("{kept} of {all} kept", "{all} 个中兑现 {kept} 个")
_NONE = Wording("none", "无")


def show(made: Sequence[Made], language: Language) -> None:
    """Print the table."""
    headers = [h[language] for h in _HEADERS]
    columns = [words(headers[0]), numbers(headers[1]), words(headers[2]), *map(numbers, headers[3:])]
    open_console().print(table(columns, [_row(m, language) for m in made]))


def _row(made: Made, language: Language) -> list[str | Text | None]:
    entry, count = made.entry, len(made.linted.findings)
    name = entry.name if entry else made.linted.loaded.source.path
    found = styled(str(count), BAD) if made.linted.errors else str(count) if count else "-"
    brief = entry.brief if entry else None
    if brief is None:
        return [name, found, None, None, None, None]
    kept, promised = sum(k is True for k in brief.promises), len(brief.promises)
    if brief.unknown:
        unknown = quantity.UNKNOWN[language]
        return [name, found, unknown, unknown, unknown, unknown if promised else _NONE[language]]
    promises = _KEPT.filled(kept=kept, all=promised)[language] if promised else _NONE[language]
    return [
        name,
        found,
        " > ".join(title[language] for title in brief.moments[:MOMENTS]) or None,
        quantity.score(brief.remembered, language),
        quantity.time(brief.time, language),
        styled(promises, GOOD if kept == promised else BAD) if promised else promises,
    ]
