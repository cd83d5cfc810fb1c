"""`blueprint mcp`: maps for assistants, by the Model Context Protocol."""

from __future__ import annotations

import argparse

from blueprint.wording import Language, Wording

HELP = Wording(
    "serve maps to an assistant that speaks the Model Context Protocol",
    "通过模型上下文协议（MCP）向智能助手提供地图",
)
_FOLDER = Wording("the folder of maps (default: this one)", "地图所在的文件夹（默认当前文件夹）")
_WRITE = Wording(
    "let the assistant write maps into the folder; without this nothing is written",
    "允许助手在该文件夹中写入地图；否则不写入任何文件",
)
_NO_FOLDER = Wording("there is no folder {folder}", "没有文件夹 {folder}")


class NoFolder(Exception):
    """A folder that is not there."""

    def __init__(self, folder: str) -> None:
        self.wording = _NO_FOLDER.filled(folder=folder)
        super().__init__(self.wording.en)


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    parser.add_argument("folder", metavar="DIR", nargs="?", default=".", help=_FOLDER[language])
    parser.add_argument("--write", action="store_true", help=_WRITE[language])


def run(arguments: argparse.Namespace) -> int:
    """Serve over standard input and output until the assistant leaves.

    Raises:
        NoFolder: there is none.
        ModuleNotFoundError: the SDK is not installed.
    """
    from pathlib import Path

    folder = Path(arguments.folder)
    if not folder.is_dir():
        raise NoFolder(arguments.folder)
    from blueprint.cli.interrupts import at_once
    from blueprint.mcp.server import create

    at_once()  # what reads standard input cannot be interrupted
    create(folder, arguments.language, write=arguments.write).run("stdio")
    return 0
