"""What staff say as HTML: what nobody should say is crossed out, with what to say instead below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from blueprint.experience.script import Line
from blueprint.studio.markup import tag
from blueprint.studio.state.page_language import language


def spoken(lines: Iterable[Line], css: str) -> Iterator[str]:
    """Lines of a script, each an element of the class `css`."""
    lang = language()
    for line in lines:
        yield tag("div", line.text[lang], f"{css} crossed" if line.forbidden else css)
        if line.offer:
            yield tag("div", line.offer[lang], css)
