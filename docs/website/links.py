"""Holds that the finished site is whole: every link and picture leads somewhere, and nothing is fetched from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_FETCHED = {("script", "src"), ("img", "src"), ("link", "href"), ("iframe", "src"), ("source", "src")}


class _Page(HTMLParser):
    """What a page links to, and where it can be linked to."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[tuple[str, str, str]] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("id", "name") and value:
                self.anchors.add(value)
            if (
                name in ("href", "src")
                and value
                and not (tag == "link" and dict(attrs).get("rel") in ("canonical", "alternate"))
            ):
                self.links.append((tag, name, value))


@cache
def _read(path: Path) -> _Page:
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def broken(site: Path) -> Iterator[str]:
    """A sentence for each link that leads nowhere, and for each file that would be fetched from elsewhere."""
    for path in sorted(site.rglob("*.html")):
        if path.parent.name == "live" or path.name == "404.html":
            continue
        for tag, name, value in _read(path).links:
            parts = urlsplit(value)
            if parts.scheme or parts.netloc:
                if (tag, name) in _FETCHED and parts.scheme != "data":
                    yield f"{path.relative_to(site)} fetches {value}"
                continue
            target = path.parent / unquote(parts.path) if parts.path else path
            target = target.resolve()
            target = target / "index.html" if target.is_dir() else target
            if not target.is_file():
                yield f"{path.relative_to(site)}: {value} is not there"
            elif (
                parts.fragment
                and target.suffix == ".html"
                and unquote(parts.fragment) not in _read(target).anchors
            ):
                yield f"{path.relative_to(site)}: {value} has no such place"
