"""`blueprint lsp`: the language server, for editors."""

from __future__ import annotations

import argparse

from blueprint.wording import Language, Wording

HELP = Wording("start the language server, for editors", "启动语言服务器，供编辑器使用")
_STDIO = Wording(
    "speak over standard input and output, which it always does", "通过标准输入输出通信（始终如此）"
)
_MISSING = Wording(
    "the language server needs the extra `lsp`: pip install '.[lsp]'",
    "语言服务器需要附加组件 `lsp`：pip install '.[lsp]'",
)


class MissingExtra(Exception):
    """pygls is not installed."""

    wording = _MISSING


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    parser.add_argument("--stdio", action="store_true", help=_STDIO[language])


def run(arguments: argparse.Namespace) -> int:
    """Serve until the editor says goodbye."""
    from importlib.util import find_spec

    if find_spec("pygls") is None:
        raise MissingExtra
    from blueprint.lsp.server import create

    create(arguments.language).start_io()
    return 0
