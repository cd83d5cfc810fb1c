"""`blueprint improve`: where a point of emotion, a minute, a server is worth most."""

from __future__ import annotations

import argparse

from blueprint.cli.arguments import add_assume, add_json, add_map, add_set, whole
from blueprint.cli.peak import add_peak
from blueprint.wording import Language, Wording

HELP = Wording(
    "where to invest: what a point of emotion, a minute, a server, a failure less is worth at each touchpoint",
    "该投入哪里：每个触点上多一分情感、少一分钟、多一名服务人员、失败少一个百分点各值多少",
)
_SEGMENT = Wording(
    "worth to this segment alone; measures are taken for all", "只看对该客群的作用；措施对全部客户采取"
)
_TOP = Wording("rows of each ranking (default: 10; JSON: all)", "每个排名的行数（默认 10；JSON 为全部）")
_TOGETHER = Wording(
    "how many of the best measures to combine, for what is remembered and for the promises each (default: 3)",
    "记忆体验与承诺各合并多少项最佳措施（默认 3）",
)
_DOING = Wording("valuing measures", "计算措施的作用")


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    add_map(parser, language)
    parser.add_argument("--segment", metavar="S", help=_SEGMENT[language])
    parser.add_argument("--top", type=whole(0), metavar="N", help=_TOP[language])
    parser.add_argument("--together", type=whole(0), default=3, metavar="N", help=_TOGETHER[language])
    add_json(parser, language)
    add_peak(parser, language)
    add_set(parser, language)
    add_assume(parser, language)


def run(arguments: argparse.Namespace) -> int:
    """Print the rankings; exit 0, or 1 when the map has errors."""
    from blueprint.cli.analysed import analysed

    language: Language = arguments.language
    ready, analysis, segment = analysed(arguments)
    from blueprint.cli.show.bar import bar
    from blueprint.figures.invest.improve import improve

    with bar(_DOING, language) as progress:
        found = improve(analysis, segment, arguments.together, progress)
    if arguments.json:
        from blueprint.cli.show.comparison import as_data
        from blueprint.cli.show.json_text import write_json
        from blueprint.figures.invest.data import improvement_as_data

        data = {"version": 1, "map": ready.map.name, "segment": segment} | ready.said()
        data |= improvement_as_data(found, arguments.top)
        data["after"] = as_data(found.before, found.after) if found.after else None
        write_json(data)
        return 0
    from blueprint.cli.show.console import QUIET, say
    from blueprint.cli.show.improve import show
    from blueprint.cli.show.opening import open_page
    from blueprint.cli.show.worst_hour import all_at_mean

    console = open_page(ready, segment, language)
    if about := all_at_mean(analysis, language):
        say(console, about, QUIET)
    show(console, analysis.flat, found, 10 if arguments.top is None else arguments.top, language)
    return 0
