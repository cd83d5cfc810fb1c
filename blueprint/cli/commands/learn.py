"""`blueprint learn`: what a log of incidents, or a survey, says of a map's failures and feelings, as a diff."""

from __future__ import annotations

import argparse
import math
import sys
from typing import TYPE_CHECKING

from blueprint.cli.arguments import add_json, number
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from blueprint.cli.maps import Clean
    from blueprint.observe.learning import Learnt

HELP = Wording(
    "learn failure chances and feelings from a log of incidents or the answers of a survey (CSV), as a diff of the map",
    "从事件记录或问卷答案（CSV）学习失败概率与情感，以差异形式给出",
)
_MAP = Wording("the map file", "地图文件")
_LOG = Wording(
    "CSV: touchpoint, feeling (good, bad or a score), and if known caught, segment, date, note; a survey has touchpoint "
    "and score, or a column for each touchpoint",
    "CSV：touchpoint、feeling（好、差或分数），可另有 caught、segment、date、note；问卷则为 touchpoint 与 score，或每个触点一列",
)
_ANSWERS = Wording(
    "of a survey: the scale on which customers answered, such as 1..5 (default: the map's)",
    "问卷所用的量表，如 1..5（默认为地图的量表）",
)
_CUSTOMERS = Wording(
    "how many customers came while the log was kept; without it no chances are learnt",
    "记录期间来了多少位客户；不给则不学失败概率",
)
_WRITE = Wording("change the map file instead of printing the diff", "直接修改地图文件，而不是打印差异")
_TOO_FEW = Wording("too few to learn from: {touchpoints}", "样本太少，不足以学习：{touchpoints}")
_OTHERS = Wording("columns that are no touchpoint, left out: {columns}", "不是触点、未使用的列：{columns}")


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
    parser.add_argument("--answers", type=_scale, metavar="SCALE", help=_ANSWERS[language])
    parser.add_argument("--write", action="store_true", help=_WRITE[language])
    add_json(parser, language)


def _scale(text: str) -> tuple[float, float]:
    from blueprint.observe.survey import scale_of

    found = scale_of(text)
    if found is None:
        raise argparse.ArgumentTypeError(f"{text!r} is not a scale such as 1..5")
    return found


def run(arguments: argparse.Namespace) -> int:
    """Print the diff; exit 0 when there is nothing to change or it was written, 1 when the map differs, 2 for a bad log."""
    from blueprint.cli.changing import lacking_shares
    from blueprint.cli.maps import read_clean
    from blueprint.cli.rewriting import check_writable
    from blueprint.figures import Analysis
    from blueprint.observe.incidents import read_incidents
    from blueprint.observe.learning import learn
    from blueprint.observe.survey import is_survey, learn_answers, other_columns, read_answers
    from blueprint.source.table import clipped, table_text

    language: Language = arguments.language
    check_writable(arguments.map, arguments.write)
    clean = read_clean(arguments.map, language)
    service_map = clean.map
    text = table_text(arguments.log)
    if is_survey(text, arguments.log):
        answers = read_answers(text, arguments.log, service_map, arguments.answers)
        if others := other_columns(text, arguments.log, service_map):
            left = _OTHERS.filled(columns=", ".join(map(clipped, others)))
            print(f"blueprint: {left[language]}", file=sys.stderr)
        return _told(learn_answers(service_map, answers), {"answers": len(answers)}, clean, arguments)
    incidents = read_incidents(text, arguments.log, service_map)
    visits = None
    if arguments.customers and (lacking := lacking_shares(service_map, option=False)):
        print(f"blueprint: {arguments.map}: {lacking[language]}", file=sys.stderr)
        return 1
    if arguments.customers:
        visits = {id_: t.visits for id_, t in Analysis(service_map).all.touchpoints.items()}
    learnt = learn(service_map, incidents, arguments.customers, visits)
    return _told(learnt, {"incidents": len(incidents)}, clean, arguments)


def _told(learnt: Learnt, read: dict[str, int], clean: Clean, arguments: argparse.Namespace) -> int:
    from blueprint.cli.proposing import as_data, propose

    language: Language = arguments.language
    if learnt.too_few:
        told = ", ".join(f"{id_} ({n})" for id_, n in learnt.too_few.items())
        print(f"blueprint: {_TOO_FEW.filled(touchpoints=told)[language]}", file=sys.stderr)
    if arguments.json:
        from blueprint.cli.show.json_text import write_json

        proposals = as_data(learnt.proposals)
        write_json({"version": 1, "map": clean.map.name, **read, "proposals": proposals})
        return 1 if proposals else 0
    before = clean.linted.loaded.source.text
    return propose(
        arguments.map,
        before,
        learnt.proposals,
        language,
        write=arguments.write,
        too_few=bool(learnt.too_few),
    )
