"""Touchpoints collected one by one from a table without ids, put in order at the end."""

from __future__ import annotations

import itertools
import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from blueprint.importing.lanes import Lanes, known_lane
from blueprint.importing.share_in_label import share_in
from blueprint.importing.table import notes
from blueprint.importing.table.spelling import value_of
from blueprint.model.names import CHANNEL_NAMES, PHASE_NAMES, Lane
from blueprint.model.naming import new_id
from blueprint.model.writing import written_share
from blueprint.tables.assemble import Assembled, assemble
from blueprint.tables.sheets import CONNECTIONS, MAP, TOUCHPOINTS

if TYPE_CHECKING:
    from blueprint.tables.flat import Row
    from blueprint.wording import Wording

_SCORE = re.compile(r"[-+]?\d+(\.\d+)?")
_PHASES = {
    text.casefold(): phase.value
    for phase, name in PHASE_NAMES.items()
    for text in (name.en, name.zh, phase.value)
}
_CHANNELS = {
    text.casefold(): channel.value
    for channel, name in CHANNEL_NAMES.items()
    for text in (name.en, name.zh, channel.value)
}
_PARTS = re.compile(r"\s*[,;，；、\n]\s*")
_WHOLE = re.compile(r"[2-9]|[1-9]\d|100")


class Draft:
    """Rows of a map that a table gives bit by bit."""

    def __init__(self, lanes: Lanes, title: str) -> None:
        self.lanes, self.title = lanes, title
        self.rows: dict[str, Row] = {}
        self.next: dict[str, str] = {}
        self.labels: dict[str, str] = {}
        self._led: list[Row] = []
        self.phases: dict[str, str] = {}
        self.channels: dict[str, str] = {}
        self.notes: list[Wording] = []
        self._lost: dict[str, dict[str, None]] = {}

    def add(self, title: str, lane: str, row: dict[str, str], id_: str = "") -> str:
        """A touchpoint; gives its id. Cells without a place are told at the end."""
        id_ = id_ if id_ and id_ not in self.rows else new_id(title or id_, self.rows, "step")
        made: Row = {"id": id_, "lane": lane, "title": title or id_}
        for column, text in row.items():
            if not text or column in ("id", "lane", "title"):
                continue
            if column == "next":
                self.next[id_] = text
            elif column == "role" and lane.startswith(Lane.CUSTOMER) and known_lane(text) is Lane.CUSTOMER:
                continue  # the lane says it
            elif column == "when":
                self.labels[id_] = text
            else:
                made |= self.cell(column, text, made)
        self.rows[id_] = made
        return id_

    def lead(self, id_: str, target: str, said: str, when: str, share: str) -> None:
        """An arrow to a touchpoint that is there already (`target`); where none is, what was said is told."""
        if target:
            self._led.append(
                {"from": id_, "to": target} | _labelled(when, value_of("share", _percent(share)))
            )
        else:
            self.notes.append(notes.NOWHERE.filled(id=id_, text=said))

    def cell(self, column: str, text: str, beside: Row | None = None) -> Row:
        """What a cell says of a touchpoint; what a map has no place for is told at the end."""
        value = value_of(column, text)
        if column == "phase":
            return {column: self._own_word(self.phases, _PHASES, text)}
        if column == "channel":
            return {column: self._own_word(self.channels, _CHANNELS, text)}
        if column == "emotion" and not _SCORE.fullmatch(value):
            return self._lose("emotion", text)
        if column in ("evidence", "script"):
            return {f"{column}.{n}": line for n, line in enumerate(_lines(text), 1)}
        if column.startswith("notes."):
            kind, before = (
                column.partition(".")[2],
                len({k.split(".")[1] for k in beside or {} if k.startswith("notes.")}),
            )
            return {f"notes.{n}.{kind}": line for n, line in enumerate(_lines(text), before + 1)}
        return {column: value}

    @staticmethod
    def _own_word(words: dict[str, str], known: dict[str, str], text: str) -> str:
        """A word of the format, or one that the map declares; `words` is id to title."""
        if text.casefold() in known:
            return known[text.casefold()]
        found = next((id_ for id_, title in words.items() if title == text), None)
        if found is None:
            found = new_id(text, words, "word")
            words[found] = text
        return found

    def _all_phases(self) -> dict[str, Any]:
        """The map's own phases in the order of the table; those of the format among them have to be declared too."""
        used = dict.fromkeys(str(row["phase"]) for row in self.rows.values() if "phase" in row)
        if not self.phases:
            return {}
        named = {phase.value: {"zh": name.zh, "en": name.en} for phase, name in PHASE_NAMES.items()}
        return {id_: self.phases.get(id_) or named[id_] for id_ in used}

    def _lose(self, what: str, text: str) -> Row:
        self._lost.setdefault(what, {})[text] = None
        return {}

    def lane_of(self, *names: str) -> str:
        """The lane that names mean; in doubt backstage, with a note."""
        if found := self.lanes.of(*names):
            return found
        said = next(filter(None, names), "")
        lane = Lane.BACKSTAGE.value
        question = self.lanes.doubt(said, lane)
        self.notes += question if said or not question else [notes.LANES.filled(lane=lane)]
        return lane

    def assembled(self, unread: list[str] | None = None) -> Assembled:
        """The map: arrows as the table says them, else in its order; `unread` are columns without a place."""
        connections, exits = self._arrows()
        for id_, name in exits.items():
            self.rows[id_]["end"] = name
        made = assemble(
            {
                MAP: [{"key": "title", "value": self.title}],
                TOUCHPOINTS: list(self.rows.values()),
                CONNECTIONS: connections,
            }
        )
        if unread:
            self.notes.append(notes.NO_PLACE.filled(names=", ".join(map(repr, unread))))
        if lost := self._lost.get("emotion"):
            self.notes.append(notes.EMOTIONS.filled(names=", ".join(map(repr, lost))))
        words = {
            name: found
            for name, found in (("phases", self._all_phases()), ("channels", self.channels))
            if found
        }
        points = made.data.pop(TOUCHPOINTS)
        made.data |= {**words, TOUCHPOINTS: points}
        made.notes[:0] = self.notes
        return made

    def _arrows(self) -> tuple[list[Row], dict[str, str]]:
        if self._led:
            return self._led, self._last(self._led)
        if not self.next:
            return self._in_order()
        by_title = {str(row["title"]).casefold(): id_ for id_, row in reversed(self.rows.items())}
        connections: list[Row] = []
        for id_, text in self.next.items():
            parts = [part for part in _PARTS.split(text) if part]
            labels = _PARTS.split(self.labels.get(id_, ""))
            for place, part in enumerate(parts):
                share, name = ("", part) if part.casefold() in by_title else share_in(part)
                target = name if name in self.rows else by_title.get(name.casefold())
                if target:
                    said = labels[place] if len(labels) == len(parts) else self.labels.get(id_, "")
                    connections.append({"from": id_, "to": target} | _labelled(said, share))
                else:
                    self.notes.append(notes.NOWHERE.filled(id=id_, text=name))
        entered = {row["to"] for row in connections if row["to"] != row["from"]}
        if connections and entered.issuperset(self.rows):
            next(iter(self.rows.values())).setdefault("start", "100%")
        return connections, self._last(connections)

    def _last(self, connections: list[Row]) -> dict[str, str]:
        """Exits of touchpoints that no arrow leaves and nobody only uses."""
        leading = {row["from"] for row in connections}
        used = {u for row in self.rows.values() for key, u in row.items() if key.split(".")[0] == "uses"}
        last = [
            id_ for id_, row in self.rows.items()
            if id_ not in leading and id_ not in used and row["lane"] != Lane.EVIDENCE
            and not any(key.split(".")[0] == "end" for key in row)
        ]  # fmt: skip
        if last:
            self.notes.append(notes.LAST.filled(ids=", ".join(last)))
        return dict.fromkeys(last, "done")

    def _in_order(self) -> tuple[list[Row], dict[str, str]]:
        used = {u for row in self.rows.values() for key, u in row.items() if key.split(".")[0] == "uses"}
        walked = [id_ for id_, row in self.rows.items() if row["lane"] != Lane.EVIDENCE and id_ not in used]
        said = any(key.split(".")[0] == "end" for row in self.rows.values() for key in row)
        connections: list[Row] = []
        for here, there in itertools.pairwise(walked):
            if not any(key.split(".")[0] == "end" for key in self.rows[here]):
                connections.append({"from": here, "to": there})
        last = (
            {walked[-1]: "done"}
            if walked and not any(k.split(".")[0] == "end" for k in self.rows[walked[-1]])
            else {}
        )
        if connections or (last and not said):
            self.notes.append(notes.ORDER.filled(exit=self.rows[walked[-1]].get("end", "done")))
        return connections, last


def _labelled(label: str, share: str) -> Row:
    """What a label beside an arrow says: a share, a condition, or both; `?` is a share that nobody knows."""
    said, when = share_in(label.strip(" ?"))
    return ({"share": share or said} if share or said else {}) | ({"when": when} if when else {})


def _percent(share: str) -> str:
    """A share of a program, that counts in hundreds: `70` is 70 %; `0.7` and `70%` stay."""
    return written_share(Fraction(share) / 100) if _WHOLE.fullmatch(share) else share


def _lines(text: str) -> list[str]:
    return [line for line in map(str.strip, text.split("\n")) if line]
