r"""Character that nobody sees.

What it does
    Reports control characters, halves of characters, marks of byte order, line ends that look like none, and marks
    that turn the direction of the text around them (bidirectional overrides and isolates), in any text or key.

Why it matters
    They come along when texts are pasted from a chat, a PDF or a terminal. Workbooks, drawings and slides cannot
    hold control characters, so exports leave them out; a mark of direction shows a sentence in another order than
    it is written in.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: "Re\x07port", end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, end: served}
    ```

中文
    控制字符、半个字符、字节顺序标记、看不出的换行符以及改变文字方向的符号，多半来自粘贴。表格、图与幻灯片无法容纳控制字符，导出时会略去；方向符号会让句子的显示顺序与书写顺序不同。
"""

import re
from collections.abc import Iterator

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Fix, Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.characters import NEVER, UNSEEN
from blueprint.model.expand import part_at
from blueprint.model.part import CARRIED
from blueprint.model.service_map import ServiceMap
from blueprint.source.place import Edit, Span
from blueprint.source.tree import Mapping, Node, Path, Scalar, Sequence
from blueprint.wording import Wording

rule = Rule("BP111", "unseen-character", Severity.WARNING)

_SAID = Wording("this text holds {what}, which nobody sees", "这段文字含有看不见的字符：{what}")
_HELP = Wording("remove it", "请删除")
_ESCAPE = re.compile(r"\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)", re.DOTALL)
_SHORT = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "e": "\x1b",
    "f": "\f",
    "v": "\v",
    "N": "\x85",
    "L": "\u2028",
    "P": "\u2029",
}
_FOLDED = "\t\n\r"
"""Spaces and line breaks of a text."""
_SHOWN = 3


@rule.checks
def unseen_characters(context: Context) -> Hits:
    """One finding a text, at the first of them; the fix takes out all."""
    text = context.source.text
    if "\\" not in text and text.replace("\n", "").replace("\r", "").isprintable():
        return
    for path, scalar in _scalars(context.tree):
        unseen = [c for c in UNSEEN.findall(scalar.text) if c not in _FOLDED]
        if not unseen:
            continue
        edits = tuple(_edits(text, scalar.span))
        names = ", ".join(f"U+{ord(c):04X}" for c in dict.fromkeys(unseen[:_SHOWN]))
        safe = all(NEVER.match(c) for c in unseen)  # what no figure, picture or page of the map has had
        yield Hit(
            path,
            _SAID.filled(what=names),
            _HELP,
            span=edits[0].span if edits else scalar.span,
            fix=Fix(_HELP, edits, safe) if edits else None,
        )


def _edits(text: str, span: Span) -> Iterator[Edit]:
    """What takes unseen characters out of a scalar: as they are, or as escapes of double quotes."""
    quoted = text[span.start] == '"'
    at = span.start
    while at < span.end:
        escape = _ESCAPE.match(text, at, span.end) if quoted else None
        character = _escaped(escape[1]) if escape else text[at]
        end = escape.end() if escape else at + 1
        if UNSEEN.match(character) and character not in _FOLDED:
            yield Edit(Span(at, end), " " if character.isspace() else "")
        at = end


def _escaped(escape: str) -> str:
    """The character that an escape stands for, where it may be one of these."""
    if escape[0] in "xuU" and len(escape) > 1:
        code = int(escape[1:], 16)
        return chr(code) if code < 0x110000 else "?"
    return _SHORT.get(escape, "?")


def _scalars(tree: Node) -> Iterator[tuple[Path, Scalar]]:
    """Every text and key, in reading order, but what stands under keys of one's own."""
    waiting: list[tuple[Path, Node]] = [((), tree)]
    while waiting:
        path, node = waiting.pop()
        if isinstance(node, Mapping):
            own = part_at(ServiceMap, path) is not None
            for name, entry in reversed(node.entries.items()):
                if own and name.startswith(CARRIED):
                    continue
                waiting += [((*path, name), entry.value), ((*path, name), entry.key)]
        elif isinstance(node, Sequence):
            waiting += [((*path, i), item) for i, item in reversed(list(enumerate(node.items)))]
        elif node.text and not node.text.isprintable():
            yield path, node
