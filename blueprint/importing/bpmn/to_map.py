"""Elements to the rows of a map's sheets, and those to a map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from blueprint.importing.blocks import meet
from blueprint.importing.bpmn import notes
from blueprint.importing.bpmn.details import call_maps
from blueprint.importing.bpmn.edges import one_start
from blueprint.importing.bpmn.elements import Content, Node
from blueprint.importing.bpmn.gates import keep_gates
from blueprint.importing.bpmn.messages import join_pools
from blueprint.importing.bpmn.opening import open_all
from blueprint.importing.bpmn.telling import say_what_is_left
from blueprint.importing.bpmn.titles import EXITS, in_both, title_of
from blueprint.importing.bpmn.walk import Way, row_of, ways_from
from blueprint.importing.lanes import Lanes, is_lane_name
from blueprint.model.names import Lane
from blueprint.model.naming import new_id
from blueprint.tables.assemble import Assembled, assemble, refuse_above
from blueprint.tables.flat import Row, flatten
from blueprint.tables.sheets import CONNECTIONS, MAP, REST, TOUCHPOINTS

if TYPE_CHECKING:
    from blueprint.wording import Wording


def map_of(content: Content, fallback: str, lanes: Lanes) -> Assembled:
    """The map, and what was not understood; `fallback` is its title when the file has none."""
    refuse_above(sum(node.kind in ("touchpoint", "data") for node in content.nodes.values()))
    open_all(content)
    join_pools(content, lanes)
    made = one_start(content) + keep_gates(content)
    refuse_above(sum(node.kind in ("touchpoint", "data") for node in content.nodes.values()))
    assembled = _Builder(content, fallback, lanes, made).assembled()
    meet(assembled)
    return assembled


class _Builder:
    def __init__(self, content: Content, fallback: str, lanes: Lanes, made: list[Node]) -> None:
        self.content, self.fallback, self.lanes, self.made = content, fallback, lanes, made
        self.notes: list[Wording] = content.notes
        self.ids: dict[str, str] = {}
        self._taken: set[str] = set()
        self.rows: dict[str, Row] = {}
        self.connections: list[Row] = []
        self.entries: dict[str, Row] = {}
        self.entered: set[str] = set()
        places = [n for n in content.nodes.values() if n.kind in ("touchpoint", "data")]
        self._titles(places)
        for node in places:
            self._name(node)
        self.called = call_maps(content, self.ids)
        for node in places:
            self._touchpoint(node)
        for node in content.nodes.values():
            if node.kind in ("touchpoint", "start"):
                self._leave(node)
        for node in content.nodes.values():
            if node.tag in ("inclusiveGateway", "complexGateway") and len(content.out.get(node.id, ())) > 1:
                self.notes.append(notes.GATEWAY.filled(tag=node.tag, id=node.id))
        self._ends()
        self._start()
        say_what_is_left(content, made, self.ids)

    def assembled(self) -> Assembled:
        """The rows put together."""
        tables = dict(self.content.tables)
        heads = list(tables.get(MAP, []))
        title, own = self.content.title, self.content.own
        if not own or own.name != title:
            heads = [r for r in heads if str(r.get("key", "")).split(".")[0] != "title"]
            heads.append({"key": "title", "value": title or self.fallback})
        if not own:
            heads += [
                {"key": k, "value": v}
                for k, v in (("purpose", self.content.purpose), ("arrivals", self.content.arrivals))
                if v
            ]
        first = ("blueprint", "id", "title", "purpose")
        heads.sort(key=lambda r: first.index(k) if (k := str(r.get("key", "")).split(".")[0]) in first else 9)
        tables[MAP] = heads
        tables[TOUCHPOINTS] = list(self.rows.values())
        tables[CONNECTIONS] = self.connections
        made = assemble(tables)
        for part in made.data["touchpoints"].values():
            if (
                isinstance(part.get("time"), dict)
                and set(part["time"]) == {"standard"}
                and not self.content.own
            ):
                part["time"] = part["time"]["standard"]
        made.notes[:0] = self.notes
        made.called = self.called
        return made

    def _titles(self, places: list[Node]) -> None:
        """What has no name in the file gets one, with a number where several are the same."""
        times: dict[str, int] = {}
        for node in places:
            if node.name or node.own or (node.title and not node.title.en):
                continue
            node.title = node.title or title_of(node)
            times[node.title.en] = times.get(node.title.en, 0) + 1
            if (n := times[node.title.en]) > 1:
                node.title = type(node.title)(f"{node.title.en} {n}", f"{node.title.zh} {n}")

    def _name(self, node: Node) -> None:
        own = node.own.id if node.own else ""
        name = node.name or (node.title.en if node.title else "") or node.id
        self.ids[node.id] = own if own and own not in self._taken else new_id(name, self._taken, "step")
        self._taken.add(self.ids[node.id])

    def _touchpoint(self, node: Node) -> None:
        own = node.own.row if node.own else {}
        row: Row = {"id": self.ids[node.id]}
        said = own.get("lane")
        if node.kind == "data":
            row["lane"] = said or node.row.get("lane")
        else:
            guess = self._lane(node)
            row["lane"] = said if said and said.partition("/")[0] == guess else guess
        if not node.own or node.own.name != node.name:
            if node.title and not node.name:
                row |= in_both("title", node.title)
            else:
                row["title"] = node.name or node.id
            own = {k: v for k, v in own.items() if k.split(".")[0] != "title"}
            both = node.name.split(" · ")
            if node.own and len(both) == 2 and {"title.zh", "title.en"} <= set(node.own.row):
                del row["title"]
                row |= {"title.zh": both[0], "title.en": both[1]}
        lane = self.content.lanes.get(node.lane)
        if (
            not node.own
            and lane
            and not lane.own
            and node.kind == "touchpoint"
            and not str(row["lane"]).startswith(Lane.CUSTOMER)
        ) and (role := self._role(node.lane)):
            row["role"] = role
        if not node.own:
            row |= self._read(node, str(row["lane"]))
            account = node.row.get("account")
            if account and row.setdefault("role", account) != account:
                self.content.silent.append(f"{self.ids[node.id]!r}: {account}")
        self.rows[node.id] = row | {k: v for k, v in own.items() if k not in ("id", "lane", "join")}

    def _read(self, node: Node, lane: str) -> Row:
        """What the file says of a touchpoint of its own."""
        row = {k: v for k, v in node.row.items() if k not in ("evidence", "uses", "lane", "share", "account")}
        things: list[str] = node.row.get("evidence", [])
        if things and lane.partition("/")[0] not in (Lane.CUSTOMER, Lane.FRONTSTAGE):
            self.notes.append(notes.UNSEEN.filled(things=", ".join(things), id=self.ids[node.id]))
            things = []
        row |= {f"evidence.{n}": thing for n, thing in enumerate(things, 1)}
        return row | {
            f"uses.{n}": self.ids[used]
            for n, used in enumerate(node.row.get("uses", ()), 1)
            if used in self.ids
        }

    def _names(self, lane_id: str) -> list[str]:
        """The names of a lane and of those around it, the innermost first."""
        found = []
        while lane_id in self.content.lanes:
            found.append(self.content.lanes[lane_id].name)
            lane_id = self.content.lanes[lane_id].outer
        return [name for name in found if name]

    def _role(self, lane_id: str) -> str:
        """Who does it: the name of the innermost lane, unless it only says which of the five it is."""
        return next((name for name in self._names(lane_id) if not is_lane_name(name)), "")

    def _lane(self, node: Node) -> str:
        lane = self.content.lanes.get(node.lane)
        if lane and lane.own and lane.own.name == lane.name:
            return lane.own.id
        names = self._names(node.lane)
        if found := self.lanes.of(*names) or node.row.get("lane"):
            return str(found)
        guess = Lane(lane.own.id) if lane and lane.own and lane.own.id in list(Lane) else Lane.BACKSTAGE
        if names:
            self.notes += self.lanes.doubt(names[0], guess.value)
        elif "" not in self.lanes.doubts:
            self.lanes.doubts[""] = guess.value
            self.notes.append(notes.NO_LANES.filled(lane=guess.value))
        return guess.value

    def _leave(self, node: Node) -> None:
        ways = [w for w in ways_from(self.content, node) if w.target.kind in ("touchpoint", "end")]
        if node.kind == "start":
            for way in ways:
                if way.target.kind == "touchpoint":
                    row = row_of(self.content, way)
                    more = {"share": node.row["share"]} if "share" in node.row and "share" not in row else {}
                    self.entries.setdefault(way.target.id, row | more)
            return
        here = self.ids[node.id]
        forked = any(w.forked for w in ways)
        exits: dict[str, Any] = {}
        blank: list[str] = []
        for way in ways:
            row = row_of(self.content, way)
            if way.target.kind == "end":
                own_end = way.target.own is not None
                if name := self._exit(way, row):
                    share = row.get("share")
                    exits[new_id(name, exits, "done")] = None if share in (REST, "") else share
                    if not own_end and row.get("when"):
                        self.content.silent.append(f"{name!r}: {row['when']}")
                    blank += [name] if not share or share == REST else []
                continue
            if way.joined:
                self.rows[way.target.id]["join"] = "all"
            if any(flow.failure for flow in way.flows):
                self.rows[node.id].setdefault("fails.then", self.ids[way.target.id])
            self.entered.add(way.target.id)
            kept = {k: v for k, v in row.items() if k not in ("exit", "start", "to", "together")}
            more = {"together": "yes"} if forked else {}
            if forked:
                kept = (
                    {k: v for k, v in kept.items() if k not in ("share", "when")}
                    if not way.flows[0].own
                    else kept
                )
            if any(
                c["from"] == here and c["to"] == self.ids[way.target.id] and not kept and forked
                for c in self.connections
            ):
                continue
            self.connections.append({"from": here, "to": self.ids[way.target.id], **kept, **more})
            follows = any(k.split(".")[0] == "load" for k in kept)  # how many go there is computed
            blank += [self.ids[way.target.id]] if not kept.get("share") and not follows else []
        if len(blank) > 1 and not forked:
            self.notes.append(notes.SHARES.filled(id=here, targets=", ".join(dict.fromkeys(blank))))
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
        name = way.target.name or way.target.says or EXITS.get(way.target.event, "")
        return new_id(name, (), "done")

    def _ends(self) -> None:
        """A step that nothing follows ends the process (BPMN 2.0.2, 13.2)."""
        on = {c["from"] for c in self.connections}
        last = [
            row
            for n in self.content.nodes.values()
            if n.kind == "touchpoint" and not n.own
            for row in (self.rows[n.id],)
        ]
        last = [row for row in last if row["id"] not in on and not any(k.split(".")[0] == "end" for k in row)]
        for row in last:
            row["end"] = "done"
        if silent := [row["id"] for row in last if not self.content.own]:
            self.notes.append(notes.ENDS.filled(ids=", ".join(silent)))

    def _start(self) -> None:
        """Shares of entry, where the file says them or the map needs them."""
        unknown = []
        for target, row in self.entries.items():
            share = row.get("start") or row.get("share")
            if not share and not self.content.own and target in self.entered and len(self.entries) == 1:
                share = "100%"
            if share:
                self.rows[target]["start"] = share
            elif len(self.entries) > 1 and "start" not in row:
                unknown.append(self.ids[target])
        if len(unknown) > 1:
            self.notes.append(notes.ENTRIES.filled(ids=", ".join(unknown)))
