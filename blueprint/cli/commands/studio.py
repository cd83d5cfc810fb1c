"""`blueprint studio`: edit maps in a browser."""

from __future__ import annotations

import argparse
from pathlib import Path

from blueprint.cli.ports import CannotStart, free_port
from blueprint.wording import Language, Wording

HELP = Wording("edit maps in a browser", "在浏览器中编辑地图")
PORT = 8501
_FOLDER = Wording("the folder of maps (default: maps)", "地图所在的文件夹（默认 maps）")
_PORT = Wording("the port to listen on (default: 8501)", "监听的端口（默认 8501）")
_NO_BROWSER = Wording("do not open a browser", "不打开浏览器")
_READ_ONLY = Wording("for showing: nothing is written", "只供查看：不写入任何文件")
_NO_FOLDER = Wording(
    "there is no folder {folder}; name the folder of your maps: blueprint studio DIR",
    "没有文件夹 {folder}；请写明地图所在的文件夹：blueprint studio 文件夹",
)
_STARTED = Wording(
    "The studio is at http://localhost:{port}, with the maps of {folder}. Ctrl+C ends it.",
    "工作室地址：http://localhost:{port}，地图来自 {folder}。按 Ctrl+C 结束。",
)


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    parser.add_argument("folder", metavar="DIR", nargs="?", default="maps", help=_FOLDER[language])
    parser.add_argument("--port", metavar="N", default=str(PORT), help=_PORT[language])
    parser.add_argument("--no-browser", action="store_true", help=_NO_BROWSER[language])
    parser.add_argument("--read-only", action="store_true", help=_READ_ONLY[language])


def run(arguments: argparse.Namespace) -> int:
    """Serve until somebody ends it.

    Raises:
        CannotStart: the folder or the port is missing.
        ModuleNotFoundError: Streamlit is.
    """
    from importlib.util import find_spec

    for name in ("streamlit", "filelock"):
        if find_spec(name) is None:
            raise ModuleNotFoundError(name=name)
    folder = Path(arguments.folder)
    if not folder.is_dir():
        raise CannotStart(_NO_FOLDER.filled(folder=folder))
    port = free_port(arguments.port, "studio")
    print(_STARTED.filled(port=port, folder=folder.as_posix())[arguments.language], flush=True)
    from blueprint.studio.launch import launch

    launch(folder, port, browser=not arguments.no_browser, read_only=arguments.read_only)
    return 0
