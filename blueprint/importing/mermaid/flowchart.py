"""The language of flowcharts and swimlanes: nodes, links, subgraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from blueprint.importing.mermaid.blocks import Block, text_lines
from blueprint.wording import Wording

_SHAPES = (
    ("(((", ")))"), ("((", "))"), ("([", "])"), ("[[", "]]"), ("[(", ")]"), ("[/", "/]"), ("[/", "\\]"), ("[\\", "\\]"),
    ("[\\", "/]"), ("{{", "}}"), ("[", "]"), ("(", ")"), ("{", "}"), (">", "]"),
)  # fmt: skip
"""What opens and closes a label; the longer first."""
ROUND = frozenset(
    {"(((", "((", "([", "stadium", "terminal", "pill", "circle", "circ", "dbl-circ", "start", "stop"}
)
"""Shapes of beginnings and ends."""
_ID = re.compile(r"(?:[\w!#$%'*+.?\\/]|-(?![->.])|=(?!=))+")
_LINK = re.compile(
    r"\s*(?P<id>\w+@)?\s*(?P<tail>[<xo](?=[-=]))?(?P<line>--+[-xo>]|==+[=xo>]|-?\.+-[xo>]?|~~~+)\s*"
)
_OPEN = re.compile(r"\s*(?P<id>\w+@)?\s*(?P<tail>[<xo](?=[-=]))?(?P<line>--|==|-\.)\s*")
_CLOSE = {
    "--": re.compile(r"\s*--+[-xo>]"),
    "==": re.compile(r"\s*==+[=xo>]"),
    "-.": re.compile(r"\s*\.+-[xo>]?"),
}
_TEXT = re.compile(r"\|\s*(\"[^\"]*\"|[^|]*)\|\s*")
_CLASS = re.compile(r":::([\w-]+)")
_DATA = re.compile(r"@\{([^{}]*)\}")
_PAIR = re.compile(r"(\w+)\s*:\s*(\"[^\"]*\"|'[^']*'|[^,]*)")
_SUBGRAPH = re.compile(r"subgraph(?:\s+(.*))?")
_NAMED = re.compile(r"(\S+?)\s*\[(.*)\]")
_LOOKS = re.compile(r"(?:direction|classDef|class|style|linkStyle|click)\s+[^\s\-=~<&]")
_UNREAD = Wording(
    "line {line}: {text!r} is no part of a flowchart that is known",
    "第 {line} 行：{text!r} 不是已知的流程图写法",
)
_SHOWN = 60
_DEEP = 50


@dataclass
class Node:
    """A node: the lines of its text, its shape and class, and the subgraphs around it by their ids, the innermost first."""

    lines: list[str]
    shape: str = ""
    style: str = ""
    inside: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Link:
    """A link; `line` is `-`, `=`, `.` or `~` (not seen); `arrow`: it has a head, `both`: at either end."""

    source: str
    target: str
    text: str
    line: str
    arrow: bool
    both: bool = False


@dataclass
class Graph:
    """A flowchart read; `lanes` are the subgraphs by their ids."""

    title: str = ""
    nodes: dict[str, Node] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    lanes: dict[str, str] = field(default_factory=dict)
    notes: list[Wording] = field(default_factory=list)


def graph_of(block: Block) -> Graph:
    """The nodes and links of a diagram; what is not understood is noted with its line."""
    reader = _Reader(block)
    return reader.graph


class _Reader:
    def __init__(self, block: Block) -> None:
        self.graph = Graph(block.title)
        self._inside: list[str] = []
        self._braces = False
        for number, statement in _statements(block):
            if not self._read(statement):
                text = statement[:_SHOWN]
                self.graph.notes.append(_UNREAD.filled(line=number, text=text))

    def _read(self, text: str) -> bool:
        """Whether a statement was understood."""
        if self._braces or text.startswith("accDescr"):
            self._braces = ("{" in text or self._braces) and "}" not in text
            return True
        if text.startswith("accTitle"):
            self.graph.title = self.graph.title or text.partition(":")[2].strip()
            return True
        if found := _SUBGRAPH.fullmatch(text):
            return self._begin((found[1] or "").strip())
        if text == "end":
            return bool(self._inside and self._inside.pop(0))
        if _LOOKS.match(text):
            return True
        nodes, links = len(self.graph.nodes), len(self.graph.links)
        if self._chain(text):
            return True
        for name in list(self.graph.nodes)[nodes:]:
            del self.graph.nodes[name]
        del self.graph.links[links:]
        return False

    def _begin(self, said: str) -> bool:
        named = _NAMED.fullmatch(said)
        id_, label = (named[1], named[2]) if named else (said, said)
        id_ = id_.strip('"') or f"subgraph {len(self.graph.lanes)}"
        self.graph.lanes.setdefault(id_, " ".join(text_lines(label)))
        self._inside.insert(0, id_)
        return len(self._inside) <= _DEEP

    def _chain(self, text: str) -> bool:
        """`a & b -->|text| c`: every node before a link leads to every node behind it."""
        at, before = 0, None
        link: tuple[str, str, bool, bool] | None = None
        while True:
            here, at = self._group(text, at)
            if not here:
                return False
            if before is not None and link is not None:
                self.graph.links += [Link(a, b, *link) for a in before for b in here]
            if at >= len(text.rstrip()):
                return True
            link, at = _link(text, at)
            if link is None:
                return False
            before = here

    def _group(self, text: str, at: int) -> tuple[list[str], int]:
        found: list[str] = []
        while True:
            while at < len(text) and text[at].isspace():
                at += 1
            id_, at = self._node(text, at)
            if not id_:
                return [], at
            found.append(id_)
            joined = re.compile(r"\s*&\s*").match(text, at)
            if not joined:
                return found, at
            at = joined.end()

    def _node(self, text: str, at: int) -> tuple[str, int]:
        name = _ID.match(text, at)
        if name is None:
            return "", at
        id_, at = name[0], name.end()
        label, shape = None, ""
        if data := _DATA.match(text, at):
            said = dict(_PAIR.findall(data[1]))
            label, shape, at = (
                said.get("label", "").strip("'") or None,
                said.get("shape", "").strip(),
                data.end(),
            )
            if not said.keys() & {"label", "shape"} and id_ not in self.graph.nodes:
                return "", at
        else:
            label, shape, at = _label(text, at)
        style = _CLASS.match(text, at)
        at = style.end() if style else at
        node = self.graph.nodes.setdefault(id_, Node([], inside=list(self._inside)))
        if label is not None:
            node.lines = text_lines(label)
        node.shape, node.style = shape or node.shape, style[1] if style else node.style
        node.inside = node.inside or list(self._inside)
        return id_, at


def _label(text: str, at: int) -> tuple[str | None, str, int]:
    """The label at a place, what opens it, and where it ends; a quoted one may hold brackets."""
    for opens, closes in _SHAPES:
        if not text.startswith(opens, at):
            continue
        start = at + len(opens)
        quoted = re.compile(r"\s*\"[^\"]*\"\s*").match(text, start)
        end = text.find(closes, quoted.end() if quoted else start)
        if end >= 0 and (not quoted or end == quoted.end()):
            return text[start:end], opens, end + len(closes)
    return None, "", at


def _link(text: str, at: int) -> tuple[tuple[str, str, bool, bool] | None, int]:
    """Text, line, and heads of the link at a place."""
    said = ""
    found = _LINK.match(text, at)
    line = found["line"] if found else ""
    if found:
        at, tail = found.end(), found["tail"]
    else:
        found = _OPEN.match(text, at)
        if found is None:
            return None, at
        closed = _CLOSE[found["line"]].search(text, found.end())
        if closed is None:
            return None, at
        said, line, tail = text[found.end() : closed.start()], closed[0].strip(), found["tail"]
        at = closed.end()
    if label := _TEXT.match(text, at):
        said, at = label[1], label.end()
    kind = next((sign for sign in "~=." if sign in line), "-")
    head = line[-1] in "xo>"
    return (" ".join(text_lines(said)), kind, head, bool(tail) and head), at


def _statements(block: Block) -> Iterator[tuple[int, str]]:
    """Statements with the lines they begin on: several on a line are apart by `;`, one label may go over several lines."""
    waiting, began = "", 0
    for number, line in block.lines:
        text = f"{waiting}\n{line}" if waiting else line
        began = began if waiting else number
        if text.count('"') % 2 and len(text) < 10_000:
            waiting = text
            continue
        waiting = ""
        for part in _apart(text):
            if part.strip():
                yield began, part.strip()
    if waiting:
        yield began, waiting.split("\n")[0]


def _apart(text: str) -> Iterator[str]:
    """What stands between semicolons outside quotation marks; one that ends a character's code is none."""
    start, quoted = 0, False
    for at, sign in enumerate(text):
        if sign == '"':
            quoted = not quoted
        elif sign == ";" and not quoted:
            code = text.rfind("#", start, at)
            if code < 0 or not text[code + 1 : at].isalnum():
                yield text[start:at]
                start = at + 1
    yield text[start:]
