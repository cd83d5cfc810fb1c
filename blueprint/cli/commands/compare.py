"""`blueprint compare`: several maps side by side, and where their differences come from."""

from __future__ import annotations

import argparse

from blueprint.cli.arguments import add_assume, add_json
from blueprint.wording import Language, Wording

HELP = Wording(
    "several maps side by side: figures with ranges, the best marked, differences by touchpoint",
    "多张地图并列：数字及范围、最佳者、差异来自哪些触点",
)
_MAPS = Wording(
    "map files, at least two; the first is what the others are held against",
    "地图文件，至少两个；以第一个为基准",
)
_MARKDOWN = Wording("print tables for a page of Markdown", "输出 Markdown 表格")
_TWO = Wording("give at least two maps to compare", "请给出至少两张要比较的地图")


class TooFew(Exception):
    """One map has nothing beside it."""

    wording = _TWO

    def __init__(self) -> None:
        super().__init__(_TWO.en)


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    parser.add_argument("maps", metavar="MAP", nargs="+", help=_MAPS[language])
    form = parser.add_mutually_exclusive_group()
    add_json(form, language)
    form.add_argument("--markdown", action="store_true", help=_MARKDOWN[language])
    add_assume(parser, language)


def run(arguments: argparse.Namespace) -> int:
    """Compare; exit 0, 1 where a map has errors."""
    import sys

    from blueprint.cli.changing import read_changed

    if len(arguments.maps) < 2:
        raise TooFew
    ready = [read_changed(path, (), arguments.language, arguments.assume) for path in arguments.maps]
    maps = [each.map for each in ready]
    from blueprint.cli.show import compared as page
    from blueprint.diff.comparing import compared
    from blueprint.figures import Analysis
    from blueprint.flow.chain.inlining import inlined
    from blueprint.flow.chain.unknown_shares import said_of

    ids = [m.name for m in maps]
    names = ids if len(set(ids)) == len(ids) else list(arguments.maps)
    found = compared([Analysis(m) for m in maps])
    if arguments.json:
        from blueprint.cli.show.json_text import write_json

        assumed = {name: said["assumed"] for name, r in zip(names, ready, strict=True) if (said := r.said())}
        write_json(page.as_data(found, names) | ({"assumed": assumed} if assumed else {}))
    elif arguments.markdown:
        sys.stdout.write(page.markdown(found, names, arguments.language))
    else:
        from blueprint.cli.show.console import open_console

        page.show(open_console(), found, names, arguments.language)
    for path, service_map in zip(arguments.maps, maps, strict=True):
        for told in said_of(inlined(service_map)):
            print(f"blueprint: {path}: {told[arguments.language]}", file=sys.stderr)
    return 0
