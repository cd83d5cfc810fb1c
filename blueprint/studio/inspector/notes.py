"""Notes as lines to type: `pain: nobody cares`, `link: https://example.org | the plan`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

from blueprint.figures.whatif.assigning import BadChange
from blueprint.model.first_words import note_meant
from blueprint.model.note import NOTE_NAMES, Note
from blueprint.model.writing import written
from blueprint.studio.inspector import texts
from blueprint.wording import Language, Wording

_PLACED = ("link", "picture")
_APART = " | "
_KIND = re.compile(r"^([^:：]+)\s*[:：]\s*")
_NO_KIND = Wording(
    "{line!r} does not say what kind of note it is: begin it with one of {kinds}",
    "{line!r} 没有写明类别：请以其中之一开头：{kinds}",
)


def notes_shown(notes: Sequence[Note], language: Language) -> str:
    """Notes, one a line; a link or a picture with its address or file first."""
    return "\n".join(_line(note, language) for note in notes)


def notes_written(old: Sequence[Note], language: Language, new: str) -> list[Any] | None:
    """The notes anew: lines that stayed keep all they had, a new wording of one keeps source and other language.

    Raises:
        BadChange: a line does not begin with a kind.
    """
    lines = [_KIND.sub(r"\1: ", " ".join(each.split())) for each in new.splitlines() if each.strip()]
    before = [_line(note, language) for note in old]
    made: list[Any] = []
    for how, start, stop, first, last in SequenceMatcher(None, before, lines, autojunk=False).get_opcodes():
        if how == "equal":
            made += [written(note) for note in old[start:stop]]
            continue
        paired = old[start:stop] if stop - start == last - first else [None] * (last - first)
        made += [_note(line, note, language) for line, note in zip(lines[first:last], paired, strict=True)]
    return made or None


def _line(note: Note, language: Language) -> str:
    place = note.link or note.picture
    told = [place] if place else []
    told += [texts.shown(note.words, language)] if note.words else []
    return f"{NOTE_NAMES[note.kind][language]}: {_APART.join(told)}"


def _note(line: str, old: Note | None, language: Language) -> dict[str, Any]:
    word, colon, said = line.partition(":")
    kind = note_meant(word)
    if not colon or kind is None or not said.strip():
        kinds = Wording(", ".join(NOTE_NAMES), "、".join(name.zh for name in NOTE_NAMES.values()))
        raise BadChange(_NO_KIND.filled(line=line, kinds=kinds))
    same = old is not None and old.kind == kind
    kept = written(old) if same else {}
    words = old.words if same and old is not None else None
    if kind not in _PLACED:
        return {**kept, kind: texts.written(words, language, said)}
    place, _, text = said.strip().partition(_APART)
    changed = {**kept, kind: place.strip(), "text": texts.written(words, language, text)}
    return {key: value for key, value in changed.items() if value is not None}
