"""`blueprint kpis`: the key figures of a service, computed or counted."""

from __future__ import annotations

import argparse

from blueprint.cli.arguments import add_assume, add_json, add_map, add_set
from blueprint.wording import Language, Wording

HELP = Wording(
    "key figures: service level, occupancy, first-contact resolution ...; counted ones from a table",
    "关键指标：服务水平、占有率、一次性解决率等；需统计的从表中读取",
)
_DATA = Wording(
    "CSV with counts: kpi,part,whole (minus for a net share, value for a number of its own)",
    "统计数 CSV：kpi,part,whole（净值另加 minus；直接给值用 value）",
)
_WITHIN = Wording("time of the service level (default: 20s)", "服务水平的时限（默认 20s）")


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    add_map(parser, language)
    parser.add_argument("--data", metavar="FILE", help=_DATA[language])
    parser.add_argument("--within", type=_time, default=20.0, metavar="T", help=_WITHIN[language])
    add_json(parser, language)
    add_set(parser, language)
    add_assume(parser, language)


def _time(text: str) -> float:
    from pydantic_core import PydanticCustomError

    from blueprint.model.duration import parse_duration

    try:
        return parse_duration(text).seconds
    except PydanticCustomError as error:
        raise argparse.ArgumentTypeError(f"{text!r}: {error.message()}; write 20s or 2m") from None


def run(arguments: argparse.Namespace) -> int:
    """Print the figures; exit 0, or 1 when the map has errors, 2 for a table that cannot be used."""
    from blueprint.cli.changing import read_changed
    from blueprint.figures.kpis.counts import read_counts
    from blueprint.source.table import table_text

    language: Language = arguments.language
    counts = None
    if arguments.data:
        counts = read_counts(table_text(arguments.data), arguments.data)
    ready = read_changed(arguments.map, arguments.changes, language, arguments.assume)
    from blueprint.figures import Analysis
    from blueprint.figures.kpis.kpis import kpi_figures

    analysis = Analysis(ready.map)
    figures = kpi_figures(analysis, counts, arguments.within)
    if arguments.json:
        from blueprint.cli.show.json_text import write_json
        from blueprint.figures.kpis.data import as_data

        data = {"version": 1, "map": ready.map.name, "within": arguments.within} | ready.said()
        write_json(data | {"kpis": as_data(figures)})
        return 0
    from blueprint.cli.show.kpis import show
    from blueprint.cli.show.opening import open_page
    from blueprint.model.segments import ALL

    show(open_page(ready, ALL, language), analysis, figures, arguments.within, language)
    return 0
