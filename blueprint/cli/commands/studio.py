"""`blueprint studio`: edit maps in a browser."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from blueprint.cli.ports import LOOPBACK, CannotStart, free_port
from blueprint.wording import Language, Wording

HELP = Wording("edit maps in a browser", "在浏览器中编辑地图")
PORT = 8501
_FOLDER = Wording("the folder of maps (default: maps)", "地图所在的文件夹（默认 maps）")
_PORT = Wording("the port to listen on (default: 8501)", "监听的端口（默认 8501）")
_NO_BROWSER = Wording("do not open a browser", "不打开浏览器")
_READ_ONLY = Wording("for showing: nothing is written", "只供查看：不写入任何文件")
_HOST = Wording(
    "the address to listen on (default: 127.0.0.1, this machine alone); others need a password or a proxy's header",
    "监听的地址（默认 127.0.0.1，仅本机）；其他地址须有密码或代理的用户头",
)
_PASSWORD_FILE = Wording(
    "a file with the password that everybody must say; else the variable BLUEPRINT_STUDIO_PASSWORD",
    "存放访问密码的文件；也可用环境变量 BLUEPRINT_STUDIO_PASSWORD",
)
_USER_HEADER = Wording(
    "the header in which a reverse proxy says who somebody is, such as X-Forwarded-User; without it nobody comes in",
    "反向代理写明用户的请求头，如 X-Forwarded-User；没有此头的请求一律拒绝",
)
_UNPROTECTED = Wording(
    "on {host} everybody in the network could read and change the maps: give --password-file or --user-header",
    "在 {host} 上，网络里的任何人都能读写地图：请给出 --password-file 或 --user-header",
)
_NO_PASSWORD = Wording(
    "{file} cannot be read, or is empty: put the password into it", "{file} 无法读取或为空：请把密码写入其中"
)
_NO_FOLDER = Wording(
    "there is no folder {folder}; name the folder of your maps: blueprint studio DIR",
    "没有文件夹 {folder}；请写明地图所在的文件夹：blueprint studio 文件夹",
)
_STARTED = Wording(
    "The studio is at http://{host}:{port}, with the maps of {folder}. Ctrl+C ends it.",
    "工作室地址：http://{host}:{port}，地图来自 {folder}。按 Ctrl+C 结束。",
)


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    parser.add_argument("folder", metavar="DIR", nargs="?", default="maps", help=_FOLDER[language])
    parser.add_argument("--port", metavar="N", default=str(PORT), help=_PORT[language])
    parser.add_argument("--no-browser", action="store_true", help=_NO_BROWSER[language])
    parser.add_argument("--read-only", action="store_true", help=_READ_ONLY[language])
    parser.add_argument("--host", metavar="ADDRESS", default=LOOPBACK, help=_HOST[language])
    parser.add_argument("--password-file", metavar="FILE", help=_PASSWORD_FILE[language])
    parser.add_argument("--user-header", metavar="NAME", default="", help=_USER_HEADER[language])


def run(arguments: argparse.Namespace) -> int:
    """Serve until somebody ends it.

    Raises:
        CannotStart: the folder or the port is missing, or the door stands open.
        ModuleNotFoundError: Streamlit is.
    """
    from importlib.util import find_spec

    for name in ("streamlit", "filelock"):
        if find_spec(name) is None:
            raise ModuleNotFoundError(name=name)
    folder = Path(arguments.folder)
    if not folder.is_dir():
        raise CannotStart(_NO_FOLDER.filled(folder=folder))
    host, password = arguments.host, _password(arguments.password_file)
    if host != LOOPBACK and not password and not arguments.user_header:
        raise CannotStart(_UNPROTECTED.filled(host=host))
    port = free_port(arguments.port, "studio", host)
    shown = "localhost" if host == LOOPBACK else host
    print(_STARTED.filled(host=shown, port=port, folder=folder.as_posix())[arguments.language], flush=True)
    from blueprint.studio.launch import Door, launch

    door = Door(host, password, arguments.user_header)
    launch(folder, port, browser=not arguments.no_browser, read_only=arguments.read_only, door=door)
    return 0


def _password(file: str | None) -> str:
    if file is None:
        return os.environ.get("BLUEPRINT_STUDIO_PASSWORD", "")
    try:
        said = Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        said = ""
    if not said:
        raise CannotStart(_NO_PASSWORD.filled(file=file))
    return said
