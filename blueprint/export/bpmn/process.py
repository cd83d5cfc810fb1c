"""A map as a process: gateways where customers choose, where branches start together, and where arrows meet."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.draw.text.speech import language_of, say, say_text
from blueprint.export.bpmn import words
from blueprint.export.bpmn.graph import Flow, Kind, Node, Process, Slot, Use
from blueprint.export.bpmn.names import short, xml_id
from blueprint.flow.chain.blocks import find_blocks
from blueprint.flow.chain.from_map import entry_shares
from blueprint.flow.chain.graph import entries
from blueprint.model.share import UNKNOWN
from blueprint.model.writing import written, written_share
from blueprint.tables.flat import Row, flatten

if TYPE_CHECKING:
    from blueprint.draw.shapes import PictureLanguage
    from blueprint.model.connection import Connection
    from blueprint.model.service_map import ServiceMap
    from blueprint.model.touchpoint import Touchpoint
    from blueprint.wording import Wording


def process_of(service_map: ServiceMap, speech: PictureLanguage) -> Process:
    """The map's process, with names in `speech`."""
    return _Builder(service_map, speech).made


class _Builder:
    def __init__(self, service_map: ServiceMap, speech: PictureLanguage) -> None:
        self.map, self.speech = service_map, speech
        self.made = Process()
        self.blocks = list(find_blocks(service_map)[0].values())
        self._count: dict[str, int] = defaultdict(int)
        walked = [t for t in service_map.touchpoints.values() if t.id in service_map.walked]
        self._arrivals = self._arrows(walked)
        self._doors: dict[tuple[str, str], str] = {}
        for t in service_map.touchpoints.values():
            if t.id in service_map.walked:
                self._node(_task(t.id), "task", short(say_text(t.title, speech).joined), t, Slot.TASK)
                self._way_in(t)
            else:
                self._node(
                    f"used_{xml_id(t.id)}", "data", short(say_text(t.title, speech).joined), t, Slot.TASK
                )
        self._entries(walked)
        for t in walked:
            self._ways_out(t)
        for t in walked:
            for used in t.uses:
                target = next(
                    (n for n in (_task(used), f"used_{xml_id(used)}") if n in self.made.nodes), None
                )
                if target and used != t.id:
                    self.made.uses.append(Use(f"uses_{xml_id(t.id)}_{xml_id(used)}", _task(t.id), target))

    def _say(self, wording: Wording) -> str:
        return say(wording, self.speech).joined

    def _arrows(self, walked: list[Touchpoint]) -> dict[str, list[str]]:
        """Touchpoint to where its arrows come from; `""` is an entry."""
        found: dict[str, list[str]] = {t.id: [] for t in walked}
        for t in walked:
            for connection in t.next:
                if connection.to in found:
                    found[connection.to].append(t.id)
        entered = set(entries(self.map))
        for t in walked:
            if t.id in entered or t.start is not None or not found[t.id]:
                found[t.id].append("")
        return found

    def _node(
        self, id_: str, kind: Kind, name: str, at: Touchpoint, slot: Slot, below: int = 0, exit_: str = ""
    ) -> str:
        self.made.nodes[id_] = Node(
            id=id_,
            kind=kind,
            name=name,
            lane=at.lane,
            touchpoint=at.id,
            slot=slot,
            below=below,
            exit=exit_,
            sublane=at.sublane,
        )
        return id_

    def _flow(
        self, source: str, target: str, name: str = "", share: Fraction | None = None, **more: object
    ) -> None:
        id_ = f"{source}-to-{target}"
        self._count[id_] += 1
        id_ += f"-{self._count[id_]}" if self._count[id_] > 1 else ""
        self.made.flows.append(Flow(id_, source, target, name, share, **more))  # type: ignore[arg-type]

    def _way_in(self, t: Touchpoint) -> None:
        """Joins in front of a touchpoint; `_doors` says at which of them an arrow arrives."""
        task, loose = _task(t.id), list(self._arrivals[t.id])
        gates: list[str] = []
        for number, block in enumerate(b for b in self.blocks if b.join == t.id):
            gate = self._node(f"all_{xml_id(t.id)}_{number}", "parallel", "", t, Slot.BLOCK, number)
            gates.append(gate)
            for lane, branch in enumerate(block.branches):
                sources = [s for s in loose if s in branch or (s == block.fork and not branch)]
                door = gate
                if len(sources) > 1:
                    name = f"branch_{xml_id(t.id)}_{number}_{lane}"
                    door = self._node(name, "exclusive", "", t, Slot.BRANCH, number + lane)
                    self._flow(door, gate)
                self._doors |= {(source, t.id): door for source in sources}
                loose = [source for source in loose if source not in sources]
        door = task
        if len(gates) + len(loose) > 1:
            door = self._node(f"join_{xml_id(t.id)}", "exclusive", "", t, Slot.JOIN)
            self._flow(door, task)
        for gate in gates:
            self._flow(gate, door)
        for source in loose:
            self._doors[source, t.id] = door

    def _entries(self, walked: list[Touchpoint]) -> None:
        entered = [t for t in walked if ("", t.id) in self._doors]
        if not entered:
            return
        shares = entry_shares(self.map)
        here = self._node("start", "start", self._say(words.ENTRY), entered[0], Slot.START)
        if len(entered) > 1:
            gate = self._node("entries", "exclusive", self._say(words.ENTRIES), entered[0], Slot.ENTRIES)
            self._flow(here, gate)
            here = gate
        for t in entered:
            share, given = shares.get(t.id, Fraction(0)), t.start
            row = {} if given is None else {"start": given if given == UNKNOWN else written_share(given)}
            several = len(entered) > 1
            unknown = share is None or (t.even and given == UNKNOWN)
            name = quantity.part(share, language_of(self.speech), unknown=unknown) if several else ""
            self._flow(here, self._doors["", t.id], name, share if several else None, chosen=several, row=row)

    def _ways_out(self, t: Touchpoint) -> None:
        ways = [c for c in t.next if c.to in self._arrivals]
        here, several = _task(t.id), len(ways) + len(t.end) > 1
        if several:
            kind: Kind = "parallel" if t.together else "exclusive"
            name = "" if t.together else self._say(words.WHICH)
            gate = self._node(f"split_{xml_id(t.id)}", kind, name, t, Slot.SPLIT)
            self._flow(here, gate)
            here = gate
        choose = several and not t.together
        shares = {c: s for c, (*_, s) in zip((*t.next, *t.end), t.ways, strict=True)} if choose else {}
        rest = True
        for c in ways:
            share = shares.get(c)
            unknown = (c.to, False) in t.unknown_ways
            is_rest = choose and c.share is None and c.load is None and rest and not unknown
            rest = rest and not is_rest
            name = self._label(c, share, unknown) if choose else ""
            self._flow(
                here,
                self._doors[t.id, c.to],
                name,
                share,
                chosen=choose,
                rest=is_rest,
                row=_connection_row(c),
            )
        for below, (exit_, part) in enumerate(t.end.items(), 1 if ways else 0):
            share = shares.get(exit_)
            unknown = (exit_, True) in t.unknown_ways
            is_rest = choose and part is None and rest and not unknown
            rest = rest and not is_rest
            end = self._node(f"end_{xml_id(t.id)}_{xml_id(exit_)}", "end", exit_, t, Slot.END, below, exit_)
            row = {"exit": exit_, "share": written_share(part) if part is not None else "rest"}
            name = quantity.part(share, language_of(self.speech), unknown=unknown)
            self._flow(here, end, name, share, chosen=choose, rest=is_rest, row=row)
        if not ways and not t.end:
            end = self._node(f"end_{xml_id(t.id)}", "end", self._say(words.END), t, Slot.END)
            self._flow(here, end, row={"exit": ""})

    def _label(self, connection: Connection, share: Fraction | None, unknown: bool) -> str:
        when = say_text(connection.when, self.speech).joined if connection.when else ""
        part = quantity.part(share, language_of(self.speech), unknown=unknown)
        return short(" · ".join(filter(None, (when, part))) or self._say(words.REST))


def _connection_row(connection: Connection) -> Row:
    return {k: v for k, v in flatten(written(connection)).items() if k != "to"}


def _task(touchpoint: str) -> str:
    return f"touchpoint_{xml_id(touchpoint)}"
