"""The blueprint as a vector PDF with text that can be selected, and as a poster on A4 or A3 sheets."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.export.subject import File, Subject
from blueprint.wording import Wording

ABOUT = Wording("vector PDF, and posters on A4 and A3 sheets", "矢量 PDF，以及 A4、A3 拼贴海报")
STABLE = True


def write(subject: Subject) -> Iterator[File]:
    """The picture on one page of its own size, then tiled."""
    from blueprint.export.paper import A3, A4, Page, pages, poster

    yield pages(subject, "blueprint.pdf", [Page(subject.svg)])
    yield poster(subject, "poster-a4.pdf", subject.svg, A4)
    yield poster(subject, "poster-a3.pdf", subject.svg, A3)
