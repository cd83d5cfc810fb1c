"""`blueprint lsp`: the language server, for editors."""

from __future__ import annotations

import argparse
import os
import sys

from blueprint.wording import Language, Wording

HELP = Wording("start the language server, for editors", "启动语言服务器，供编辑器使用")
_STDIO = Wording(
    "speak over standard input and output, which it always does", "通过标准输入输出通信（始终如此）"
)
_EDITOR_GONE = 1


class NoEditor(Exception):
    """Nobody can talk to the server."""

    wording = Wording(
        "standard input is closed: an editor starts the language server and talks to it there",
        "标准输入已关闭：语言服务器由编辑器启动，并通过标准输入通信",
    )


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    parser.add_argument("--stdio", action="store_true", help=_STDIO[language])


def run(arguments: argparse.Namespace) -> int:
    """Serve until the editor says goodbye."""
    if sys.stdin is None:
        raise NoEditor
    from blueprint.cli.interrupts import at_once
    from blueprint.lsp.log import log_to
    from blueprint.lsp.server import create

    at_once()  # the server waits for its reading thread, which nothing interrupts
    log_to(sys.stderr)
    create(arguments.language).start_io(stdout=_ToEditor())  # type: ignore[arg-type]
    return 0


class _ToEditor:
    """Standard output, as long as somebody reads it: what a server cannot say it would report without end."""

    def write(self, data: bytes) -> None:
        try:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        except OSError:
            os._exit(_EDITOR_GONE)  # nothing ends the thread that reads

    def flush(self) -> None:
        """Nothing waits."""

    def close(self) -> None:
        """The process does."""
