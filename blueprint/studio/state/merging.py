"""Two people on one map: what the other one saved comes in field by field, and what both changed is asked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from blueprint.diff.changes import changes
from blueprint.diff.data_merge import Conflict, DataMerge
from blueprint.diff.words import change_words
from blueprint.edit import Document, EditRefused
from blueprint.edit.reading import read
from blueprint.edit.verbs.set import Set
from blueprint.model.loader import loads
from blueprint.wording import LANGUAGES, Language, Wording


@dataclass(frozen=True)
class Clash:
    """One value that both changed.

    Attributes:
        path: where in the map.
        mine, theirs: what each says now; None where it was taken away.
    """

    path: Conflict
    mine: Any
    theirs: Any

    @property
    def place(self) -> str:
        """Where, as people read it."""
        return " › ".join(step for step in self.path if step != "touchpoints")


def clashes(base: str, mine: str, theirs: str) -> tuple[Clash, ...]:
    """What both changed in different ways; all of the text where one of them is no map."""
    try:
        sides = [read(text).data for text in (base, mine, theirs)]
    except EditRefused:
        return () if mine in (base, theirs) else (Clash((), mine, theirs),)
    merge = DataMerge(*sides)
    return tuple(Clash(path, _at(sides[1], path), _at(sides[2], path)) for path in merge.conflicts)


def merged(
    document: Document, theirs: str, found: tuple[Clash, ...], taken: Collection[Conflict]
) -> tuple[Document, list[Wording]]:
    """My edits again on top of their text, and the reasons of those that do not fit any more.

    Args:
        document: mine.
        theirs: the text on disk.
        found: what both changed.
        taken: paths of those whose value is theirs.
    """
    made, refused = document.replay_on(theirs)
    reasons = [reason for _, reason in refused]
    for clash in found:
        if clash.path in taken:
            steps = _steps(read(made.text).data, clash.path)
            try:
                made = made.apply(Set(steps, clash.theirs))
            except EditRefused as error:
                reasons.append(error.wording)
    return made, reasons


def came_in(base: str, theirs: str, path: str = "<text>") -> list[Wording]:
    """What another person changed, one sentence a change; nothing where one of the texts is no map.

    Args:
        base, theirs: before and after.
        path: of the file, from which a variant finds its base.
    """
    old, new = loads(base, path).map, loads(theirs, path).map
    if old is None or new is None:
        return []
    found = changes(old, new)
    said: dict[Language, list[str]] = {
        at: [change_words(each, (old, new), at) for each in found] for at in LANGUAGES
    }
    return [Wording(en, zh) for en, zh in zip(said["en"], said["zh"], strict=True)]


def _at(data: Any, path: Conflict) -> Any:
    here = data
    for step in path:
        here = _item(here, step)
    return here


def _item(here: Any, step: str) -> Any:
    if isinstance(here, dict):
        return here.get(step)
    if isinstance(here, list):
        return next((each for each in here if isinstance(each, dict) and step in _names(each)), None)
    return None


def _steps(data: Any, path: Conflict) -> tuple[str | int, ...]:
    """The path with the places of list items instead of their ids."""
    found: list[str | int] = []
    here = data
    for step in path:
        if isinstance(here, list):
            at = next((i for i, e in enumerate(here) if isinstance(e, dict) and step in _names(e)), len(here))
            found.append(at)
        else:
            found.append(step)
        here = _item(here, step)
    return tuple(found)


def _names(item: dict[str, Any]) -> set[str]:
    return {str(item[key]) for key in ("id", "to") if key in item}
