"""Which support system carries which moments of truth, over all maps."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from blueprint.export.portfolio.entry import Entry
    from blueprint.model.text import Text


def carried(entries: Iterable[Entry]) -> list[tuple[Text, dict[Entry, tuple[Text, ...]]]]:
    """Each system with the moments of truth it carries in each map; those that carry most first.

    Support touchpoints are one system where their titles are the same in one of the languages.
    """
    titles: dict[tuple[str, str], Text] = {}
    found: dict[Text, dict[Entry, tuple[Text, ...]]] = {}
    for entry in entries:
        for system in entry.systems:
            names = [(code, _plain(text)) for code, text in system.title.by_language]
            title = next((titles[name] for name in names if name in titles), system.title)
            for name in names:
                titles.setdefault(name, title)
            by_map = found.setdefault(title, {})
            by_map[entry] = tuple(dict.fromkeys((*by_map.get(entry, ()), *system.carries)))
    return sorted(found.items(), key=lambda item: (-sum(map(len, item[1].values())), -len(item[1])))


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
