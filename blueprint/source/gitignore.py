"""What the files `.gitignore` of a tree say, read as git reads them (gitignore(5)), with or without git.

Only these files count: what git keeps in its own folder or in the user's settings differs from machine to machine.
As in git a letter of a pattern is a byte of UTF-8.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

NAME = ".gitignore"
_BOM = b"\xef\xbb\xbf"
_STARS = re.compile(r"\*+")
_NAMED = re.compile(r"\[:([^\]]*):\]")
_CLASSES = {
    "alpha": "a-zA-Z",
    "digit": "0-9",
    "alnum": "a-zA-Z0-9",
    "upper": "A-Z",
    "lower": "a-z",
    "space": r" \t\n\r\f\v",
    "blank": r" \t",
    "punct": r"!-/:-@\[-`{-~",
    "xdigit": "0-9A-Fa-f",
    "cntrl": r"\x00-\x1f\x7f",
    "print": r"\x20-\x7e",
    "graph": r"\x21-\x7e",
}


@dataclass(frozen=True)
class _Line:
    """A pattern: what it fits, by its way from the folder or by its name alone, and whether it takes back."""

    expression: re.Pattern[str]
    by_name: bool
    folders_only: bool
    takes_back: bool


@dataclass(frozen=True)
class GitIgnore:
    """One file `.gitignore`; `above` is the next one further up, whose word counts where this has none."""

    folder: str
    lines: tuple[_Line, ...]
    above: GitIgnore | None = None

    @classmethod
    def read(cls, folder: str, above: GitIgnore | None = None) -> GitIgnore | None:
        """The file of a folder; `above` itself where there is none that can be read."""
        try:
            text = Path(folder, NAME).read_bytes().removeprefix(_BOM).decode("latin-1")
        except OSError:
            return above
        lines = tuple(filter(None, map(_line, text.split("\n"))))
        return cls(folder, lines, above) if lines else above

    @classmethod
    def around(cls, folder: Path) -> GitIgnore | None:
        """What the folders above one say, as far up as its repository goes; None outside of any."""
        ways = [folder, *folder.parents]
        root = next((i for i, way in enumerate(ways) if os.path.lexists(way / ".git")), 0)
        found = None
        for way in reversed(ways[1 : root + 1]):
            found = cls.read(str(way), found)
        return found

    def ignores(self, path: str, is_folder: bool) -> bool:
        """Whether git leaves out a file or folder that lies below, in folders that it does not leave out."""
        name = _letters(path.rpartition(os.sep)[2])
        here: GitIgnore | None = self
        while here is not None:
            below = _letters(path.removeprefix(here.folder).lstrip(os.sep).replace(os.sep, "/"))
            for line in reversed(here.lines):
                asked = name if line.by_name else below
                if (is_folder or not line.folders_only) and line.expression.fullmatch(asked):
                    return not line.takes_back
            here = here.above
        return False


def _letters(path: str) -> str:
    return os.fsencode(path).decode("latin-1")


def _line(text: str) -> _Line | None:
    """A line of the file; None for an empty one, a comment, and what can fit nothing."""
    pattern = text.removesuffix("\r")
    if pattern.startswith("#"):
        return None
    while pattern.endswith(" ") and (len(pattern) - len(pattern[:-1].rstrip("\\"))) % 2:  # `\ ` stays
        pattern = pattern[:-1]
    takes_back = pattern.startswith("!")
    pattern = pattern[takes_back:]
    folders_only = pattern.endswith("/")
    pattern = pattern.removesuffix("/")
    by_name = "/" not in pattern
    expression = _expression(pattern.removeprefix("/"), by_name)
    return _Line(expression, by_name, folders_only, takes_back) if pattern and expression else None


@cache
def _expression(pattern: str, by_name: bool) -> re.Pattern[str] | None:
    """A pattern as an expression; None where it can fit nothing."""
    found, at = "", 0
    while at < len(pattern):
        rest = pattern[at:]
        if stars := _STARS.match(rest):
            after = rest[stars.end() :]
            across = len(stars[0]) > 1 and not by_name and (at == 0 or pattern[at - 1] == "/")
            at += stars.end()
            if across and after.startswith("/"):
                found, at = found + "(?:.*/)?", at + 1
            else:
                found += ".*" if across and (not after or after.startswith("\\/")) else "[^/]*"
        elif rest[0] == "?":
            found, at = found + "[^/]", at + 1
        elif rest[0] == "[":
            bracket = _bracket(rest)
            if bracket is None:
                return None
            found, at = found + bracket[0], at + bracket[1]
        else:
            escaped = rest[0] == "\\"
            if rest == "\\":
                return None
            found, at = found + re.escape(rest[escaped]), at + 1 + escaped
    return re.compile(found, re.DOTALL)


def _bracket(text: str) -> tuple[str, int] | None:
    """`[a-z]` at the start of a text as an expression, and its length; None where it does not end."""
    negated = text[1:2] in ("!", "^")
    at = first = 1 + negated
    inside = ""
    while at < len(text):
        if text[at] == "]" and at > first:
            return f"(?!/)[{'^' if negated else ''}{inside}]", at + 1
        if named := _NAMED.match(text, at):
            if named[1] not in _CLASSES:
                return None
            inside, at = inside + _CLASSES[named[1]], named.end()
            continue
        low, at = _letter(text, at)
        inside += re.escape(low)
        if text[at : at + 1] == "-" and text[at + 1 : at + 2] not in ("]", ""):
            high, at = _letter(text, at + 1)
            if low <= high:
                inside += f"-{re.escape(high)}"
    return None


def _letter(text: str, at: int) -> tuple[str, int]:
    """One letter of a bracket, which may be escaped, and where the next begins."""
    at += text[at] == "\\" and at + 1 < len(text)
    return text[at], at + 1
