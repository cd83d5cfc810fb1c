"""Edits of a text, collected and then made at once."""

from __future__ import annotations

from blueprint.edit.patch.sheet import Sheet


class Edits:
    """Replacements that do not overlap; at one place those noted first come first."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.gone: list[str] = []
        """The comments that went with what was deleted."""
        self._edits: list[tuple[int, int, str]] = []

    def __bool__(self) -> bool:
        return bool(self._edits)

    def replace(self, start: int, end: int, text: str) -> None:
        """Put `text` in the place of a stretch."""
        if self.sheet.text[start:end] != text:
            self._edits.append((start, end, text))

    def insert(self, at: int, text: str) -> None:
        """Put `text` at a place."""
        self.replace(at, at, text)

    def delete(self, start: int, end: int) -> None:
        """Take a stretch away, with the comments in it."""
        self.gone += self.sheet.comments_in(start, end)
        self.replace(start, end, "")

    def insert_lines(self, at: int, lines: list[str]) -> None:
        """Put lines where a line begins, or at the end of a text whose last line has no end."""
        if not lines:
            return
        newline = self.sheet.newline
        if at == self.sheet.line_start(at):
            self.insert(at, "".join(line + newline for line in lines))
        else:
            self.insert(at, "".join(newline + line for line in lines))
            mark = self.sheet.open_block_text()
            if mark is not None and (mark, mark, "-") not in self._edits:
                self.insert(mark, "-")

    def made(self) -> str:
        """The text with all edits made."""
        pieces, done = [], 0
        for start, end, text in sorted(self._edits, key=lambda e: e[:2]):
            pieces += [self.sheet.text[done:start], text]
            done = max(end, done)
        return "".join([*pieces, self.sheet.text[done:]])
