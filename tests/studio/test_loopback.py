"""The studio that runs answers this machine alone, whatever the settings of the user's Streamlit are."""

from __future__ import annotations

import http.client
import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from tests.studio.real import studio


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """A studio whose user would have Streamlit listen everywhere."""
    root = tmp_path_factory.mktemp("loopback")
    (root / "maps").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STREAMLIT_SERVER_ADDRESS", "0.0.0.0")
        patch.setenv("STREAMLIT_SERVER_ALLOWED_HOSTS", "evil.example")
        with studio(root / "maps", root / "log.txt") as url:
            yield urlsplit(url).port or 0


def addresses() -> list[str]:
    """Other addresses of this machine: every 127.x of Linux is one, and what it sends from."""
    found = {"127.0.0.2"}
    for family, far in ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")):
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect((far, 9))  # nothing is sent
            except OSError:
                continue
            found.add(str(probe.getsockname()[0]))
    return sorted(found | {"::1"})


def test_no_other_address_of_this_machine_answers(port: int) -> None:
    socket.create_connection(("127.0.0.1", port), timeout=10).close()
    for address in addresses():
        with pytest.raises(OSError, match=r"efused|unreachable|not available|timed out"):
            socket.create_connection((address, port), timeout=2).close()


@pytest.mark.parametrize(
    ("host", "origin", "status"),
    [
        ("localhost", "http://localhost", 101),
        ("127.0.0.1", "http://127.0.0.1", 101),
        ("evil.example", "http://evil.example", 403),
        ("localhost", "http://evil.example", 403),
    ],
)
def test_a_foreign_page_gets_no_connection(port: int, host: str, origin: str, status: int) -> None:
    """Everything of a map goes over one connection; a name of theirs that leads to 127.0.0.1 opens none."""
    headers = {
        "Host": f"{host}:{port}",
        "Origin": f"{origin}:{port}",
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", "/_stcore/stream", headers=headers)
    assert connection.getresponse().status == status
    connection.close()
