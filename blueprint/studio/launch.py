"""Starts the studio's server."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from blueprint.studio.state.options import FOLDER, READ_ONLY, STREAMLIT

SCRIPT = Path(__file__).with_name("app.py")


def launch(folder: Path, port: int, *, browser: bool, read_only: bool) -> None:
    """Serve the maps of a folder on this machine until somebody ends it.

    Raises:
        KeyboardInterrupt: it was ended by Ctrl-C.
    """
    from streamlit.web import bootstrap

    os.environ[FOLDER] = str(folder.resolve())
    os.environ[READ_ONLY] = "1" if read_only else ""
    flags = STREAMLIT | {
        "server.port": port,
        "server.headless": not browser,
        "logger.hideWelcomeMessage": True,
    }
    options = {name.replace(".", "_"): value for name, value in flags.items()}
    bootstrap.load_config_options(flag_options=options)
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
