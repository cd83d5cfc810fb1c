"""One page for the browser: pan, zoom, search, details, segments, languages, overlays; works without network."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.export.subject import File, Subject
from blueprint.wording import Wording

ABOUT = Wording("one page to explore, for the browser, without network", "可交互的单个网页，不联网")
STABLE = True


def write(subject: Subject) -> Iterator[File]:
    """One page."""
    from blueprint.export.html.page import page

    yield File("blueprint.html", page(subject).encode())
