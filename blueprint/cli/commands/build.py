"""`blueprint build`: lint, analyse and draw everything; the main job."""

from __future__ import annotations

import argparse
import sys

from blueprint.cli.arguments import add_assume
from blueprint.wording import Language, Wording

HELP = Wording("lint, analyse and draw maps: the main job", "检查、计算并绘制地图：主要工作")
FORMATS = "figures,svg,html,png"
"""What the main job writes."""

_PATHS = Wording("map files or folders", "地图文件或文件夹")
_OUT = Wording("folder for what is made (default: exports)", "输出文件夹（默认 exports）")
_WROTE = Wording("written to {folder}", "已写入 {folder}")


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help=_PATHS[language])
    parser.add_argument("--out", default="exports", metavar="DIR", help=_OUT[language])
    add_assume(parser, language)


def run(arguments: argparse.Namespace) -> int:
    """Make everything; findings and the closing table on standard output, progress on standard error."""
    from pathlib import Path

    from blueprint.cli.making import Order, make
    from blueprint.cli.progress import Progress
    from blueprint.cli.show.builds import show
    from blueprint.export.registry import chosen
    from blueprint.lint.reports.text import write

    out = Path(arguments.out)
    order = Order(chosen(FORMATS), out, assume=arguments.assume)
    paths = order.run.files(arguments.paths)
    with Progress(len(paths), arguments.language) as progress:
        made = [make(path, order, progress) for path in paths]
    result = order.run.result(m.linted for m in made)
    if any(result.findings):
        sys.stdout.write(write(result, arguments.language) + "\n")
    show(made, arguments.language)
    for notice in dict.fromkeys(n for m in made for n in m.notices):
        print(f"blueprint: {notice[arguments.language]}", file=sys.stderr)
    print(f"blueprint: {_WROTE.filled(folder=out)[arguments.language]}", file=sys.stderr)
    return result.exit_code()
