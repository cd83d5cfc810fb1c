"""Pages of our own in a real Chromium, and what is in them."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any


class Elements(HTMLParser):
    """Every element of a page with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def data_of(text: str) -> Any:
    """What the page's script knows."""
    return json.loads(
        re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)[1]
    )


def touchpoint(id_: str) -> str:
    """The selector of a touchpoint in the picture."""
    return f'[id="touchpoint:{id_}"]'


class Visit:
    """A page in the browser, with what it complained about and asked for."""

    def __init__(self, browser: Any, folder: Path, text: str, **wishes: str) -> None:
        file = folder / "page.html"
        file.write_bytes(text.encode())
        self.page = browser.new_page(viewport={"width": 1440, "height": 900}, **wishes)
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append("dialog") or dialog.dismiss())
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(file.as_uri())
        self.uri = file.as_uri()

    def leave(self) -> None:
        """Close it; it kept quiet and fetched nothing."""
        self.page.close()
        assert self.complaints == []
        assert self.requests == [self.uri]
