"""`blueprint export`: maps as files for other programs and for people."""

from __future__ import annotations

import argparse
import sys

from blueprint.cli.looks import add_looks, add_scale
from blueprint.wording import Language, Wording

HELP = Wording(
    "write maps in other formats, or check that files are current", "把地图导出为其他格式，或检查文件是否最新"
)
_PATHS = Wording("map files or folders", "地图文件或文件夹")
_TO = Wording(
    "formats, separated by commas, or all; `--to list` lists them",
    "格式，用逗号分隔，或 all；`--to list` 列出全部",
)
_OUT = Wording("folder for what is made (default: exports)", "输出文件夹（默认 exports）")
_CHECK = Wording(
    "write nothing; exit 1 when a file is not as it would be written (formats that are the same on every machine)",
    "不写入；文件与应写内容不同则返回 1（只查各机一致的格式）",
)
_TEXTS = Wording("language of what is written: zh, en or both", "文件中的语言：zh、en 或 both")
_SEGMENT = Wording("draw this segment (default: all customers)", "绘制这一客群（默认全部客户）")
_STALE = Wording("{path} is not current", "{path} 不是最新")
_CURRENT = Wording("everything is current", "全部是最新的")


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help=_PATHS[language])
    parser.add_argument("--to", required=True, metavar="FORMATS", help=_TO[language])
    parser.add_argument("--out", default="exports", metavar="DIR", help=_OUT[language])
    parser.add_argument("--check", action="store_true", help=_CHECK[language])
    parser.add_argument("--texts", choices=("both", "zh", "en"), default="both", help=_TEXTS[language])
    parser.add_argument("--segment", default="all", metavar="S", help=_SEGMENT[language])
    add_looks(parser, language)
    add_scale(parser, language)


def run(arguments: argparse.Namespace) -> int:
    """Write or check; exit 0, 1 (stale, or a map has errors) or 2."""
    from pathlib import Path

    from blueprint.cli.making import Order, make
    from blueprint.cli.progress import Progress
    from blueprint.export.registry import all_formats, chosen
    from blueprint.lint.reports.text import write
    from blueprint.lint.run.blocking import blocking
    from blueprint.lint.run.summary import Result

    language: Language = arguments.language
    if arguments.to == "list":
        for format_ in all_formats().values():
            sys.stdout.write(f"{format_.name:<10} {format_.about[language]}\n")
        return 0
    formats = [f for f in chosen(arguments.to) if f.stable or not arguments.check]
    order = Order(
        formats,
        Path(arguments.out),
        arguments.texts,
        arguments.segment,
        arguments.scale,
        arguments.check,
        arguments.theme,
        arguments.fold,
    )
    paths = order.run.files(arguments.paths or ["maps"])
    with Progress(len(paths), language) as progress:
        made = [make(path, order, progress) for path in paths]
    faulty = Result(tuple(m.linted for m in made if blocking(m.linted)))
    if faulty.files:
        sys.stdout.write(write(faulty, language))
    stale = [path for m in made for path in m.stale]
    for path in stale:
        sys.stdout.write(f"{_STALE.filled(path=path.as_posix())[language]}\n")
    if arguments.check and not stale:
        sys.stdout.write(f"{_CURRENT[language]}\n")
    for notice in dict.fromkeys(n for m in made for n in m.notices):
        print(f"blueprint: {notice[language]}", file=sys.stderr)
    return int(bool(stale or faulty.files))
