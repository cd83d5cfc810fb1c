"""The table that closes `blueprint build`: one row a map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.cli.show.console import BAD, GOOD, numbers, open_console, styled, table, words
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text

    from blueprint.cli.making import Made

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
    service_map, count = made.linted.loaded.map, len(made.linted.findings)
    name = service_map.name if service_map else made.linted.loaded.source.path
    found = styled(str(count), BAD) if made.linted.errors else str(count) if count else "-"
    if made.analysis is None or service_map is None:
        return [name, found, None, None, None, None]
    everyone = made.analysis.all
    touchpoints = made.analysis.flat.touchpoints
    truths = [touchpoints[id_].title[language] for id_ in everyone.moments_of_truth[:3]]
    judged = [p.kept for p in everyone.promises]
    kept = sum(k is True for k in judged)
    if made.analysis.unknown:
        unknown = quantity.UNKNOWN[language]
        return [name, found, unknown, unknown, unknown, unknown if judged else _NONE[language]]
    promises = _KEPT.filled(kept=kept, all=len(judged))[language] if judged else _NONE[language]
    return [
        name,
        found,
        " > ".join(truths) or None,
        quantity.score(everyone.experience.remembered, language),
        quantity.time(everyone.time.mean, language),
        styled(promises, GOOD if kept == len(judged) else BAD) if judged else promises,
    ]
