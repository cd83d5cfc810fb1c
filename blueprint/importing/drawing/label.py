"""What the label of a box says: title in either language, exits."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from blueprint.draw.text.words import EXIT_SIGN
from blueprint.model.exits import EXIT_NAMES

_SIGNS = re.compile(r"<i>[^<]*</i>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>|</div>|</p>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_EXIT = re.compile(r"(<?\s*[\d.]+\s*%)\s+(\S.*)")
_CHIP = ("≤", "P90 ")
_CHINESE = re.compile("[\u3400-\u9fff\uf900-\ufaff]")


@dataclass
class Label:
    """A label read: lines of the title, exits with their shares (`""` where none is written)."""

    lines: list[str] = field(default_factory=list)
    exits: dict[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str | dict[str, str]:
        """The title, in both languages where both stand there."""
        chinese = [line for line in self.lines if _CHINESE.search(line)]
        other = [line for line in self.lines if not _CHINESE.search(line)]
        if chinese and other and self.lines.index(other[0]) > self.lines.index(chinese[0]):
            return {"zh": _joined(chinese), "en": _joined(other)}
        return _joined(self.lines)


def lines_of(value: str) -> list[str]:
    """The lines of a label's HTML, as text."""
    parts = (unescape(_TAG.sub("", part)) for part in _BREAK.split(_SIGNS.sub("", value)))
    return [line for line in (" ".join(part.split()) for part in parts) if line]


def label_of(value: str) -> Label:
    """A box's label; the times on it are rounded or modelled, and are left out."""
    label = Label()
    for line in lines_of(value):
        flagged = line.startswith(EXIT_SIGN)
        line = line.removeprefix(EXIT_SIGN).strip()
        share = _EXIT.fullmatch(line)
        name = exit_named(share[2] if share else line)
        if line.startswith(_CHIP) and label.lines:
            continue
        if name and label.lines:
            label.exits[name] = share[1] if share else ""
        elif (share or flagged) and label.lines:
            label.exits[(share[2] if share else line).split()[-1]] = share[1] if share else ""
        else:
            label.lines.append(line)
    return label


def exit_named(text: str) -> str:
    """The exit that people often name so, in either language or both; `""`: none."""
    for name, said in EXIT_NAMES.items():
        if text in (said.zh, said.en, f"{said.zh} {said.en}", f"{said.zh} · {said.en}"):
            return name
    return ""


def label_of_lines(lines: list[str]) -> Label:
    """The label of lines of text; `中文 · English` are two."""
    parts = [part for line in lines for part in _both(line)]
    return Label([part for part in parts if not part.startswith(_CHIP)] or parts)


def _both(line: str) -> list[str]:
    chinese, sign, other = line.partition(" · ")
    return [chinese, other] if sign and _CHINESE.search(chinese) and not _CHINESE.search(other) else [line]


def _joined(lines: list[str]) -> str:
    text = lines[0] if lines else ""
    for line in lines[1:]:
        text += (" " if text[-1].isascii() or line[0].isascii() else "") + line
    return text
