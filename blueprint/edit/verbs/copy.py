"""Touchpoints once more, under new ids."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import ClassVar

from blueprint.edit.data import Data, copied, ids_of, put_after, touchpoint, touchpoints
from blueprint.edit.ids import new_id, numbered
from blueprint.edit.refused import refused
from blueprint.edit.shares import as_text, effective, scaled
from blueprint.edit.verb import Kinds, Verb, texts
from blueprint.edit.ways import ways_of, write_ways


@dataclass(frozen=True)
class Copy(Verb):
    """Copies stand behind the last of the originals; only connections among the copied come along.

    `to` are the new ids, by default `<id>-2`.
    """

    name: ClassVar[str] = "copy"
    kinds: ClassVar[Kinds] = {"ids": texts, "to": texts}

    ids: tuple[str, ...]
    to: tuple[str, ...] = ()

    def pinned(self, data: Data) -> Verb:
        """With the new ids chosen."""
        if self.to:
            return self
        taken = ids_of(data)
        chosen = []
        for id_ in dict.fromkeys(self.ids):
            chosen.append(numbered(id_, taken))
            taken.add(chosen[-1])
        return replace(self, ids=tuple(dict.fromkeys(self.ids)), to=tuple(chosen))

    def makes(self) -> tuple[str, ...]:
        """The new ids."""
        return self.to

    def changed(self, data: Data) -> Data:
        """The data with the copies."""
        if not self.to:
            return self.pinned(data).changed(data)
        if len(self.to) != len(self.ids) or len(set(self.to)) != len(self.to):
            raise refused("every copy needs an id of its own", "每个副本都要有自己的编号")
        known = touchpoints(data)
        new = dict(zip(self.ids, self.to, strict=True))
        copies = {id_: copy_of(touchpoint(data, id_), new) for id_ in known if id_ in new}
        for id_ in self.ids:
            touchpoint(data, id_)
            new_id(new[id_], known)
        last = list(copies)[-1]
        for id_, step in reversed(copies.items()):
            put_after(known, new[id_], step, last)
        return data


def copy_of(step: Data, new: dict[str, str]) -> Data:
    """A touchpoint once more, with the ids it names replaced by `new`; connections to others are left out."""
    made: Data = copied(step)
    ways = ways_of(made)
    before = ways.shares()
    shares = effective(before)
    kept = [i for i, c in enumerate(ways.connections) if c.get("to") in new]
    kept += range(len(ways.connections), len(ways))
    dropped = len(kept) < len(ways)
    ways.connections = [{**c, "to": new[c["to"]]} for c in ways.connections if c.get("to") in new]
    if dropped and shares is not None and kept and not ways.together:
        after = as_text(scaled([shares[i] for i in kept], Fraction(1)))
        ways.set_shares([None if before[i] is None else a for i, a in zip(kept, after, strict=True)])
    if dropped:
        ways.loses_single_share()
    write_ways(made, ways)
    if isinstance(made.get("uses"), list):
        made["uses"] = [new.get(u, u) if isinstance(u, str) else u for u in made["uses"]]
    fails = made.get("fails")
    if isinstance(fails, dict) and isinstance(fails.get("then"), str):
        fails["then"] = new.get(fails["then"], fails["then"])
    for key in ("gives_up", "waits_for"):
        if isinstance(made.get(key), str):
            made[key] = new.get(made[key], made[key])
    return made
