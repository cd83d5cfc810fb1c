"""`blueprint analyse`: the figures of a map."""

from __future__ import annotations

import argparse
import sys

from blueprint.wording import Language, Wording

HELP = Wording(
    "compute the figures of a map: moments of truth, peak and end, times, promises, queues",
    "计算地图的数字：关键时刻、峰终、时间、承诺、排队",
)
_MAP = Wording("the map file; - reads standard input", "地图文件；- 读取标准输入")
_SEGMENT = Wording("only this segment (`all` is the mix)", "只看这一客群（all 为全部客户）")
_JSON = Wording("print JSON, version 1", "输出 JSON（版本 1）")
_PEAK = Wording(
    "which moment is the peak: the strongest, the best or the worst", "峰取最强烈、最好还是最差的时刻"
)
_WEIGHT = Wording("weight of the peak, 0..1; the end has the rest", "峰的权重 0..1，其余归终")


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    parser.add_argument("map", metavar="MAP", help=_MAP[language])
    parser.add_argument("--segment", metavar="S", help=_SEGMENT[language])
    parser.add_argument("--json", action="store_true", help=_JSON[language])
    parser.add_argument("--peak", choices=("extreme", "max", "min"), default="extreme", help=_PEAK[language])
    parser.add_argument("--peak-weight", type=_weight, default=0.5, metavar="W", help=_WEIGHT[language])


def _weight(text: str) -> float:
    value = float(text)
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text} is not between 0 and 1")
    return value


def run(arguments: argparse.Namespace) -> int:
    """Print the figures; exit 0, or 1 when the map has errors."""
    from blueprint.cli.maps import NoSuchSegment, read_clean

    linted = read_clean(arguments.map, arguments.language)
    if linted is None or linted.loaded.map is None:
        return 1
    from blueprint.experience.feeling import PeakRule
    from blueprint.figures import Analysis, Settings

    analysis = Analysis(linted.loaded.map, Settings(PeakRule(arguments.peak, arguments.peak_weight)))
    known = list(analysis.wholes())
    if arguments.segment not in (None, *known):
        raise NoSuchSegment(arguments.segment, known)
    if arguments.json:
        import json

        from blueprint.figures.contract import as_data

        sys.stdout.write(
            json.dumps(as_data(analysis, arguments.segment), ensure_ascii=False, indent=2) + "\n"
        )
        return 0
    from blueprint.cli.show.figures import show

    show(analysis, arguments.segment, arguments.language)
    return 0
