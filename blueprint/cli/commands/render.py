"""`blueprint render`: one picture of a map."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from blueprint.cli.arguments import add_assume, add_map
from blueprint.cli.looks import add_looks, add_paper, add_scale
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from blueprint.draw.from_measured import Report

HELP = Wording("draw the blueprint of a map as SVG, PNG or PDF", "把地图画成服务蓝图（SVG、PNG 或 PDF）")
_OUTPUT = Wording(
    "file to write, .svg, .png or .pdf; - writes SVG to standard output",
    "要写的文件（.svg、.png 或 .pdf）；- 输出 SVG",
)
_SEGMENT = Wording("draw this segment (default: all customers)", "绘制这一客群（默认全部客户）")
_TEXTS = Wording("language of the picture: zh, en or both", "图中的语言：zh、en 或 both")
_MEASURED = Wording(
    "report of `blueprint conform --json`: what was measured stands behind what is declared",
    "`blueprint conform --json` 的报告：在声明之后标出实测",
)
_ENGINE = Wording("what routes the arrows", "箭头布线方式")


class UnknownPicture(Exception):
    """A file ending that no painter knows."""

    def __init__(self, name: str) -> None:
        self.wording = Wording(
            "{name} should end in .svg, .png or .pdf", "{name} 应以 .svg、.png 或 .pdf 结尾"
        ).filled(name=name)
        super().__init__(self.wording.en)


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    add_map(parser, language)
    parser.add_argument("-o", "--output", required=True, metavar="FILE", help=_OUTPUT[language])
    parser.add_argument("--segment", default="all", metavar="S", help=_SEGMENT[language])
    parser.add_argument("--texts", choices=("both", "zh", "en"), default="both", help=_TEXTS[language])
    parser.add_argument(
        "--engine", choices=("auto", "graphviz", "dot", "elbows"), default="auto", help=_ENGINE[language]
    )
    parser.add_argument("--measured", metavar="REPORT", help=_MEASURED[language])
    add_assume(parser, language)
    add_looks(parser, language)
    add_paper(parser, language)
    add_scale(parser, language)


def run(arguments: argparse.Namespace) -> int:
    """Draw; exit 0, or 1 when the map has errors: then without figures, or nothing where there is no map."""
    from pathlib import Path

    from blueprint.cli.maps import read_drawable, segment_of
    from blueprint.files import write_bytes, write_text

    output = arguments.output
    if output != "-" and not output.endswith((".svg", ".png", ".pdf")):
        raise UnknownPicture(output)
    service_map, errors, notes = read_drawable(arguments.map, arguments.language)
    from blueprint.export.subject import Subject
    from blueprint.figures import Analysis
    from blueprint.flow.chain.unknown_shares import with_equal_shares

    if errors:
        analysis = Analysis(service_map, sound=False)
    else:
        analysis = Analysis(with_equal_shares(service_map) if arguments.assume else service_map)
    segment_of(analysis, arguments.segment)
    subject = Subject(
        analysis,
        arguments.texts,
        arguments.segment,
        arguments.scale,
        arguments.theme,
        arguments.fold,
        notes=notes if arguments.notes is None else arguments.notes == "row",
        engine=arguments.engine,
        paper=arguments.paper,
        least=arguments.least,
        measured=_report(arguments.measured),
    )
    if output == "-":
        sys.stdout.write(subject.svg)
    elif output.endswith(".svg"):
        write_text(Path(output), subject.svg)
    elif output.endswith(".png"):
        write_bytes(Path(output), subject.png(subject.svg))
    else:
        from blueprint.export.paper import Page, pages, printed

        if subject.paper is None:
            file = pages(subject, "", [Page(subject.svg)])
        else:
            file = printed(subject, "", subject.printed(subject.paper))
        write_bytes(Path(output), file.data)
    for notice in subject.all_notices():
        print(f"blueprint: {notice[arguments.language]}", file=sys.stderr)
    return int(bool(errors))


def _report(path: str | None) -> Report | None:
    """What a log measured, from the file of a report."""
    if path is None:
        return None
    from blueprint.draw.from_measured import read_report
    from blueprint.source.table import table_text

    return read_report(table_text(path), path)
