"""`blueprint standards`: list the standards packs, explain one, or hold a table of measurements against it."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from blueprint.cli.arguments import add_json
from blueprint.suggestion import joined, suggested
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from blueprint.packs.shelf import Shelf
    from blueprint.packs.standards import StandardsPack

HELP = Wording(
    "list the standards packs, explain one, or hold measurements against it",
    "列出标准包，解释某个标准包，或用实测数据对照",
)
_PACK = Wording(
    "id of a pack, or a path to one of your own (.toml)", "标准包编号，或自有标准包的路径（.toml）"
)
_SCORE = Wording(
    "a CSV table; a score sheet has the columns item,obtained,applicable, with a row special-finding or "
    "special-advantage for each of these; measurements have item,period,value or item,period,met,total",
    "CSV 表；评分表的列为 item,obtained,applicable，每个特别问题、特别优势各写一行 special-finding、special-advantage；"
    "实测数据的列为 item,period,value 或 item,period,met,total",
)
_WITHOUT = Wording("--score needs a pack", "--score 需要指定标准包")


class _Usage(Exception):
    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        super().__init__(wording.en)


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    parser.add_argument("pack", nargs="?", metavar="PACK", help=_PACK[language])
    parser.add_argument("--score", metavar="FILE", help=_SCORE[language])
    add_json(parser, language)


def run(arguments: argparse.Namespace) -> int:
    """Print packs; exit 0, or 1 when measurements do not keep a pack."""
    from blueprint.cli.packs import shelf_for

    language: Language = arguments.language
    shelf = shelf_for("map.blueprint.yaml")
    if arguments.pack is None:
        if arguments.score:
            raise _Usage(_WITHOUT)
        _list([shelf.standards(id_) for id_ in shelf.standards_ids], arguments.json, language)
        return 0
    pack = _find(shelf, arguments.pack)
    if arguments.score:
        from blueprint.cli.show import scores

        return scores.show(pack, arguments.score, arguments.json, language)
    if arguments.json:
        from blueprint.cli.show.json_text import write_json
        from blueprint.cli.show.packs import pack_as_data

        write_json({"version": 1, **pack_as_data(pack)})
    else:
        from blueprint.cli.show.packs import show_pack

        show_pack(pack, language)
    return 0


def _find(shelf: Shelf, name: str) -> StandardsPack:
    from blueprint.packs.shelf import NoSuchPack

    try:
        return shelf.standards(name)
    except NoSuchPack as error:
        help_ = suggested(name, shelf.standards_ids, least=0.3)
        if not help_:
            raise
        raise _Usage(joined(error.wording, help_)) from None


def _list(packs: list[StandardsPack], as_json: bool, language: Language) -> None:
    if as_json:
        from blueprint.cli.show.json_text import write_json
        from blueprint.cli.show.packs import pack_as_data

        write_json({"version": 1, "packs": [pack_as_data(p, items=False) for p in packs]})
    else:
        from blueprint.cli.show.packs import show_list

        show_list(packs, language)
