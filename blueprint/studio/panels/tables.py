"""Tables of text: what is wider than the page scrolls inside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from blueprint.studio.markup import tag


def cells(head: Sequence[str], rows: Iterable[Sequence[str]], css: str = "") -> str:
    """A table; heads are texts, cells are elements made by `tag`."""
    top = "".join(tag("th", text) for text in head)
    body = "".join(f"<tr>{''.join(row)}</tr>" for row in rows)
    return (
        f'<div class="scroll"><table class="sheet {css}"><thead><tr>{top}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )
