"""The ways out of a touchpoint: read from every short form, written back as short as they came."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from blueprint.edit.data import Data, put
from blueprint.edit.refused import refused
from blueprint.edit.shares import as_text, effective, scaled
from blueprint.model.connecting import long_connections, short_connections
from blueprint.model.touchpoint import TouchpointChanges

STEP_KEYS = tuple(TouchpointChanges.keys())


@dataclass
class Ways:
    """Connections in their long form, and exits with their shares; `together` when all connections start."""

    connections: list[Data] = field(default_factory=list)
    together: bool = False
    exits: dict[str, Any] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.connections) + len(self.exits)

    def to(self, id_: str) -> Data | None:
        """The connection that leads to a touchpoint."""
        return next((c for c in self.connections if c.get("to") == id_), None)

    def shares(self) -> list[Any]:
        """Shares as written: of the connections, then of the exits."""
        return [c.get("share") for c in self.connections] + list(self.exits.values())

    def set_shares(self, shares: list[str | None]) -> None:
        """Give every way its share, in the order of `shares`."""
        for connection, share in zip(self.connections, shares, strict=False):
            connection.pop("share", None)
            if share is not None:
                put(connection, "share", share, ("to", "share", "when", "handoff"))
        self.exits = dict(zip(self.exits, shares[len(self.connections) :], strict=True))

    def loses_single_share(self) -> None:
        """A single way needs no share."""
        if len(self) == 1:
            self.set_shares([None])
        if len(self.connections) == 1:
            self.together = False


def ways_of(step: Data) -> Ways:
    """Read `next` and `end` of a touchpoint, or of what a segment changes of one.

    Raises:
        EditRefused: they are not written as ways.
    """
    end = step.get("end")
    exits = {end: None} if isinstance(end, str) else dict(end) if isinstance(end, dict) else {}
    if end is not None and not isinstance(end, str | dict):
        raise _unreadable()
    return Ways(*connections_of(step.get("next")), exits)


def connections_of(written: Any) -> tuple[list[Data], bool]:
    """The connections that a `next` says, and whether they start together.

    Raises:
        EditRefused: it says no connections.
    """
    inner = written.get("all") if isinstance(written, dict) else None
    together = isinstance(inner, list)
    listed = inner if together else written
    if isinstance(listed, list) and not all(isinstance(item, str | dict) for item in listed):
        raise _unreadable()
    connections = [dict(c) for c in long_connections(listed)]
    if not all(isinstance(c.get("to"), str) for c in connections):
        raise _unreadable()
    return connections, together


def _unreadable() -> Exception:
    return refused(
        "`next` or `end` here cannot be read; mend it in the text view first",
        "这里的 `next` 或 `end` 无法读取；请先在文本视图中改正",
    )


def write_ways(step: Data, ways: Ways) -> None:
    """Write ways back; forms are widened only as far as needed."""
    put(step, "next", short_next(step.get("next"), ways.connections, ways.together), STEP_KEYS)
    put(step, "end", short_end(step.get("end"), ways.exits), STEP_KEYS)


def short_next(old: Any, connections: list[Data], together: bool) -> Any:
    """Connections in the form that `old` has where it can say them, else in the next longer one."""
    if not connections:
        return None
    if together:
        before = old["all"] if isinstance(old, dict) and isinstance(old.get("all"), list) else []
        return {"all": _listed(before, connections)}
    if isinstance(old, list):
        return _listed(old, connections)
    short = short_connections(connections)
    return {"all": None} if short == {"all": None} else short


def _listed(old: list[Any], connections: list[Data]) -> list[Any]:
    """Items that were long stay long; a plain one is written like most of those before it."""
    long = {item.get("to") for item in old if isinstance(item, dict)}
    plain = any(isinstance(item, str) for item in old) or not old
    return [c["to"] if set(c) == {"to"} and plain and c["to"] not in long else c for c in connections]


def short_end(old: Any, exits: dict[str, Any]) -> Any:
    """Exits in the form that `old` has where it can say them."""
    if not exits:
        return None
    if list(exits.values()) == [None] and not (isinstance(old, dict) and old == exits):
        return next(iter(exits))
    return exits


def add_way(ways: Ways, to: str) -> None:
    """Connect: a first way is plain, a further one gets an equal part and the others make room."""
    before = ways.shares()
    ways.connections.append({"to": to})
    if ways.together or not before:
        return
    shares = effective(before)
    if shares is None:
        return
    part = Fraction(1, len(ways))
    after: list[str | None] = list(
        as_text(scaled([*(s * (1 - part) for s in shares), part], sum(shares, Fraction(0))))
    )
    if len(before) > 1:
        after = [None if b is None else a for b, a in zip([*before, ""], after, strict=True)]
    new = len(ways.connections) - 1  # exits come after all connections
    last = after.pop()
    ways.set_shares([*after[:new], last, *after[new:]])


def drop_way(ways: Ways, name: str, leaves: bool, rescale: bool) -> None:
    """Take a way out; with `rescale` the others share what it had."""
    before = ways.shares()
    names = [(c.get("to"), False) for c in ways.connections] + [(x, True) for x in ways.exits]
    kept = [i for i, way in enumerate(names) if way != (name, leaves)]
    if leaves:
        ways.exits.pop(name)
    else:
        ways.connections = [c for c in ways.connections if c.get("to") != name]
    shares = effective(before)
    if rescale and shares is not None and len(kept) > 1 and not ways.together:
        after: list[str | None] = list(as_text(scaled([shares[i] for i in kept], Fraction(1))))
        ways.set_shares([None if before[i] is None else a for i, a in zip(kept, after, strict=True)])
    ways.loses_single_share()
