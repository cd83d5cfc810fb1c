"""The data of three states of a map into one."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from blueprint.diff.order import beside
from blueprint.edit.data import Data, copied
from blueprint.edit.refused import EditRefused
from blueprint.edit.shares import effective
from blueprint.edit.ways import Ways, ways_of, write_ways

Conflict = tuple[str, ...]
"""Where in the data both sides said different things."""
_STEP = {("touchpoints", None), ("segments", None, "changes", None), ("changes", None)}
_WAYS = ("next", "end")


class _Missing:
    """Stands for a key that is not there; blank is something else."""


_MISSING = _Missing()


class DataMerge:
    """The result twice: `ours` has our values where both sides differ, `theirs` theirs; `conflicts` say where."""

    def __init__(self, base: Data, ours: Data, theirs: Data) -> None:
        self._conflicts: list[Conflict] = []
        self.ours, self.theirs = self._mapping(base, ours, theirs, ())
        self.conflicts = tuple(self._conflicts)

    def _value(self, base: Any, ours: Any, theirs: Any, path: Conflict) -> tuple[Any, Any]:
        if ours == theirs or theirs == base:
            return ours, ours
        if ours == base:
            return theirs, theirs
        if isinstance(ours, dict) and isinstance(theirs, dict):
            return self._mapping(base if isinstance(base, dict) else {}, ours, theirs, path)
        if isinstance(ours, list) and isinstance(theirs, list):
            found = self._list(base if isinstance(base, list) else [], ours, theirs, path)
            if found is not None:
                return found
        return self._conflict(ours, theirs, path)

    def _conflict(self, ours: Any, theirs: Any, path: Conflict) -> tuple[Any, Any]:
        self._conflicts.append(path)
        return ours, theirs

    def _mapping(self, base: Data, ours: Data, theirs: Data, path: Conflict) -> tuple[Data, Data]:
        results: tuple[Data, Data] = ({}, {})
        ways = self._ways(base, ours, theirs, path) if _is_step(path) else None
        for key in beside(list(ours), list(theirs)):
            if ways and key in _WAYS:
                values: tuple[Any, Any] = tuple(side.get(key, _MISSING) for side in ways)
            else:
                a, b, c = (side.get(key, _MISSING) for side in (base, ours, theirs))
                values = self._value(a, b, c, (*path, key))
            for result, value in zip(results, values, strict=True):
                if value is not _MISSING:
                    result[key] = value
        return results

    def _list(
        self, base: list[Any], ours: list[Any], theirs: list[Any], path: Conflict
    ) -> tuple[list[Any], list[Any]] | None:
        """Lists of parts with ids by their ids, others item by item; None where both changed one item."""
        sides = (base, ours, theirs)
        if all(isinstance(i, dict) and isinstance(i.get("id"), str) for side in sides for i in side):
            known = [{item["id"]: item for item in side} for side in sides]
            if all(len(ids) == len(side) for ids, side in zip(known, sides, strict=True)):
                one, other = self._mapping(known[0], known[1], known[2], path)
                return list(one.values()), list(other.values())
        gone = [[i for i in base if i not in side] for side in (ours, theirs)]
        if any(item in gone[1] for item in gone[0]):
            return None
        kept = [i for i in ours if i not in gone[1]]
        both = _with(kept, theirs, [*base, *ours], [i for i in ours if i not in base])
        return both, both

    def _ways(self, base: Data, ours: Data, theirs: Data, path: Conflict) -> tuple[Data, Data] | None:
        """Ways out belong together, for their shares make a whole; None where one side alone changed them."""
        sides = (base, ours, theirs)
        said = [[side.get(key) for key in _WAYS] for side in sides]
        if said[1] == said[2] or said[0] in said[1:]:
            return None
        try:
            ways = [ways_of(copied(side)) for side in sides]
        except EditRefused:
            return None
        known = len(self._conflicts)
        made = self._merged_ways(ways, path)
        if made is not None and len(self._conflicts) == known:
            step = copied({key: ours[key] for key in _WAYS if key in ours})
            write_ways(step, made)
            return step, step
        del self._conflicts[known:]
        self._conflicts.append((*path, "next" if said[1][0] != said[2][0] else "end"))
        return ours, theirs

    def _merged_ways(self, ways: list[Ways], path: Conflict) -> Ways | None:
        base, ours, theirs = ways
        if ours.together is not theirs.together:
            return None
        by_target = [{c["to"]: c for c in side.connections} for side in ways]
        if any(len(known) < len(side.connections) for known, side in zip(by_target, ways, strict=True)):
            return None
        connections, _ = self._mapping(by_target[0], by_target[1], by_target[2], (*path, "next"))
        exits, _ = self._mapping(base.exits, ours.exits, theirs.exits, (*path, "end"))
        made = Ways(list(connections.values()), ours.together, exits)
        whole = [_is_whole(side) for side in (ours, theirs)]
        return None if all(whole) and not _is_whole(made) else made


def _with(kept: list[Any], theirs: list[Any], known: list[Any], ours: list[Any]) -> list[Any]:
    """What their side adds, where it stands there: behind what it follows and what we put there, else before the next.

    Lines of a script are said in their order.
    """
    made = list(kept)
    for place, item in enumerate(theirs):
        if item in known:
            continue
        if place and theirs[place - 1] in made:
            at = made.index(theirs[place - 1]) + 1
            while at < len(made) and made[at] in ours:
                at += 1
        else:
            after = next((made.index(i) for i in theirs[place + 1 :] if i in made), len(made))
            at = after if place else 0
        made.insert(at, item)
    return made


def _is_whole(ways: Ways) -> bool:
    """Whether the shares are known and make a whole."""
    shares = effective(ways.shares())
    return ways.together or (shares is not None and sum(shares, Fraction(0)) == 1)


def _is_step(path: Conflict) -> bool:
    return any(
        len(path) == len(shape) and all(s in (None, p) for s, p in zip(shape, path, strict=True))
        for shape in _STEP
    )
