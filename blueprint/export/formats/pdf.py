"""The blueprint as a vector PDF with text that can be selected, and as a poster on A4 or A3 sheets; or for one paper."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.export.subject import File, Subject
from blueprint.wording import Wording

ABOUT = Wording(
    "vector PDF, and posters on A4 and A3 sheets; with --paper, readable on that paper",
    "矢量 PDF，以及 A4、A3 拼贴海报；加 --paper 则在该纸上字可读",
)
STABLE = True


def write(subject: Subject) -> Iterator[File]:
    """The picture on one page of its own size, then on sheets to glue; or what can be read on the paper wanted."""
    from blueprint.export.paper import Page, pages, poster, printed

    if subject.paper is not None:
        yield printed(subject, "blueprint.pdf", subject.printed(subject.paper))
        return
    yield pages(subject, "blueprint.pdf", [Page(subject.svg)])
    for paper in ("a4", "a3"):
        found = subject.poster(paper)
        assert found.poster
        yield poster(subject, f"poster-{paper}.pdf", found.layout, found.poster)
