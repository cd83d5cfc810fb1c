"""`blueprint render`: one picture of a map."""

from __future__ import annotations

import argparse
import sys

from blueprint.cli.arguments import add_assume, add_map
from blueprint.cli.looks import add_looks, add_scale
from blueprint.wording import Language, Wording

HELP = Wording("draw the blueprint of a map as SVG or PNG", "把地图画成服务蓝图（SVG 或 PNG）")
_OUTPUT = Wording(
    "file to write, .svg or .png; - writes SVG to standard output", "要写的文件（.svg 或 .png）；- 输出 SVG"
)
_SEGMENT = Wording("draw this segment (default: all customers)", "绘制这一客群（默认全部客户）")
_TEXTS = Wording("language of the picture: zh, en or both", "图中的语言：zh、en 或 both")
_ENGINE = Wording("what routes the arrows", "箭头布线方式")


class UnknownPicture(Exception):
    """A file ending that no painter knows."""

    def __init__(self, name: str) -> None:
        self.wording = Wording("{name} should end in .svg or .png", "{name} 应以 .svg 或 .png 结尾").filled(
            name=name
        )
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
    add_assume(parser, language)
    add_looks(parser, language)
    add_scale(parser, language)


def run(arguments: argparse.Namespace) -> int:
    """Draw; exit 0, or 1 when the map has errors: then without figures, or nothing where there is no map."""
    from pathlib import Path

    from blueprint.cli.maps import read_drawable, segment_of
    from blueprint.files import write_bytes, write_text

    output = arguments.output
    if output != "-" and not output.endswith((".svg", ".png")):
        raise UnknownPicture(output)
    service_map, errors, notes = read_drawable(arguments.map, arguments.language)
    from blueprint.draw import lay_out, png, svg
    from blueprint.draw.fonts.missing import missing_characters
    from blueprint.draw.from_figures import overlay_of
    from blueprint.draw.pixels import fitting
    from blueprint.figures import Analysis
    from blueprint.flow.chain.unknown_shares import said_of, with_equal_shares
    from blueprint.model.segments import for_segment

    if errors:
        analysis = Analysis(service_map, sound=False)
    else:
        analysis = Analysis(with_equal_shares(service_map) if arguments.assume else service_map)
    segment_of(analysis, arguments.segment)
    drawn = for_segment(analysis.map, arguments.segment)
    overlay = overlay_of(analysis, arguments.segment)
    notes = notes if arguments.notes is None else arguments.notes == "row"
    layout = lay_out(drawn, overlay, arguments.texts, arguments.engine, arguments.fold, notes)
    picture, notices = svg(layout, arguments.theme), list(layout.notices)
    if output == "-":
        sys.stdout.write(picture)
    elif output.endswith(".svg"):
        write_text(Path(output), picture)
    else:
        notices += fitting(picture, arguments.scale)[1]
        raster, missing = png(picture, arguments.scale)
        if missing:
            notices.append(missing_characters(drawn, missing))
        write_bytes(Path(output), raster)
    for notice in dict.fromkeys((*said_of(analysis.flat), *notices)):
        print(f"blueprint: {notice[arguments.language]}", file=sys.stderr)
    return int(bool(errors))
