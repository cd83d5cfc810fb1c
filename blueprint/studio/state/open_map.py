"""One open map in one browser tab: its document, and everything that edits it goes through here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from blueprint.edit import Document, EditRefused, verb_from
from blueprint.edit.variants.layer import in_variant
from blueprint.source.reader import Source
from blueprint.studio.state.folder import OnDisk
from blueprint.studio.state.merging import Clash, came_in, merged
from blueprint.wording import Wording

Tone = Literal["good", "bad", "plain", "notes"]
TEXT = "text"
_UNREADABLE = Wording("that edit could not be read", "无法识别该编辑")


@dataclass(frozen=True)
class Goto:
    """Something to bring into view.

    Attributes:
        n: how many were asked for, this one included: each is gone to once.
        id: of a touchpoint; empty for the map itself.
        field: of the form, which then has the focus; empty for none, as a finding says where it is.
    """

    n: int
    id: str
    field: str = ""


@dataclass
class OpenMap:
    """An open map.

    Attributes:
        name: of the map in its folder.
        document: text, what is saved, what can be undone.
        sha: fingerprint of the file as read; None for one that is not on disk.
        bom: the file begins with a byte order mark.
        seq: per view with a queue of its own, the number of the last edit made.
        revision: grows when the text changes in any way but by typing in the text view.
        selected: ids of touchpoints, or `connection:from->to`.
        told: what the user must be told, once.
        came: what somebody else changed and saved, until the user has seen it.
        goto: what the canvas is to show, and how often it was asked to show something.
        line: a line of the text to show.
        rejected: by field of the form, what was typed and cannot be taken, and why.
        typed_shares: by touchpoint (`segments` for those of the map), whose shares were typed, oldest first.
        row_names: by row that the table made, or whose id was typed anew, what the map calls it.
        half_rows: rows of the table that say too little yet to be in the map: their cells.
        path: of its file, from which a variant finds its base; empty where there is none.
    """

    name: str
    document: Document
    sha: str | None
    bom: bool = False
    seq: dict[str, int] = field(default_factory=dict)
    revision: int = 0
    selected: tuple[str, ...] = ()
    told: list[tuple[Tone, Wording]] = field(default_factory=list)
    came: list[Wording] = field(default_factory=list)
    goto: Goto | None = None
    line: int | None = None
    rejected: dict[str, tuple[str, Wording]] = field(default_factory=dict)
    typed_shares: dict[str, list[str]] = field(default_factory=dict)
    row_names: dict[str, str] = field(default_factory=dict)
    half_rows: dict[str, dict[str, str]] = field(default_factory=dict)
    path: str = ""

    @classmethod
    def from_disk(cls, name: str, disk: OnDisk, path: str = "") -> OpenMap:
        """A map as it was read."""
        return cls(name, Document.opened(disk.text), disk.sha, disk.bom, path=path)

    @property
    def text(self) -> str:
        """The text as it is now."""
        return self.document.text

    def show(self, id_: str, field: str = "", *, focus: bool = False) -> None:
        """Select a touchpoint, or nothing, and bring it into view; `focus` puts the cursor into the field."""
        self.selected = (id_,) if id_ else ()
        self.goto = Goto((self.goto.n if self.goto else 0) + 1, id_, (field or "title") if focus else "")

    def commit(self, *verbs: Mapping[str, Any], typing: bool = False, tied: bool = False) -> Wording | None:
        """Make edits, all or none, to be taken back at once; the reason when they are refused.

        They are `tied` to the edit before, or begin anew.
        """
        document = self.document
        try:
            for data in verbs:
                verb = verb_from(data)
                if self.path:
                    verb = in_variant(Source(self.path, document.text), verb)
                document = document.apply(verb, tied=tied or document.done != self.document.done)
        except EditRefused as refused:
            self.told.append(("bad", refused.wording))
            return refused.wording
        self._become(document, typing)
        return None

    def undo(self) -> None:
        """Take the last edit back."""
        if self.document.can_undo:
            self._become(self.document.undo())

    def redo(self) -> None:
        """Make the edit again that was taken back."""
        if self.document.can_redo:
            self._become(self.document.redo())

    def receive(
        self,
        view: str,
        ops: Iterable[Mapping[str, Any]],
        words: Mapping[str, Callable[[Mapping[str, Any]], object]],
    ) -> int:
        """Make the edits of a view's queue that are new, in order, each once; gives how many there were.

        Args:
            view: whose queue it is.
            ops: the edits, each with its number `n` and its `verb`.
            words: what is done for verbs that are none of a map's text, such as `save`.
        """
        done = 0
        for op in sorted(ops, key=lambda o: int(o["n"])):
            if int(op["n"]) <= self.seq.get(view, 0):
                continue
            verb = op.get("verb") or {}
            word = verb.get("verb") if isinstance(verb, Mapping) else None
            self.seq[view] = int(op["n"])
            if word == "undo":
                self.undo()
            elif word == "redo":
                self.redo()
            elif isinstance(word, str) and word in words:
                words[word](verb)
            elif isinstance(verb, Mapping):
                self.commit(verb, typing=word == TEXT and view == TEXT)
            else:
                self.told.append(("bad", _UNREADABLE))
            done += 1
        return done

    def saved(self, sha: str) -> None:
        """The text as it is now is on disk."""
        self.document = self.document.saved_as(self.document.text)
        self.sha = sha

    def reload(self, disk: OnDisk) -> None:
        """Begin anew with the file on disk; unsaved edits are given up."""
        self.came = came_in(self.document.saved, disk.text, self.path or self.name)
        self._become(Document.opened(disk.text))
        self.sha, self.bom = disk.sha, disk.bom

    def merge(
        self, disk: OnDisk, found: tuple[Clash, ...] = (), taken: Collection[tuple[str, ...]] = ()
    ) -> list[Wording]:
        """Put the unsaved edits on top of the file on disk; the reasons of those that do not fit any more.

        Of what both changed, `found`, the values at `taken` are those of the file.
        """
        self.came = came_in(self.document.saved, disk.text, self.path or self.name)
        document, reasons = merged(self.document, disk.text, found, taken)
        self._become(document)
        self.sha, self.bom = disk.sha, disk.bom
        return reasons

    def tell(self, tone: Tone, wording: Wording) -> None:
        """Say something at the next occasion."""
        self.told.append((tone, wording))

    def _become(self, document: Document, typing: bool = False) -> None:
        changed = document.text != self.document.text
        self.document = document
        if changed and not typing:
            self.revision += 1
