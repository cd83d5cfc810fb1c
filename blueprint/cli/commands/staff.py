"""`blueprint staff`: how many servers at each staffed touchpoint, so that what the map declares holds."""

from __future__ import annotations

import argparse
import sys

from blueprint.cli.arguments import add_assume, add_json, add_map, add_set, number
from blueprint.cli.rostering import (
    NoRoster,
    add_hours,
    refuse,
    rosters_of,
    terms_of,
    without_parts,
    write_roster,
)
from blueprint.wording import Language, Wording

HELP = Wording(
    "how many servers at each staffed touchpoint so that promises, standards, limits and tolerances hold",
    "每个有人服务的触点需要多少人，承诺、标准、时限与容忍才都能兑现",
)
_PEAK = Wording(
    "staff for this many times the map's arrivals (default: 1)", "按地图到达频率的多少倍配置（默认 1）"
)
_MOST_BUSY = Wording(
    "no touchpoint may be busy more of its time than this (default: 85)",
    "任何触点的利用率不得超过此数（默认 85）",
)
_MOST_GIVE_UP = Wording(
    "no more of those who come to a queue may give up (default: 5)",
    "任何队伍的放弃比例不得超过此数（默认 5）",
)
_SPARE = Wording(
    "take servers away, too, where nothing needs them; by default never fewer than today",
    "也可减少不需要的人手；默认不少于现有人数",
)
_IGNORE = Wording(
    "leave out promises, standards, limits or tolerances; may be given several times",
    "不考虑承诺、标准、时限或容忍；可多次给出",
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
    for name, text, default in (("--most-busy", _MOST_BUSY, 85.0), ("--most-give-up", _MOST_GIVE_UP, 5.0)):
        parser.add_argument(
            name,
            type=number("a percentage above 0 and at most 100", lambda x: 0 < x <= 100),
            default=default,
            metavar="PERCENT",
            help=text[language],
        )
    parser.add_argument(
        "--ignore",
        action="append",
        default=[],
        choices=("promise", "standard", "limit", "tolerance"),
        help=_IGNORE[language],
    )
    parser.add_argument("--spare", action="store_true", help=_SPARE[language])
    add_hours(parser, language)
    add_json(parser, language)
    add_set(parser, language)
    add_assume(parser, language)


def run(arguments: argparse.Namespace) -> int:
    """Print the numbers; exit 0, or 1 when the map has errors or lacks what it takes."""
    from blueprint.cli.changing import read_changed

    language: Language = arguments.language
    if lacking := without_parts(arguments):
        refuse(arguments, lacking)
        return 2
    ready = read_changed(arguments.map, arguments.changes, language, arguments.assume)
    from blueprint.cli.packs import standards_of
    from blueprint.cli.show.bar import bar
    from blueprint.figures import Analysis
    from blueprint.figures.staffing.plan import Ceilings
    from blueprint.figures.staffing.staffing import NothingToStaff, staffing
    from blueprint.model.segments import ALL

    try:
        analysis = Analysis(ready.map)
        with bar(_DOING, language) as progress:
            ceilings = Ceilings(arguments.most_busy / 100, arguments.most_give_up / 100)
            found = staffing(
                analysis,
                arguments.peak,
                progress,
                ceilings=ceilings,
                spare=arguments.spare,
                packs=standards_of(analysis.map, arguments.map),
                ignored=arguments.ignore,
            )
    except NothingToStaff as nothing:
        print(f"blueprint: {arguments.map}: {nothing.wording[language]}", file=sys.stderr)
        return 1
    terms, rosters = None, []
    if arguments.by is not None:
        try:
            terms = terms_of(arguments)
            rosters = rosters_of(analysis, arguments, terms, standards_of(analysis.map, arguments.map))
        except NoRoster as error:
            return refuse(arguments, error)
        if arguments.output is not None:
            write_roster(arguments.output, analysis, rosters, terms, language)
    arrivals = (ready.map.arrivals or 0.0) * arguments.peak
    if arguments.json:
        from blueprint.cli.show.comparison import as_data
        from blueprint.cli.show.json_text import write_json
        from blueprint.figures.staffing.data import staffing_as_data

        data = {"version": 1, "map": ready.map.name, "peak": arguments.peak} | ready.said()
        data |= {"arrivals_per_hour": arrivals} | staffing_as_data(found)
        if terms is not None:
            from blueprint.figures.roster.data import rosters_as_data

            data = rosters_as_data(rosters, terms) | data
        write_json(data | {"after": as_data(*found.wholes)})
        return 0
    from blueprint.cli.show.console import QUIET, say
    from blueprint.cli.show.opening import open_page
    from blueprint.cli.show.staffing import show
    from blueprint.cli.show.worst_hour import all_at_mean

    console = open_page(ready, ALL, language)
    if terms is not None:
        from blueprint.cli.show import roster

        roster.show(console, rosters, terms, language)
        return 0
    if about := all_at_mean(analysis, language):
        say(console, about, QUIET)
    show(console, analysis.flat, found, arrivals, arguments.peak, language)
    return 0
