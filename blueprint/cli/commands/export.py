"""`blueprint export`: maps as files for other programs and for people."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from blueprint.cli.arguments import add_assume
from blueprint.cli.looks import add_looks, add_paper, add_scale
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from blueprint.cli.checking import State

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
    "write nothing; exit 1 when a file was never written or is not as it would be written (where its bytes depend on "
    "the machine: only when it was never written)",
    "不写入；文件从未写出，或与应写内容不同则返回 1（内容随机器而变的，只查是否写出）",
)
_TEXTS = Wording("language of what is written: zh, en or both", "文件中的语言：zh、en 或 both")
_SEGMENT = Wording("draw this segment (default: all customers)", "绘制这一客群（默认全部客户）")
_CURRENT = Wording("everything is current", "全部是最新的")
_SOME = Wording(
    "{current} current; {present} there, but not compared, because their bytes depend on the machine",
    "最新的文件 {current} 个；已存在但未作比较的 {present} 个，因其内容随机器而变",
)
_NOTHING = Wording("there is nothing to write, and nothing to check", "没有要写的文件，也就无可检查")


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help=_PATHS[language])
    parser.add_argument("--to", required=True, metavar="FORMATS", help=_TO[language])
    parser.add_argument("--out", default="exports", metavar="DIR", help=_OUT[language])
    parser.add_argument("--check", action="store_true", help=_CHECK[language])
    parser.add_argument("--texts", choices=("both", "zh", "en"), default="both", help=_TEXTS[language])
    parser.add_argument("--segment", default="all", metavar="S", help=_SEGMENT[language])
    add_assume(parser, language)
    add_looks(parser, language)
    add_paper(parser, language)
    add_scale(parser, language)


def run(arguments: argparse.Namespace) -> int:
    """Write or check; exit 0, 1 (stale, or a map has errors) or 2."""
    from pathlib import Path

    from blueprint.cli.making import Order, make
    from blueprint.cli.progress import Progress
    from blueprint.export.registry import all_formats, chosen
    from blueprint.files import expect_folder
    from blueprint.lint.reports.text import write
    from blueprint.lint.run.blocking import blocking
    from blueprint.lint.run.summary import Result

    language: Language = arguments.language
    if arguments.to == "list":
        for format_ in all_formats().values():
            sys.stdout.write(f"{format_.name:<10} {format_.about[language]}\n")
        return 0
    order = Order(
        formats=chosen(arguments.to),
        out=Path(arguments.out),
        texts=arguments.texts,
        segment=arguments.segment,
        scale=arguments.scale,
        check=arguments.check,
        theme=arguments.theme,
        fold=arguments.fold,
        notes=arguments.notes,
        paper=arguments.paper,
        least=arguments.least,
        assume=arguments.assume,
    )
    paths = order.run.files(arguments.paths or ["maps"])
    if not order.check:
        expect_folder(order.out)
    with Progress(len(paths), language) as progress:
        made = [make(path, order, progress) for path in paths]
    faulty = Result(tuple(m.linted for m in made if blocking(m.linted)))
    if faulty.files:
        sys.stdout.write(write(faulty, language))
    states = {path: state for m in made for path, state in m.states.items()}
    wrong = {path: state for path, state in states.items() if not state.passes}
    for path, state in wrong.items():
        sys.stdout.write(f"{state.value.filled(path=path.as_posix())[language]}\n")
    if arguments.check and not wrong and not faulty.files:
        sys.stdout.write(f"{_verdict(list(states.values()))[language]}\n")
    for notice in dict.fromkeys(n for m in made for n in m.notices):
        print(f"blueprint: {notice[language]}", file=sys.stderr)
    return int(bool(wrong or faulty.files))


def _verdict(states: list[State]) -> Wording:
    """What a check knows that found nothing wrong."""
    if not states:
        return _NOTHING
    present = sum(state.name == "PRESENT" for state in states)
    return _SOME.filled(current=len(states) - present, present=present) if present else _CURRENT
