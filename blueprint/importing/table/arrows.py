"""Arrows as a list of steps says them: what comes next or before, by id or title, with shares and conditions beside it."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from blueprint.importing.share_in_label import share_in
from blueprint.importing.table import notes
from blueprint.importing.table.spelling import value_of
from blueprint.model.writing import written_share

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from blueprint.tables.flat import Row
    from blueprint.wording import Wording

ARROWS = ("next", "before", "when", "share")
"""Columns that say where customers go."""
_PARTS = re.compile(r"\s*[,;，；、|\n]\s*")
_CHOICES = re.compile(r"\s*[/&+]\s*|\s+(?:or|and)\s+|或者?|以?及|和")
"""What may stand between two titles, and inside of one."""
_WHOLE = re.compile(r"[2-9]|[1-9]\d|100")


class Arrows:
    """What rows say of arrows (`said`: column to id to text)."""

    def __init__(self) -> None:
        self.said: dict[str, dict[str, str]] = {column: {} for column in ARROWS}

    def beside_none(self) -> list[str]:
        """Conditions and shares of rows that say no arrow."""
        said = {id_: text for column in ("when", "share") for id_, text in self.said[column].items()}
        return [f"{text!r} ({id_})" for id_, text in said.items() if id_ not in self.said["next"]]

    def between(self, rows: Mapping[str, Row], told: list[Wording]) -> list[Row]:
        """The connections; what leads nowhere, or to one of several rows of the same title, is told."""
        names = _Names(rows, told)
        connections: list[Row] = []
        for id_, text in self.said["next"].items():
            parts = list(_split(text, names))
            labels, shares = (_beside(self.said[c].get(id_, ""), len(parts)) for c in ("when", "share"))
            if len(parts) > 1 and len(set(shares)) == 1 and shares[0]:
                told.append(notes.ONE_SHARE.filled(id=id_, text=shares[0]))
                shares = [""] * len(parts)
            for part, label, share in zip(parts, labels, shares, strict=True):
                said, name = ("", part) if part in names else share_in(part)
                if target := names.row(name, id_):
                    beside = value_of("share", percent(share)) if share else said
                    connections.append({"from": id_, "to": target} | labelled(label, beside))
        led = {(row["from"], row["to"]) for row in connections}
        for id_, text in self.said["before"].items():
            sources = (names.row(name, id_) for name in _split(text, names))
            connections += [{"from": s, "to": id_} for s in sources if s and (s, id_) not in led]
        return connections


class _Names:
    """By what rows are called: their ids and titles."""

    def __init__(self, rows: Mapping[str, Row], told: list[Wording]) -> None:
        self.rows, self.told = rows, told
        self.places = {id_: place for place, id_ in enumerate(rows)}
        self.titled: dict[str, list[str]] = {}
        for id_, row in rows.items():
            self.titled.setdefault(str(row["title"]).casefold(), []).append(id_)

    def __contains__(self, name: str) -> bool:
        return name in self.rows or name.casefold() in self.titled

    def row(self, name: str, here: str) -> str:
        """The row of a name: by its id, else by its title, of several the next one below; `""`, told: there is none."""
        if name in self.rows:
            return name
        found = self.titled.get(name.casefold(), [])
        below = [id_ for id_ in found if self.places[id_] > self.places[here]]
        if not found:
            self.told.append(notes.NOWHERE.filled(id=here, text=name))
        elif len(found) > 1:
            self.told.append(notes.SAME_TITLE.filled(name=name, id=here, to=(below or found)[0]))
        return next(iter(below or found), "")


def _split(text: str, names: _Names) -> Iterator[str]:
    """The titles or ids in a cell; a title may itself hold what stands between others."""
    for part in filter(None, [text] if text in names else _PARTS.split(text)):
        choices = _CHOICES.split(part)
        several = part not in names and all(share_in(choice)[1] in names for choice in choices)
        yield from choices if several else [part]


def _beside(text: str, count: int) -> list[str]:
    """What a cell says of each of so many arrows: one thing each, or the same of all."""
    parts = _PARTS.split(text)
    if len(parts) == 1 and text.count("%") == count:
        parts = re.split(r"\s*/\s*", text)
    return parts if len(parts) == count else [text] * count


def labelled(label: str, share: str) -> Row:
    """What a label beside an arrow says: a share, a condition, or both; `?` is a share that nobody knows."""
    said, when = share_in(label.strip(" ?"))
    return ({"share": share or said} if share or said else {}) | ({"when": when} if when else {})


def percent(share: str) -> str:
    """A share of a program, that counts in hundreds: `70` is 70 %; `0.7` and `70%` stay."""
    return written_share(Fraction(share) / 100) if _WHOLE.fullmatch(share) else share
