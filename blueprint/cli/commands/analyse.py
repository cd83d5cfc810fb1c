"""`blueprint analyse`: the figures of a map."""

from __future__ import annotations

import argparse

from blueprint.cli.arguments import add_assume, add_json, add_map, add_segment, add_set
from blueprint.cli.peak import add_peak
from blueprint.wording import Language, Wording

HELP = Wording(
    "compute the figures of a map: moments of truth, peak and end, times, promises, queues, standards",
    "计算地图的数字：关键时刻、峰终、时间、承诺、排队、标准",
)
_FULL = Wording(
    "all figures and how they were found, not the first page alone", "列出全部数字及其算法，而不只是第一页"
)
_CHECK = Wording(
    "simulate the map beside the formulas, with the defaults of `blueprint simulate`",
    "同时模拟地图，与公式结果对照（采用 `blueprint simulate` 的默认值）",
)


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    add_map(parser, language)
    add_segment(parser, language)
    add_json(parser, language)
    parser.add_argument("--full", action="store_true", help=_FULL[language])
    parser.add_argument("--check", action="store_true", help=_CHECK[language])
    add_peak(parser, language)
    add_set(parser, language)
    add_assume(parser, language)


def run(arguments: argparse.Namespace) -> int:
    """Print the figures, or what changes them; exit 0, or 1 when the map has errors."""
    from blueprint.cli.changing import read_changed
    from blueprint.cli.maps import segment_of
    from blueprint.cli.packs import standards_of

    language: Language = arguments.language
    if arguments.check:
        from blueprint.cli.commands import simulate

        return simulate.run(simulate.with_defaults(arguments))
    ready = read_changed(arguments.map, arguments.changes, language, arguments.assume, partly=True)
    from blueprint.cli.peak import settings_of
    from blueprint.figures import Analysis
    from blueprint.model.segments import ALL

    settings = settings_of(arguments)
    analysis = Analysis(ready.map, settings)
    segment = segment_of(analysis, arguments.segment)
    before = Analysis(ready.original, settings) if ready.changes else None
    if before is not None and before.unknown:  # nothing to compare with
        before = None
    if arguments.json:
        from blueprint.cli.show.comparison import as_data as compared
        from blueprint.cli.show.json_text import write_json
        from blueprint.figures.data import as_data
        from blueprint.figures.standards.data import standards_as_data
        from blueprint.figures.standards.standards import standards_figures

        data = as_data(analysis, segment)
        packs = standards_of(analysis.map, arguments.map)
        data["standards"] = standards_as_data(standards_figures(analysis, packs))
        if before is not None:
            of = segment or ALL
            data |= ready.said() | {"compared": compared(before.of(of), analysis.of(of))}
        write_json(data)
    elif before is not None:
        from blueprint.cli.show import comparison
        from blueprint.cli.show.opening import open_page

        of = segment or ALL
        page = open_page(ready, of, language)
        comparison.show(page, analysis.flat, before.of(of), analysis.of(of), language)
    else:
        from blueprint.cli.show import first_page, standards
        from blueprint.cli.show.console import open_console
        from blueprint.cli.show.figures import show

        console = open_console()
        show(analysis, segment, language, full=arguments.full)
        if packs := standards_of(analysis.map, arguments.map):
            from blueprint.figures.standards.standards import standards_figures

            found = standards_figures(analysis, packs)
            if arguments.full:
                standards.show(console, found, language)
            else:
                standards.tell_broken(console, analysis.map, found, language)
        if not arguments.full and not analysis.unknown:
            first_page.tell_rest(console, language)
    return 0
