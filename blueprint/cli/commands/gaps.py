"""`blueprint gaps`: tolerance, standard, actual and promise side by side."""

from __future__ import annotations

import argparse

from blueprint.cli.arguments import add_assume, add_json, add_map, add_segment, add_set
from blueprint.wording import Language, Wording

HELP = Wording(
    "what customers tolerate, what was designed, what happens, what was promised: gaps 2, 3 and 4",
    "容忍、标准、实际、承诺四者并列：差距 2、3、4",
)


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    add_map(parser, language)
    add_segment(parser, language)
    add_json(parser, language)
    add_set(parser, language)
    add_assume(parser, language)


def run(arguments: argparse.Namespace) -> int:
    """Print the gaps; exit 0, or 1 when the map has errors."""
    from blueprint.cli.changing import read_changed
    from blueprint.cli.maps import segment_of

    language: Language = arguments.language
    ready = read_changed(arguments.map, arguments.changes, language, arguments.assume)
    from blueprint.figures import Analysis
    from blueprint.figures.gaps.gaps import gaps_of
    from blueprint.model.segments import ALL

    analysis = Analysis(ready.map)
    segment = segment_of(analysis, arguments.segment) or ALL
    gaps = gaps_of(analysis, segment)
    if arguments.json:
        from blueprint.cli.show.json_text import write_json
        from blueprint.figures.gaps.data import as_data

        write_json({"version": 1, "map": ready.map.name, "segment": segment} | ready.said() | as_data(gaps))
        return 0
    from blueprint.cli.show.gaps import show
    from blueprint.cli.show.opening import open_page

    show(open_page(ready, segment, language), analysis, analysis.of(segment), gaps, language)
    return 0
