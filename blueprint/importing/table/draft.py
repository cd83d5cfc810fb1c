"""Touchpoints collected one by one from a table without ids, put in order at the end."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Any

from blueprint.importing.lanes import Lanes, known_lane
from blueprint.importing.table import notes
from blueprint.importing.table.arrows import ARROWS, Arrows, labelled, percent
from blueprint.importing.table.spelling import value_of
from blueprint.model.names import CHANNEL_NAMES, PHASE_NAMES, Lane
from blueprint.model.naming import new_id
from blueprint.model.spelled_time import span_of_times
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
_WHEN = re.compile(r"\d{4}[-/年.]\d|\d{1,2}:\d{2}")
"""A day or a time of day, as logs and plans have in columns called Start and End."""


class Draft:
    """Rows of a map that a table gives bit by bit."""

    def __init__(self, lanes: Lanes, title: str) -> None:
        self.lanes, self.title = lanes, title
        self.rows: dict[str, Row] = {}
        self.arrows = Arrows()
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
            if column in ARROWS:
                self.arrows.said[column][id_] = text
            elif column == "role" and lane.startswith(Lane.CUSTOMER) and known_lane(text) is Lane.CUSTOMER:
                continue  # the lane says it
            elif column in ("start", "end") and _WHEN.match(text):
                self._lose("clock", text)
            else:
                made |= self.cell(column, text, made)
        self.rows[id_] = made
        return id_

    def lead(self, id_: str, target: str, said: str, when: str, share: str) -> None:
        """An arrow to a touchpoint that is there already (`target`); where none is, what was said is told."""
        if target:
            self._led.append({"from": id_, "to": target} | labelled(when, value_of("share", percent(share))))
        else:
            self.notes.append(notes.NOWHERE.filled(id=id_, text=said))

    def cell(self, column: str, text: str, beside: Row | None = None) -> Row:
        """What a cell says of a touchpoint; what a map has no place for is told at the end."""
        value = value_of(column, text)
        if column == "time" and (span := span_of_times(text)):
            return {"time.estimate.min": span[0], "time.estimate.max": span[1]}
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
        for what, note in (("emotion", notes.EMOTIONS), ("clock", notes.CLOCK)):
            if lost := self._lost.get(what):
                self.notes.append(note.filled(names=", ".join(map(repr, lost))))
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
        if beside := self.arrows.beside_none():
            self.notes.append(notes.NO_ARROW.filled(names=", ".join(beside)))
        if not self.arrows.said["next"] and not self.arrows.said["before"]:
            return self._in_order()
        connections = self.arrows.between(self.rows, self.notes)
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


def _lines(text: str) -> list[str]:
    return [line for line in map(str.strip, text.split("\n")) if line]
