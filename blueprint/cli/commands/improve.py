"""`blueprint improve`: where a point of emotion, a minute, a server is worth most."""

from __future__ import annotations

import argparse

from blueprint.cli.peak import add_peak
from blueprint.cli.set_argument import add_set
from blueprint.wording import Language, Wording

HELP = Wording(
    "where to invest: what a point of emotion, a minute, a server, a failure less is worth at each touchpoint",
    "该投入哪里：每个触点上多一分情感、少一分钟、多一名服务人员、失败少一个百分点各值多少",
)
_MAP = Wording("the map file; - reads standard input", "地图文件；- 读取标准输入")
_SEGMENT = Wording(
    "worth to this segment alone; measures are taken for all", "只看对该客群的作用；措施对全部客户采取"
)
_TOP = Wording("rows of each ranking (default: 10; JSON: all)", "每个排名的行数（默认 10；JSON 为全部）")
_TOGETHER = Wording(
    "how many of the best measures to combine, for what is remembered and for the promises each (default: 3)",
    "记忆体验与承诺各合并多少项最佳措施（默认 3）",
)
_JSON = Wording("print JSON, version 1", "输出 JSON（版本 1）")
_DOING = Wording("valuing measures", "计算措施的作用")


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    parser.add_argument("map", metavar="MAP", help=_MAP[language])
    parser.add_argument("--segment", metavar="S", help=_SEGMENT[language])
    parser.add_argument("--top", type=_count, metavar="N", help=_TOP[language])
    parser.add_argument("--together", type=_count, default=3, metavar="N", help=_TOGETHER[language])
    parser.add_argument("--json", action="store_true", help=_JSON[language])
    add_peak(parser, language)
    add_set(parser, language)


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 0")
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    """Print the rankings; exit 0, or 1 when the map has errors."""
    from blueprint.cli.changing import read_changed
    from blueprint.cli.maps import segment_of

    language: Language = arguments.language
    ready = read_changed(arguments.map, arguments.changes, language)
    if ready is None:
        return 1
    from blueprint.cli.peak import settings_of
    from blueprint.cli.show.bar import bar
    from blueprint.figures import Analysis
    from blueprint.figures.invest.improve import improve
    from blueprint.model.segments import ALL

    analysis = Analysis(ready.map, settings_of(arguments))
    segment = segment_of(analysis, arguments.segment) or ALL
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
    from blueprint.cli.show.improve import show
    from blueprint.cli.show.opening import open_page

    console = open_page(ready, segment, language)
    show(console, analysis.flat, found, 10 if arguments.top is None else arguments.top, language)
    return 0
