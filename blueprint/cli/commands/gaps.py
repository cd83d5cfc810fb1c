"""`blueprint gaps`: tolerance, standard, actual and promise side by side."""

from __future__ import annotations

import argparse

from blueprint.cli.set_argument import add_set
from blueprint.wording import Language, Wording

HELP = Wording(
    "what customers tolerate, what was designed, what happens, what was promised: gaps 2, 3 and 4",
    "容忍、标准、实际、承诺四者并列：差距 2、3、4",
)
_MAP = Wording("the map file; - reads standard input", "地图文件；- 读取标准输入")
_SEGMENT = Wording("only this segment (`all` is the mix)", "只看这一客群（all 为全部客户）")
_JSON = Wording("print JSON, version 1", "输出 JSON（版本 1）")


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    parser.add_argument("map", metavar="MAP", help=_MAP[language])
    parser.add_argument("--segment", metavar="S", help=_SEGMENT[language])
    parser.add_argument("--json", action="store_true", help=_JSON[language])
    add_set(parser, language)


def run(arguments: argparse.Namespace) -> int:
    """Print the gaps; exit 0, or 1 when the map has errors."""
    from blueprint.cli.changing import read_changed
    from blueprint.cli.maps import segment_of

    language: Language = arguments.language
    ready = read_changed(arguments.map, arguments.changes, language)
    if ready is None:
        return 1
    from blueprint.figures import Analysis
    from blueprint.figures.gaps.gaps import gaps_of
    from blueprint.model.segments import ALL

    analysis = Analysis(ready.map)
    segment = segment_of(analysis, arguments.segment) or ALL
    gaps = gaps_of(analysis, segment)
    if arguments.json:
        from blueprint.cli.show.json_text import write_json
        from blueprint.figures.gaps.data import as_data

        write_json({"version": 1, "map": ready.map.name, "segment": segment} | ready.said() | as_data(gaps))
        return 0
    from blueprint.cli.show.gaps import show
    from blueprint.cli.show.opening import open_page

    show(open_page(ready, segment, language), analysis, analysis.of(segment), gaps, language)
    return 0
