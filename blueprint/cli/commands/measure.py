"""`blueprint measure`: which numbers of a map are worth measuring first."""

from __future__ import annotations

import argparse

from blueprint.cli.arguments import add_assume, add_json, add_map, add_segment, add_set, whole
from blueprint.cli.peak import add_peak
from blueprint.wording import Language, Wording

HELP = Wording(
    "what to measure next: the numbers that leave a figure most open, and how many answers halve that",
    "接下来该测量什么：哪些数字让结果最不确定，需要多少次测量才能减半",
)
_OF = Wording(
    "of which figure: `remembered`, or `time`, the mean of a visit (default: remembered)",
    "针对哪个结果：`remembered` 记忆体验，或 `time` 平均耗时（默认 remembered）",
)
_TOP = Wording("how many to show (default: 10; JSON: all)", "显示多少项（默认 10；JSON 为全部）")


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    add_map(parser, language)
    parser.add_argument("--of", choices=("remembered", "time"), default="remembered", help=_OF[language])
    add_segment(parser, language)
    parser.add_argument("--top", type=whole(0), metavar="N", help=_TOP[language])
    add_json(parser, language)
    add_peak(parser, language)
    add_set(parser, language)
    add_assume(parser, language)


def run(arguments: argparse.Namespace) -> int:
    """Print the inputs that make the range; exit 0, or 1 when the map has errors."""
    from blueprint.cli.analysed import analysed

    language: Language = arguments.language
    ready, analysis, segment = analysed(arguments)
    from blueprint.figures.ranges.measure import remembered_effects, time_effects

    effects = (time_effects if arguments.of == "time" else remembered_effects)(analysis, segment)
    if arguments.json:
        from blueprint.cli.show.json_text import write_json
        from blueprint.figures.ranges.data import effect_as_data

        data = {"version": 1, "map": ready.map.name, "segment": segment, "of": arguments.of} | ready.said()
        write_json(data | {"measure_next": [effect_as_data(e) for e in effects[: arguments.top]]})
        return 0
    from blueprint.cli.show.measure import show
    from blueprint.cli.show.opening import open_page

    console = open_page(ready, segment, language)
    top = 10 if arguments.top is None else arguments.top
    show(console, analysis, analysis.of(segment), effects, arguments.of, top, language)
    return 0
