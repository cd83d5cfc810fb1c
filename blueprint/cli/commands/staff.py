"""`blueprint staff`: how many servers at each staffed touchpoint, so that the promises hold."""

from __future__ import annotations

import argparse
import sys

from blueprint.cli.arguments import add_json, add_map, add_set, number
from blueprint.wording import Language, Wording

HELP = Wording(
    "how many servers at each staffed touchpoint so that the promises hold",
    "每个有人服务的触点需要多少人，承诺才能兑现",
)
_PEAK = Wording(
    "staff for this many times the map's arrivals (default: 1)", "按地图到达频率的多少倍配置（默认 1）"
)
_DOING = Wording("computing promises", "计算承诺")


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    add_map(parser, language)
    parser.add_argument(
        "--peak",
        type=number("a number above 0 and at most 1000", lambda x: 0 < x <= 1000),
        default=1.0,
        metavar="X",
        help=_PEAK[language],
    )
    add_json(parser, language)
    add_set(parser, language)


def run(arguments: argparse.Namespace) -> int:
    """Print the numbers; exit 0, or 1 when the map has errors or lacks what it takes."""
    from blueprint.cli.changing import read_changed

    language: Language = arguments.language
    ready = read_changed(arguments.map, arguments.changes, language)
    from blueprint.cli.show.bar import bar
    from blueprint.figures import Analysis
    from blueprint.figures.staffing.staffing import NothingToStaff, staffing
    from blueprint.model.segments import ALL

    try:
        analysis = Analysis(ready.map)
        with bar(_DOING, language) as progress:
            found = staffing(analysis, arguments.peak, progress)
    except NothingToStaff as nothing:
        print(f"blueprint: {arguments.map}: {nothing.wording[language]}", file=sys.stderr)
        return 1
    arrivals = (ready.map.arrivals or 0.0) * arguments.peak
    if arguments.json:
        from blueprint.cli.show.comparison import as_data
        from blueprint.cli.show.json_text import write_json
        from blueprint.figures.staffing.data import staffing_as_data

        data = {"version": 1, "map": ready.map.name, "peak": arguments.peak} | ready.said()
        data |= {"arrivals_per_hour": arrivals} | staffing_as_data(found)
        write_json(data | {"after": as_data(*found.wholes)})
        return 0
    from blueprint.cli.show.opening import open_page
    from blueprint.cli.show.staffing import show

    show(open_page(ready, ALL, language), analysis.flat, found, arrivals, arguments.peak, language)
    return 0
