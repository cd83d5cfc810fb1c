"""A connection or an exit less."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from blueprint.edit.data import Data, changes_of, ids_of, put, touchpoint
from blueprint.edit.refused import refused
from blueprint.edit.verb import Kinds, Verb, flag, text
from blueprint.edit.ways import STEP_KEYS, Ways, drop_way, ways_of, write_ways


@dataclass(frozen=True)
class Disconnect(Verb):
    """What is left is rescaled to the whole where shares are given; also in what segments change.

    With `uses` only what one uses of the other goes, drawn as a dashed line; without, that goes where no way leads on.
    """

    name: ClassVar[str] = "disconnect"
    kinds: ClassVar[Kinds] = {"from_": text, "to": text, "exit": flag, "uses": flag}

    from_: str
    to: str
    exit: bool = False
    uses: bool = False

    def changed(self, data: Data) -> Data:
        """The data without the connection."""
        step = touchpoint(data, self.from_)
        if not self.exit and self.to in ids_of(data) and self._unused(data):
            return data
        if self.uses or not self._has(ways_of(step)):
            raise refused(
                "{one!r} does not lead to {other!r}",
                "{one!r} 并不通向 {other!r}",
                one=self.from_,
                other=self.to,
            )
        for place in (step, *changes_of(data, self.from_)):
            ways = ways_of(place)
            if self._has(ways):
                drop_way(ways, self.to, self.exit, rescale=True)
                write_ways(place, ways)
        return data

    def _unused(self, data: Data) -> bool:
        """Take the end that serves from what the other uses, whichever way the line is named; whether it was."""
        for user, served in ((self.from_, self.to), (self.to, self.from_)):
            step = touchpoint(data, user)
            if not self.uses and ways_of(step).to(served):
                continue
            used, shown = _listed(step, "uses"), _listed(step, "evidence")
            words = _words(touchpoint(data, served).get("title"))
            thing = [each for each in shown if words & _words(each)]
            if served in used:
                put(step, "uses", [each for each in used if each != served] or None, STEP_KEYS)
            elif thing:
                put(step, "evidence", [each for each in shown if each not in thing] or None, STEP_KEYS)
            else:
                continue
            return True
        return False

    def _has(self, ways: Ways) -> bool:
        return self.to in ways.exits if self.exit else ways.to(self.to) is not None


def _listed(step: Data, key: str) -> list[Any]:
    found = step.get(key)
    return found if isinstance(found, list) else []


def _words(text_: Any) -> set[str]:
    """A text in all its languages: a thing of the evidence lane is shown under its title, too."""
    return set(text_.values()) if isinstance(text_, dict) else {text_} if isinstance(text_, str) else set()
