"""`blueprint import`: a map from a spreadsheet or another program's file."""

from __future__ import annotations

import argparse
import sys

from blueprint.wording import Language, Wording

HELP = Wording("make a map of a spreadsheet or of another program's file", "由表格或其他程序的文件生成地图")
_FILE = Wording("the file, or a folder of CSV tables", "文件，或 CSV 表格的文件夹")
_OUTPUT = Wording("the map to write (default: standard output)", "要写的地图（默认标准输出）")
_NOTE = Wording("not understood: {what}", "未能理解：{what}")
_FOUND = Wording(
    "the map has {n} findings; `blueprint lint {path}` names them",
    "地图有 {n} 个检查结果；见 `blueprint lint {path}`",
)


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    parser.add_argument("file", metavar="FILE", help=_FILE[language])
    parser.add_argument("-o", "--output", metavar="MAP", help=_OUTPUT[language])


def run(arguments: argparse.Namespace) -> int:
    """Write the map; exit 0, or 1 when something was not understood or the map has errors."""
    from pathlib import Path

    from blueprint.files import write_text
    from blueprint.importing.registry import reader_for
    from blueprint.lint.engine import lint
    from blueprint.model.loader import loads
    from blueprint.source.writer import yaml_text

    language: Language = arguments.language
    path = Path(arguments.file)
    made = reader_for(path).read(path)
    text = yaml_text(made.data, "../blueprint.schema.json")
    for note in made.notes:
        print(f"blueprint: {_NOTE.filled(what=note)[language]}", file=sys.stderr)
    findings = lint(loads(text)).findings
    errors = sum(f.severity.word == "error" for f in findings)
    if arguments.output:
        write_text(Path(arguments.output), text)
    else:
        sys.stdout.write(text)
    if findings:
        print(
            f"blueprint: {_FOUND.filled(n=len(findings), path=arguments.output or '-')[language]}",
            file=sys.stderr,
        )
    return int(bool(made.notes or errors))
