"""`blueprint learn`: what a log of incidents says of a map's failures and feelings, as a diff."""

from __future__ import annotations

import argparse
import math
import sys

from blueprint.cli.arguments import add_json, number
from blueprint.wording import Language, Wording

HELP = Wording(
    "learn failure chances and feelings from a log of incidents (CSV), as a diff of the map",
    "从事件记录（CSV）学习失败概率与情感，以差异形式给出",
)
_MAP = Wording("the map file", "地图文件")
_LOG = Wording(
    "CSV: touchpoint, feeling (good, bad or a score), and if known caught, segment, date, note",
    "CSV：touchpoint、feeling（好、差或分数），可另有 caught、segment、date、note",
)
_CUSTOMERS = Wording(
    "how many customers came while the log was kept; without it no chances are learnt",
    "记录期间来了多少位客户；不给则不学失败概率",
)
_WRITE = Wording("change the map file instead of printing the diff", "直接修改地图文件，而不是打印差异")
_TOO_FEW = Wording("too few incidents to learn from: {touchpoints}", "事件太少，不足以学习：{touchpoints}")


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    parser.add_argument("map", metavar="MAP", help=_MAP[language])
    parser.add_argument("log", metavar="LOG", help=_LOG[language])
    parser.add_argument(
        "--customers",
        type=number("a number above 0", lambda x: 0 < x < math.inf),
        metavar="N",
        help=_CUSTOMERS[language],
    )
    parser.add_argument("--write", action="store_true", help=_WRITE[language])
    add_json(parser, language)


def run(arguments: argparse.Namespace) -> int:
    """Print the diff; exit 0 when there is nothing to change or it was written, 1 when the map differs, 2 for a bad log."""
    from blueprint.cli.changing import lacking_shares
    from blueprint.cli.maps import read_clean
    from blueprint.cli.proposing import as_data, propose
    from blueprint.cli.rewriting import check_writable
    from blueprint.figures import Analysis
    from blueprint.observe.incidents import read_incidents
    from blueprint.observe.learning import learn
    from blueprint.source.table import table_text

    language: Language = arguments.language
    check_writable(arguments.map, arguments.write)
    clean = read_clean(arguments.map, language)
    service_map = clean.map
    incidents = read_incidents(table_text(arguments.log), arguments.log, service_map)
    visits = None
    if arguments.customers and (lacking := lacking_shares(service_map, option=False)):
        print(f"blueprint: {arguments.map}: {lacking[language]}", file=sys.stderr)
        return 1
    if arguments.customers:
        visits = {id_: t.visits for id_, t in Analysis(service_map).all.touchpoints.items()}
    learnt = learn(service_map, incidents, arguments.customers, visits)
    if learnt.too_few:
        told = ", ".join(f"{id_} ({n})" for id_, n in learnt.too_few.items())
        print(f"blueprint: {_TOO_FEW.filled(touchpoints=told)[language]}", file=sys.stderr)
    if arguments.json:
        from blueprint.cli.show.json_text import write_json

        proposals = as_data(learnt.proposals)
        write_json(
            {"version": 1, "map": service_map.name, "incidents": len(incidents), "proposals": proposals}
        )
        return 1 if proposals else 0
    before = clean.linted.loaded.source.text
    return propose(arguments.map, before, learnt.proposals, language, write=arguments.write)
