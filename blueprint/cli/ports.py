"""Ports that a command listens on: read, and free."""

from __future__ import annotations

from blueprint.wording import Wording

LOOPBACK = "127.0.0.1"
_TAKEN = Wording(
    "port {port} is taken, perhaps by the same command that runs already; use another: blueprint {command} --port {other}",
    "端口 {port} 已被占用，可能该命令已在运行；请换一个：blueprint {command} --port {other}",
)
_NO_PORT = Wording(
    "{text!r} is not a port; write a number from 1 to 65535", "{text!r} 不是端口；请写 1 到 65535 的数字"
)


class CannotStart(Exception):
    """Something cannot be served; `wording` says why and what to do."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording.en)
        self.wording = wording


def free_port(text: str, command: str) -> int:
    """The port that was asked for, which nobody listens on.

    Raises:
        CannotStart: it is none, or somebody listens there.
    """
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= 65_535):
        raise CannotStart(_NO_PORT.filled(text=text))
    port = int(text)
    import socket

    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            raise CannotStart(_TAKEN.filled(port=port, command=command, other=port % 65_535 + 1)) from None
    return port
