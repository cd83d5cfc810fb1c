"""The preview in a browser of this machine: a page, and its state, which the page waits for."""

from __future__ import annotations

import json
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Any
from urllib.parse import parse_qs, urlsplit

from blueprint.draw import fonts
from blueprint.preview.watched import EVERY, Watched

LOOPBACK = "127.0.0.1"
_PAGE = Path(__file__).with_name("page")
_FONTS = Path(fonts.__file__).parent
_FILES = {
    "/": (_PAGE / "index.html", "text/html; charset=utf-8"),
    "/preview.js": (_PAGE / "preview.js", "text/javascript; charset=utf-8"),
    "/preview.css": (_PAGE / "preview.css", "text/css; charset=utf-8"),
    "/fonts.css": (_PAGE / "fonts.css", "text/css; charset=utf-8"),
    **{f"/{file.name}": (file, "font/otf") for file in _FONTS.glob("*.otf")},
}
_POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src data:; font-src 'self' data:; connect-src 'self'"
_PATIENCE = 20.0
"""Seconds that a page waits before it asks again."""
_MOST = 5_000_000
"""Bytes of an unsaved text; the reader of maps takes less."""


class Preview(ThreadingHTTPServer):
    """Serves one map to this machine alone."""

    daemon_threads = True

    def __init__(self, port: int, watched: Watched) -> None:
        super().__init__((LOOPBACK, port), _Answers)
        self.watched = watched

    def follow(self) -> None:
        """Look at the file from now on."""
        Thread(target=self._follow, daemon=True).start()

    def handle_error(self, *_: Any) -> None:
        """A browser that went away is no news."""

    def _follow(self) -> None:
        while True:
            self.watched.look()
            sleep(EVERY)


class _Answers(BaseHTTPRequestHandler):
    """Answers this machine's pages and editors; a page of another site cannot ask (DNS rebinding, forms)."""

    server: Preview
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        words = parse_qs(asked.query)
        if not self._ours():
            self._say(HTTPStatus.FORBIDDEN)
        elif asked.path in _FILES:
            file, kind = _FILES[asked.path]
            self._say(HTTPStatus.OK, file.read_bytes(), kind)
        elif asked.path == "/state":
            after = self.server.watched.after(_number(words.get("after")), _PATIENCE)
            self._say(HTTPStatus.OK if after else HTTPStatus.NO_CONTENT, _json(after))
        elif asked.path == "/goto":
            found = self.server.watched.go_to(_number(words.get("line")))
            self._say(HTTPStatus.OK, _json({"touchpoint": found}))
        else:
            self._say(HTTPStatus.NOT_FOUND)

    def do_POST(self) -> None:
        size = _number([self.headers.get("Content-Length", "")])
        if not self._ours() or self.path != "/text" or not 0 <= size <= _MOST:
            self.close_connection = True
            self._say(HTTPStatus.FORBIDDEN)
            return
        self.server.watched.show(self.rfile.read(size).decode("utf-8", "replace"))
        self._say(HTTPStatus.NO_CONTENT)

    def _ours(self) -> bool:
        """Whether the page that asks, and the name it asks by, are of this machine; ports may be forwarded."""
        asked = (f"//{self.headers.get('Host', '')}", self.headers.get("Origin"))
        return all(urlsplit(a).hostname in (LOOPBACK, "localhost") for a in asked if a is not None)

    def _say(
        self, status: HTTPStatus, body: bytes = b"", kind: str = "application/json; charset=utf-8"
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", _POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if status is not HTTPStatus.NO_CONTENT:
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """What a page asks for is no news."""


def _json(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode()


def _number(words: list[str] | None) -> int:
    """A number that was asked for; -1 where it is none."""
    word = words[0] if words else ""
    return int(word) if word.isascii() and word.isdigit() and len(word) < 10 else -1
