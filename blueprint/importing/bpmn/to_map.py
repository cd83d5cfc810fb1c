"""Elements to the rows of a map's sheets, and those to a map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from blueprint.importing.bpmn import notes
from blueprint.importing.bpmn.blanks import drop_unknown_exits
from blueprint.importing.bpmn.elements import Content, Node
from blueprint.importing.bpmn.walk import Way, row_of, ways_from
from blueprint.importing.naming import guessed_lane, new_id
from blueprint.model.names import Lane
from blueprint.tables.assemble import Assembled, assemble, refuse_above
from blueprint.tables.flat import Row, flatten
from blueprint.tables.sheets import CONNECTIONS, MAP, REST, TOUCHPOINTS

if TYPE_CHECKING:
    from blueprint.wording import Wording


def map_of(content: Content, fallback: str) -> Assembled:
    """The map, and what was not understood; `fallback` is its title when the file has none."""
    return _Builder(content, fallback).assembled()


class _Builder:
    def __init__(self, content: Content, fallback: str) -> None:
        self.content, self.fallback = content, fallback
        self.notes: list[Wording] = content.notes
        self.ids: dict[str, str] = {}
        self._taken: set[str] = set()
        self.rows: dict[str, Row] = {}
        self.connections: list[Row] = []
        self.entries: list[tuple[str, Row]] = []
        self.entered: set[str] = set()
        self.exits: dict[str, str] = {}
        self._unknown_lanes: set[str] = set()
        places = [n for n in content.nodes.values() if n.kind in ("touchpoint", "data")]
        refuse_above(len(places))
        for node in places:
            self._name(node)
        for node in places:
            self._touchpoint(node)
        for node in content.nodes.values():
            if node.kind in ("touchpoint", "start"):
                self._leave(node)
        for node in content.nodes.values():
            if node.kind == "boundary":
                self._boundary(node)
        for node in content.nodes.values():
            if node.tag in ("inclusiveGateway", "complexGateway", "eventBasedGateway"):
                self.notes.append(notes.GATEWAY.filled(tag=node.tag, id=node.id))
        self._start()

    def assembled(self) -> Assembled:
        """The rows put together."""
        tables = dict(self.content.tables)
        heads = list(tables.get(MAP, []))
        title, own = self.content.title, self.content.own
        if not own or own.name != title:
            heads = [r for r in heads if str(r.get("key", "")).split(".")[0] != "title"]
            heads.append({"key": "title", "value": title or self.fallback})
        first = ("blueprint", "id", "title")
        heads.sort(key=lambda r: first.index(k) if (k := str(r.get("key", "")).split(".")[0]) in first else 9)
        tables[MAP] = heads
        tables[TOUCHPOINTS] = list(self.rows.values())
        tables[CONNECTIONS] = self.connections
        made = assemble(tables)
        made.notes[:0] = self.notes
        drop_unknown_exits(made)
        return made

    def _name(self, node: Node) -> None:
        own = node.own.id if node.own else ""
        self.ids[node.id] = (
            own if own and own not in self._taken else new_id(node.name or node.id, self._taken, "step")
        )
        self._taken.add(self.ids[node.id])

    def _touchpoint(self, node: Node) -> None:
        own = node.own.row if node.own else {}
        row: Row = {"id": self.ids[node.id]}
        row["lane"] = own.get("lane") if node.kind == "data" else self._lane(node)
        if not node.own or node.own.name != node.name:
            row["title"] = node.name or node.id
            own = {k: v for k, v in own.items() if k.split(".")[0] != "title"}
            both = node.name.split(" · ")
            if node.own and len(both) == 2 and {"title.zh", "title.en"} <= set(node.own.row):
                del row["title"]
                row |= {"title.zh": both[0], "title.en": both[1]}
        lane = self.content.lanes.get(node.lane)
        if not node.own and lane and not lane.own and row["lane"] != Lane.CUSTOMER and lane.name:
            row["role"] = lane.name
        self.rows[node.id] = row | {k: v for k, v in own.items() if k not in ("id", "lane", "join")}

    def _lane(self, node: Node) -> str:
        lane = self.content.lanes.get(node.lane)
        if lane and lane.own and lane.own.name == lane.name:
            return lane.own.id
        guess = guessed_lane(lane.name) if lane else None
        if guess is None:
            guess = Lane(lane.own.id) if lane and lane.own and lane.own.id in list(Lane) else Lane.BACKSTAGE
            if node.lane not in self._unknown_lanes:
                self._unknown_lanes.add(node.lane)
                name = lane.name if lane else ""
                self.notes.append(notes.LANE.filled(id=node.lane, name=name, lane=guess.value))
        return guess.value

    def _leave(self, node: Node) -> None:
        ways = [w for w in ways_from(self.content, node) if w.target.kind in ("touchpoint", "end")]
        if node.kind == "start":
            for way in ways:
                if way.target.kind == "touchpoint":
                    self.entries.append((way.target.id, row_of(way)))
            return
        here = self.ids[node.id]
        forked = any(w.forked for w in ways)
        if forked and any(w.chosen for w in ways):
            self.notes.append(notes.MIXED.filled(id=here))
            forked = False
        exits: dict[str, Any] = {}
        blank: list[str] = []
        for way in ways:
            row = row_of(way)
            if way.target.kind == "end":
                name = self._exit(way, row)
                share = row.get("share")
                if name and (forked or way.joined):
                    self.notes.append(notes.JOIN.filled(id=way.target.id))
                if name and not forked:
                    exits[new_id(name, exits, "done")] = None if share in (REST, "") else share
                    blank += [name] if not share or share == REST else []
                continue
            if way.parted:
                self.notes.append(notes.PARTED.filled(id=here))
            elif way.joined:
                self.rows[way.target.id]["join"] = "all"
            self.entered.add(way.target.id)
            kept = {k: v for k, v in row.items() if k not in ("exit", "start", "to", "together")}
            more = {"together": "yes"} if forked else {}
            self.connections.append({"from": here, "to": self.ids[way.target.id], **kept, **more})
            follows = any(k.split(".")[0] == "load" for k in kept)  # how many go there is computed
            blank += [self.ids[way.target.id]] if not kept.get("share") and not follows else []
        if len(blank) > 1 and not forked:
            self.notes.append(notes.SHARES.filled(id=here, targets=", ".join(blank)))
        if list(exits.values()) == [None]:
            self.rows[node.id]["end"] = next(iter(exits))
        elif exits:
            self.rows[node.id] |= flatten({"end": {k: v or REST for k, v in exits.items()}})

    def _exit(self, way: Way, row: Row) -> str:
        own = way.target.own
        if own and own.name == way.target.name:
            return own.id
        if row.get("exit") == "" and "exit" in row:
            return ""
        return new_id(way.target.name, (), "done")

    def _boundary(self, node: Node) -> None:
        ways = [w for w in ways_from(self.content, node) if w.target.kind == "touchpoint"]
        if node.error and ways and node.host in self.rows:
            self.rows[node.host]["fails.then"] = self.ids[ways[0].target.id]
            self.rows[ways[0].target.id].setdefault("start", "0%")
            self.entered.add(ways[0].target.id)
        else:
            self.notes.append(notes.BOUNDARY.filled(id=node.id, host=self.ids.get(node.host, node.host)))

    def _start(self) -> None:
        """Shares of entry, where the file says them or the map needs them."""
        unknown = []
        for target, row in self.entries:
            share = row.get("start") or row.get("share")
            if not share and not self.content.own and target in self.entered and len(self.entries) == 1:
                share = "100%"
            if share:
                self.rows[target]["start"] = share
            elif len(self.entries) > 1 and "start" not in row:
                unknown.append(self.ids[target])
        if len(unknown) > 1 or (unknown and not self.content.own):
            self.notes.append(notes.ENTRIES.filled(ids=", ".join(unknown)))
