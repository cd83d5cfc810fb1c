"""`blueprint watch`: a live preview of a map in a browser, for any editor."""

from __future__ import annotations

import argparse

from blueprint.wording import Language, Wording

HELP = Wording(
    "show a map in a browser while you write it, drawn again on every save",
    "在浏览器中预览地图，保存后立即重画",
)
PORT = 8502
_MAP = Wording("the map file", "地图文件")
_PORT = Wording("the port to listen on (default: 8502)", "监听的端口（默认 8502）")
_NO_BROWSER = Wording("do not open a browser", "不打开浏览器")
_TEXTS = Wording("language of the picture: zh, en or both", "图中的语言：zh、en 或 both")
_STARTED = Wording(
    "The preview of {path} is at {address}. Ctrl+C ends it.", "{path} 的预览地址：{address}。按 Ctrl+C 结束。"
)


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    parser.add_argument("map", metavar="MAP", help=_MAP[language])
    parser.add_argument("--port", metavar="N", default=str(PORT), help=_PORT[language])
    parser.add_argument("--no-browser", action="store_true", help=_NO_BROWSER[language])
    parser.add_argument("--texts", choices=("both", "zh", "en"), default="both", help=_TEXTS[language])


def run(arguments: argparse.Namespace) -> int:
    """Serve until somebody ends it.

    Raises:
        CannotStart: the port is none, or taken.
        Unreadable: the map is not there.
    """
    from pathlib import Path

    from blueprint.cli.ports import free_port
    from blueprint.preview.server import LOOPBACK, Preview
    from blueprint.preview.watched import Watched
    from blueprint.source.problem import Problems
    from blueprint.source.reader import read

    path = Path(arguments.map)
    read(path, Problems())
    port = free_port(arguments.port, "watch")
    watched = Watched(path, arguments.language, arguments.texts)
    watched.look()
    with Preview(port, watched) as server:
        address = f"http://{LOOPBACK}:{port}/" + ("?lang=zh" if arguments.language == "zh" else "")
        print(_STARTED.filled(path=arguments.map, address=address)[arguments.language], flush=True)
        server.follow()
        if not arguments.no_browser:
            import webbrowser

            webbrowser.open(address)
        server.serve_forever()
    return 0
