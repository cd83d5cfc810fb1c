"""The diagrams of a file: one, or those between fences of a Markdown page, without comments and settings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

Lines = list[tuple[int, str]]
"""Lines with their numbers in the file."""
_FENCE = re.compile(r"^\s*(`{3,}|~{3,})\s*(\S*)")
_TITLE = re.compile(r"title:\s*[\"']?(.*?)[\"']?\s*")
_REMARK = re.compile(r"(?:^|\s)\s*%%")
_DIRECTIVE = re.compile(r"%%[{].*?[}]%%")
_CODE = re.compile(r"#(\d{1,7}|[A-Za-z]\w*);")
_BREAK = re.compile(r"<br\s*/?>|\\n|\n", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_MOST = 0x10FFFF


@dataclass
class Block:
    """A diagram: its first word, and the lines below; `title` of its settings."""

    kind: str
    lines: Lines
    title: str = ""


def blocks_of(text: str) -> list[Block]:
    """The diagrams of a file, in order; a page of Markdown has them in fences."""
    lines = list(enumerate(text.splitlines(), 1))
    fenced = list(_fenced(lines))
    return [block for part in fenced or [lines] if (block := _block(part))]


def _fenced(lines: Lines) -> Iterator[Lines]:
    """What stands in fences of the kind `mermaid`."""
    mark, inside, part = "", False, Lines()
    for number, line in lines:
        fence = _FENCE.match(line)
        if not mark and fence:
            mark, inside, part = fence[1], fence[2].strip("{}:").lower() == "mermaid", []
        elif mark and line.strip().startswith(mark) and not line.strip().strip(mark[0]):
            if inside:
                yield part
            mark, inside = "", False
        elif inside:
            part.append((number, line))
    if inside:
        yield part


def _without_remark(line: str) -> str:
    """A line up to `%%`, which stands at its beginning or behind a space, and not in quotes."""
    for found in _REMARK.finditer(line):
        if line.count('"', 0, found.start()) % 2 == 0:
            return line[: found.start()].strip()
    return line.strip()


def _block(lines: Lines) -> Block | None:
    title, body = _settings(lines)
    kept = [(n, said) for n, line in body if (said := _without_remark(_DIRECTIVE.sub("", line)))]
    if not kept:
        return None
    head, _, more = kept[0][1].partition(";")
    first = [(kept[0][0], more)] if more.strip() else []
    return Block(head.split()[0] if head.split() else "", [*first, *kept[1:]], title)


def _settings(lines: Lines) -> tuple[str, Lines]:
    """The title of the settings above a diagram, and what stands below them."""
    written = [i for i, (_, line) in enumerate(lines) if line.strip()]
    if not written or lines[written[0]][1].strip() != "---":
        return "", lines
    end = next((i for i in written[1:] if lines[i][1].strip() == "---"), None)
    if end is None:
        return "", lines
    titles = (_TITLE.fullmatch(line) for _, line in lines[written[0] : end])
    return next((found[1] for found in titles if found), ""), lines[end + 1 :]


def text_lines(label: str) -> list[str]:
    """The lines of a label: without quotation marks, tags and marks of Markdown, characters for their codes."""
    text = label.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1]
    if len(text) > 1 and text[0] == text[-1] == "`":
        text = re.sub(r"\*\*|__|(?<!\w)[*_]|[*_](?!\w)", "", text[1:-1])
    parts = (unescape(_CODE.sub(_character, _TAG.sub("", part))) for part in _BREAK.split(text))
    return [line for part in parts if (line := " ".join(part.split()))]


def _character(found: re.Match[str]) -> str:
    if found[1].isdigit():
        return chr(int(found[1])) if int(found[1]) <= _MOST else found[0]
    return f"&{found[1]};"
