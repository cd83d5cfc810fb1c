"""A text in hand: what was done to it, what can be undone, and how it differs from the file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from blueprint.edit.applying import apply, pinned, verb_from
from blueprint.edit.refused import EditRefused, refused
from blueprint.edit.replay import replayed
from blueprint.edit.splice import Splice, splice
from blueprint.edit.verb import Verb
from blueprint.edit.verbs.text import Text
from blueprint.wording import Wording

HISTORY = 500
"""How many edits can be undone."""


@dataclass(frozen=True)
class Done:
    """One edit that was made.

    Attributes:
        verb: None for a text typed anew.
        splice: what it did to the text.
        tied: it belongs to the edit before, and is taken back and made again with it.
    """

    verb: Verb | None
    splice: Splice
    tied: bool = False


@dataclass(frozen=True)
class Document:
    """A text, immutable; every edit gives another document.

    `saved` is the text as on disk, `done` counts the edits that led to the text, forgotten ones too.
    """

    text: str
    saved: str
    past: tuple[Done, ...] = ()
    future: tuple[Done, ...] = ()
    done: int = 0

    @classmethod
    def opened(cls, text: str) -> Document:
        """A document as its file says it."""
        return cls(text, text)

    def apply(self, verb: Verb, *, tied: bool = False) -> Document:
        """The document after an edit, `tied` to the one before or not; itself when the edit changes nothing.

        Raises:
            EditRefused: the edit cannot be made.
        """
        verb = pinned(self.text, verb)
        after = apply(self.text, verb)
        if after == self.text:
            return self
        made = Done(None if isinstance(verb, Text) else verb, splice(self.text, after), tied)
        return Document(after, self.saved, (*self.past, made)[-HISTORY:], (), self.done + 1)

    def undo(self) -> Document:
        """The document before the last edit and what that is tied to; itself when there is none."""
        document = self
        while document.past:
            *past, last = document.past
            document = replace(
                document,
                text=last.splice.undone(document.text),
                past=tuple(past),
                future=(*document.future, last),
                done=document.done - 1,
            )
            if not last.tied:
                break
        return document

    def redo(self) -> Document:
        """The document with the last undone edit made again, and what is tied to it; itself when there is none."""
        document = self
        while document.future:
            *future, following = document.future
            document = replace(
                document,
                text=following.splice.done(document.text),
                past=(*document.past, following),
                future=tuple(future),
                done=document.done + 1,
            )
            if not (future and future[-1].tied):
                break
        return document

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to undo."""
        return bool(self.past)

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone edit to make again."""
        return bool(self.future)

    @property
    def is_dirty(self) -> bool:
        """Whether the text differs from the file."""
        return self.text != self.saved

    @cached_property
    def changes(self) -> int:
        """How many edits the text is away from the file; at least 1 when it differs."""
        if not self.is_dirty:
            return 0
        steps = self._since_saved()
        if steps is not None:
            return len(steps)
        text = self.text
        for count, step in enumerate(reversed(self.future), 1):
            text = step.splice.done(text)
            if text == self.saved:
                return count
        return max(1, len(self.past))

    def saved_as(self, text: str) -> Document:
        """The same document when the file says `text`."""
        return replace(self, saved=text)

    def replay_on(self, text: str) -> tuple[Document, list[tuple[Verb, Wording]]]:
        """The unsaved edits made again on a text that somebody else wrote: a three-way merge.

        Gives a document whose file says `text`, and the edits that could not be made there, with reasons.
        Edits that history has forgotten are replayed as one change of the text.
        """
        steps = self._since_saved()
        if steps is None:
            verbs: list[tuple[Verb, str]] = [(Text(self.text), self.saved)]
        else:
            verbs = list(_with_bases(self.saved, steps))
        document, failed = Document.opened(text), []
        for verb, outcome in replayed(verbs, text):
            if isinstance(outcome, Wording):
                failed.append((verb, outcome))
            else:
                document = document.apply(Text(outcome)) if isinstance(verb, Text) else document.apply(verb)
        return document, failed

    def _since_saved(self) -> tuple[Done, ...] | None:
        """The edits that made the text out of the saved one; None where history does not reach it."""
        text = self.text
        for count in range(len(self.past) + 1):
            if text == self.saved:
                return self.past[len(self.past) - count :]
            if count < len(self.past):
                text = self.past[-count - 1].splice.undone(text)
        return None

    def to_json(self) -> str:
        """A draft: everything that is needed to go on later."""
        return json.dumps(
            {
                "text": self.text,
                "saved": self.saved,
                "past": [_draft(d) for d in self.past],
                "future": [_draft(d) for d in self.future],
                "done": self.done,
            },
            ensure_ascii=False,
        )

    @classmethod
    def from_json(cls, draft: str) -> Document:
        """The document of a draft.

        Raises:
            EditRefused: this is no draft.
        """
        try:
            data = json.loads(draft)
            text, saved, done = data["text"], data["saved"], data["done"]
            if not isinstance(text, str) or not isinstance(saved, str) or not isinstance(done, int):
                raise TypeError
            past, future = (tuple(map(_done, data[key])) for key in ("past", "future"))
            _check(text, past)
        except (ValueError, KeyError, TypeError, EditRefused) as error:
            raise refused("this draft cannot be read", "这份草稿无法读取") from error
        return cls(text, saved, past, future, done)


def _with_bases(text: str, steps: tuple[Done, ...]) -> Iterator[tuple[Verb, str]]:
    """Each edit with the text that it was made on."""
    for step in steps:
        after = step.splice.done(text)
        yield step.verb or Text(after), text
        text = after


def _check(text: str, past: tuple[Done, ...]) -> None:
    """A history that does not fit its text would undo to nonsense."""
    for step in reversed(past):
        at, new = step.splice.at, step.splice.new
        if text[at : at + len(new)] != new:
            raise ValueError
        text = step.splice.undone(text)


def _draft(done: Done) -> dict[str, Any]:
    verb = done.verb.to_data() if done.verb else None
    said = {"verb": verb, "at": done.splice.at, "old": done.splice.old, "new": done.splice.new}
    return said | ({"tied": True} if done.tied else {})


def _done(data: Mapping[str, Any]) -> Done:
    at, old, new = data["at"], data["old"], data["new"]
    if not isinstance(at, int) or at < 0 or not isinstance(old, str) or not isinstance(new, str):
        raise TypeError
    return Done(
        verb_from(data["verb"]) if data["verb"] is not None else None,
        Splice(at, old, new),
        data.get("tied") is True,
    )
