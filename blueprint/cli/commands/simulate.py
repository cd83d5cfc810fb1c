"""`blueprint simulate`: the same map in Ciw, with confidence intervals, beside the formulas."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.cli.arguments import add_assume, add_json, add_map, add_set, number, whole
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from blueprint.figures import Analysis

HELP = Wording(
    "simulate a map customer by customer (Ciw), beside the answers of the formulas",
    "逐个客户模拟地图（Ciw），与公式结果并列",
)
_CUSTOMERS = Wording(
    "how many customers to count, over all replications (default: 4000)", "共统计多少位客户（默认 4000）"
)
_HOURS = Wording("count so many hours in each replication instead", "改为每次模拟统计多少小时")
_REPLICATIONS = Wording(
    "independent replications, at least 2 (default: 10)", "独立模拟次数，至少 2（默认 10）"
)
_SEED = Wording(
    "seed; the same one gives the same figures (default: 1)", "随机种子；相同种子结果相同（默认 1）"
)
_ANIMATION = Wording(
    "write one run as a page on which the customers walk the map (.html): an hour, the whole day where `arrivals` is by time of "
    "day, or `--hours`",
    "把一次模拟写成网页（.html），客户在地图上行走：一小时；`arrivals` 按时刻时为全天；或按 `--hours`",
)
_PAGE = Wording("{path} should end in .html", "{path} 应以 .html 结尾")
_CUT = Wording(
    "recorded {shown} of {asked}: more would be too large to watch",
    "录制了 {asked}中的 {shown}：再多文件过大",
)
_DOING = Wording("simulating", "模拟")


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    add_map(parser, language)
    length = parser.add_mutually_exclusive_group()
    length.add_argument("--customers", type=whole(1), metavar="N", help=_CUSTOMERS[language])
    length.add_argument(
        "--hours",
        type=number("a number of hours above 0", lambda x: 0 < x <= 1_000_000),
        metavar="H",
        help=_HOURS[language],
    )
    parser.add_argument(
        "--replications", type=whole(2, 1000), default=10, metavar="R", help=_REPLICATIONS[language]
    )
    parser.add_argument("--seed", type=whole(1), default=1, metavar="S", help=_SEED[language])
    parser.add_argument("--animation", type=Path, metavar="FILE", help=_ANIMATION[language])
    add_json(parser, language)
    add_set(parser, language)
    add_assume(parser, language)


def with_defaults(arguments: argparse.Namespace) -> argparse.Namespace:
    """The arguments of another command, with what only this one takes at its defaults."""
    parser = argparse.ArgumentParser()
    add_arguments(parser, arguments.language)
    return argparse.Namespace(**vars(parser.parse_args(["-"])) | vars(arguments))


def run(arguments: argparse.Namespace) -> int:
    """Print the figures; exit 0, 1 when the map has errors or lacks what it takes, 2 without Ciw."""
    from blueprint.cli.changing import read_changed

    language: Language = arguments.language
    if arguments.animation and arguments.animation.suffix.lower() != ".html":
        print(f"blueprint: {_PAGE.filled(path=arguments.animation)[language]}", file=sys.stderr)
        return 2
    ready = read_changed(arguments.map, arguments.changes, language, arguments.assume)
    from blueprint.cli.show.bar import bar
    from blueprint.figures import Analysis
    from blueprint.figures.simulation.simulation import NotSimulable, simulate
    from blueprint.model.segments import ALL

    try:
        analysis = Analysis(ready.map)
        if arguments.animation:
            return _animate(arguments, analysis)
        with bar(_DOING, language) as progress:
            found = simulate(
                analysis,
                customers=arguments.customers,
                hours=arguments.hours,
                replications=arguments.replications,
                seed=arguments.seed,
                progress=progress,
            )
    except NotSimulable as lacking:
        print(f"blueprint: {arguments.map}: {lacking.wording[language]}", file=sys.stderr)
        return 1
    if arguments.json:
        from blueprint.cli.show.json_text import write_json
        from blueprint.figures.simulation.data import simulation_as_data

        data = {"version": 1, "map": ready.map.name, "seed": arguments.seed} | ready.said()
        write_json(data | simulation_as_data(found))
        return 0
    from blueprint.cli.show.opening import open_page
    from blueprint.cli.show.simulation import show

    show(open_page(ready, ALL, language), analysis.flat, found, language)
    return 0


def _animate(arguments: argparse.Namespace, analysis: Analysis) -> int:
    """Write the page of one recorded run; its words are in the language of the command."""
    from blueprint import quantity
    from blueprint.export.animation.page import page
    from blueprint.export.subject import Subject
    from blueprint.figures.simulation.recording import record
    from blueprint.files import write_text

    language: Language = arguments.language
    recording = record(analysis, hours=arguments.hours, seed=arguments.seed)
    write_text(arguments.animation, page(Subject(analysis, language, fold="auto"), recording))
    if recording.seconds < recording.asked:
        lengths = (recording.seconds, recording.asked)
        shown, asked = (quantity.both(quantity.time, seconds) for seconds in lengths)
        print(f"blueprint: {_CUT.filled(shown=shown, asked=asked)[language]}", file=sys.stderr)
    return 0
