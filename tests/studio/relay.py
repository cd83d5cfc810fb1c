"""A connection that can be cut: what goes between browser and server goes through here."""

from __future__ import annotations

import socket
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Relay:
    """Listens on a port of its own and passes bytes on; `cut` ends all connections and takes no new ones."""

    def __init__(self, port: int) -> None:
        self._to, self._ends = port, list[socket.socket]()
        self._open = True
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        Thread(target=self._take, daemon=True).start()

    def cut(self) -> None:
        """The cable is pulled."""
        self._open = False
        for end in self._ends:
            _close(end)
        self._ends.clear()

    def mend(self) -> None:
        """The cable is plugged in again."""
        self._open = True

    def close(self) -> None:
        """End it."""
        self.cut()
        _close(self._listener)

    def _take(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            if not self._open:
                _close(near)
                continue
            far = socket.create_connection(("127.0.0.1", self._to))
            self._ends += [near, far]
            for here, there in ((near, far), (far, near)):
                Thread(target=_pass_on, args=(here, there), daemon=True).start()


@contextmanager
def relay(url: str) -> Iterator[Relay]:
    """One in front of a server."""
    made = Relay(int(url.rpartition(":")[2]))
    try:
        yield made
    finally:
        made.close()


def _pass_on(here: socket.socket, there: socket.socket) -> None:
    try:
        while data := here.recv(65536):
            there.sendall(data)
    except OSError:
        pass
    finally:
        _close(here)
        _close(there)


def _close(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
