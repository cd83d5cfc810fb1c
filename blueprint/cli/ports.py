"""Ports that a command listens on: read, and free."""

from __future__ import annotations

import errno

from blueprint.wording import Wording

LOOPBACK = "127.0.0.1"
_TAKEN = Wording(
    "port {port} is taken, perhaps by the same command that runs already; use another: blueprint {command} --port {other}",
    "端口 {port} 已被占用，可能该命令已在运行；请换一个：blueprint {command} --port {other}",
)
_NO_HOST = Wording(
    "nobody can listen on {host}: it is no address of this machine", "无法在 {host} 上监听：它不是本机地址"
)
_NO_PORT = Wording(
    "{text!r} is not a port; write a number from 1 to 65535", "{text!r} 不是端口；请写 1 到 65535 的数字"
)


class CannotStart(Exception):
    """Something cannot be served; `wording` says why and what to do."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording.en)
        self.wording = wording


def free_port(text: str, command: str, host: str = LOOPBACK) -> int:
    """The port that was asked for, which nobody listens on at an address of this machine.

    Raises:
        CannotStart: it is none, somebody listens there, or the address is another machine's.
    """
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= 65_535):
        raise CannotStart(_NO_PORT.filled(text=text))
    port = int(text)
    error = _refused(port, host)
    if error is None:
        return port
    if host != LOOPBACK and getattr(error, "errno", None) != errno.EADDRINUSE:
        raise CannotStart(_NO_HOST.filled(host=host))
    others = (*range(port + 1, 65_536), *range(1024, port))
    other = next((n for n in others if _refused(n, host) is None), port)
    raise CannotStart(_TAKEN.filled(port=port, command=command, other=other))


def _refused(port: int, host: str) -> Exception | None:
    """Why nobody can listen there; None where somebody can."""
    import socket

    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, UnicodeError) as error:
            return error
    return None
