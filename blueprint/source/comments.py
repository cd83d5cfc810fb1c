"""Comments of a map, found without reading YAML again: a `#` after a blank that no scalar holds.

YAML events leave comments out, so the text is searched for them, and the tree says where texts are.
The first line of a block text (`notes: | # like this`) can have a comment; its further lines cannot.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from blueprint.source.place import Span
from blueprint.source.tree import Mapping, Node, Scalar, walk

_COMMENT = re.compile(r"(?<![^ \t\r\n])#[^\r\n]*")
_LINE_END = re.compile(r"\r\n|\r|\n|$")


def comments(text: str, tree: Node) -> Iterator[Span]:
    """Every comment, from its `#` to the end of its line."""
    match = _COMMENT.search(text)
    texts = sorted(_texts(text, tree)) if match else []
    starts = [span.start for span in texts]
    while match:
        start, after = match.span()
        before = bisect_right(starts, start) - 1
        if before >= 0 and start < texts[before].end:
            after = texts[before].end
        else:
            yield Span(start, after)
        match = _COMMENT.search(text, after)


def _texts(text: str, tree: Node) -> Iterator[Span]:
    """The stretches that scalars take, without the first line of a block text."""
    for scalar in scalars(tree):
        start, end = scalar.span
        if not scalar.plain and text[start : start + 1] in ("|", ">"):
            line_end = _LINE_END.search(text, start)
            start = line_end.end() if line_end else end
        if start < end:
            yield Span(start, end)


def scalars(tree: Node) -> Iterator[Scalar]:
    """Every key and every value without parts."""
    if isinstance(tree, Scalar):
        yield tree
    for _, found in walk(tree):
        if found.key is not None:
            yield found.key
        if isinstance(found.value, Scalar):
            yield found.value


def first_key(tree: Node) -> int:
    """Where the first key of a map stands; what is above it is about the whole file."""
    if isinstance(tree, Mapping):
        return min((e.key.span.start for e in tree.entries.values()), default=0)
    return 0
