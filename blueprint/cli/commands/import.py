"""`blueprint import`: a map from a spreadsheet or another program's file."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from blueprint.tables.assemble import Assembled

HELP = Wording("make a map of a spreadsheet or of another program's file", "由表格或其他程序的文件生成地图")
_FILE = Wording("the file, or a folder of CSV tables", "文件，或 CSV 表格的文件夹")
_OUTPUT = Wording(
    "the map to write (default: standard output); a self-audit goes into the map that is there",
    "要写的地图（默认标准输出）；自查表写入已有的地图",
)
_FORCE = Wording("replace a file that is there", "覆盖已有的文件")
_LANES = Wording(
    "a YAML file of the names of lanes in FILE, each with its lane: `Front desk: frontstage`",
    "YAML 文件，写明 FILE 中各泳道名称对应的泳道，如 `大堂: frontstage`",
)
_MAP = Wording(
    "a YAML file that says where a JSON file has its steps, their titles, lanes, times ...",
    "YAML 文件，写明 JSON 文件中步骤、名称、泳道、时间等在哪里",
)
_FULL = Wording("print every note, however many", "打印全部提示")
_NOTE = Wording("not understood: {what}", "未能理解：{what}")
_MORE = Wording(
    "and {n} more that were not understood; --full prints them", "另有 {n} 处未能理解；--full 可全部打印"
)
_MOST = 50
_FOUND = Wording(
    "the map has {n} findings; `blueprint lint {path}` names them",
    "地图有 {n} 个检查结果；见 `blueprint lint {path}`",
)
_PART = Wording(
    "these are the answers under {key!r}; with -o MAP they go into a map",
    "这是 {key!r} 下的答案；加 -o MAP 可写入地图",
)
_EMPTY = Wording("nothing is filled in", "没有填写任何内容")


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    parser.add_argument("file", metavar="FILE", help=_FILE[language])
    parser.add_argument("-o", "--output", metavar="MAP", help=_OUTPUT[language])
    parser.add_argument("--force", action="store_true", help=_FORCE[language])
    parser.add_argument("--lanes", metavar="LANES", help=_LANES[language])
    parser.add_argument("--map", metavar="FIELDS", help=_MAP[language])
    parser.add_argument("--full", action="store_true", help=_FULL[language])


def run(arguments: argparse.Namespace) -> int:
    """Write the map; exit 0, 1 when something was not understood, the map has errors, or there is none, 2 when it is not written."""
    from pathlib import Path

    from blueprint.cli.newly import write_new
    from blueprint.importing.bringing import bring
    from blueprint.importing.fields.fields_file import read_fields
    from blueprint.importing.lane_file import read_lanes
    from blueprint.lint.run.engine import lint
    from blueprint.model.loader import load, loads

    language: Language = arguments.language
    path = Path(arguments.file)
    brought = bring(
        path,
        read_lanes(Path(arguments.lanes)) if arguments.lanes else None,
        fields=read_fields(Path(arguments.map)) if arguments.map else None,
        folder=Path(arguments.output).parent if arguments.output else None,
    )
    made, output = brought.made, arguments.output
    shown = made.notes if arguments.full else made.notes[:_MOST]
    for note in shown:
        print(f"blueprint: {_NOTE.filled(what=note)[language]}", file=sys.stderr)
    if len(made.notes) > len(shown):
        print(f"blueprint: {_MORE.filled(n=len(made.notes) - len(shown))[language]}", file=sys.stderr)
    if made.part:
        return _part(made, output, language)
    if brought.nothing:
        print(f"blueprint: {brought.nothing[language]}", file=sys.stderr)
        return 1
    if output:
        write_new(output, brought.text, force=arguments.force)
        loaded = load(output)  # with the maps beside it: it may use one
    else:
        sys.stdout.write(brought.text)
        loaded = loads(brought.text)
    findings = lint(loaded).findings
    errors = sum(f.severity.word == "error" for f in findings)
    if findings:
        print(f"blueprint: {_FOUND.filled(n=len(findings), path=output or '-')[language]}", file=sys.stderr)
    return int(bool(made.notes or errors))


def _part(made: Assembled, output: str | None, language: Language) -> int:
    """Put part of a map into a map, or print it; exit 0, or 1 when something was not understood."""
    from pathlib import Path

    from blueprint.files import write_text
    from blueprint.importing.merging import merged
    from blueprint.source.problem import Problems
    from blueprint.source.reader import read
    from blueprint.source.writer import yaml_text

    if not made.data:
        print(f"blueprint: {_EMPTY[language]}", file=sys.stderr)
    elif output:
        text = read(output, Problems()).text
        write_text(Path(output), merged(text, made.part, made.data[made.part], output))
    else:
        print(f"blueprint: {_PART.filled(key=made.part)[language]}", file=sys.stderr)
        sys.stdout.write(yaml_text(made.data))
    return int(bool(made.notes))
