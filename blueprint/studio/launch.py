"""Starts the studio's server."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from blueprint.studio.state.options import FOLDER, PASSWORD, READ_ONLY, STREAMLIT, USER_HEADER
from blueprint.studio.warm_up import warm_up

LOOPBACK = ("127.0.0.1",)
SCRIPT = Path(__file__).with_name("app.py")


@dataclass(frozen=True)
class Door:
    """Who may come in.

    Attributes:
        host: the address to listen on.
        password: what everybody must say; empty for nothing.
        user_header: the header in which a reverse proxy says who somebody is; empty without a proxy.
    """

    host: str = "127.0.0.1"
    password: str = ""
    user_header: str = ""

    @property
    def is_open(self) -> bool:
        """Others than this machine's own browser may come."""
        return self.host not in LOOPBACK or bool(self.user_header)


def launch(
    folder: Path,
    port: int,
    *,
    browser: bool,
    read_only: bool,
    door: Door = Door(),
) -> None:
    """Serve the maps of a folder until somebody ends it; on this machine alone, unless the door says otherwise.

    Raises:
        KeyboardInterrupt: it was ended by Ctrl-C.
    """
    from streamlit.web import bootstrap

    os.environ[FOLDER] = str(folder.resolve())
    os.environ[READ_ONLY] = "1" if read_only else ""
    os.environ[PASSWORD], os.environ[USER_HEADER] = door.password, door.user_header
    flags = STREAMLIT | {
        "server.address": door.host,
        # A page of somebody else's may lead a name to this machine: without a password its host must be known.
        "server.allowedHosts": ["*"] if door.is_open else [*LOOPBACK, "localhost"],
        "server.port": port,
        "server.headless": not browser,
        "logger.hideWelcomeMessage": True,
    }
    options = {name.replace(".", "_"): value for name, value in flags.items()}
    bootstrap.load_config_options(flag_options=options)
    warm_up(door.host, port)
    with _signals() as came:
        bootstrap.run(str(SCRIPT), False, [], options)
        if signal.SIGINT in came():
            raise KeyboardInterrupt


@contextmanager
def _signals() -> Iterator[Callable[[], bytes]]:
    """The numbers of the signals that came: Streamlit handles them, and does not say which ended it."""
    reading, writing = socket.socketpair()
    with reading, writing:
        for end in (reading, writing):
            end.setblocking(False)
        before = signal.set_wakeup_fd(writing.fileno(), warn_on_full_buffer=False)

        def came() -> bytes:
            try:
                return reading.recv(4096)
            except BlockingIOError:
                return b""

        try:
            yield came
        finally:
            signal.set_wakeup_fd(before)
