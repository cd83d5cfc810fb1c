"""`blueprint personas`: kinds of customers, and what they make of a map."""

from __future__ import annotations

import argparse
import sys
from fractions import Fraction
from typing import TYPE_CHECKING

from blueprint.cli.arguments import add_json
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from blueprint.packs.personas import Persona

HELP = Wording(
    "kinds of customers as ready-made segments: list, explain, add to a map",
    "现成的客户类型：列出、说明、加入地图",
)
_ID = Wording("the persona; without it all are listed", "客户类型；不给则全部列出")
_MAP = Wording("the map it is to be a segment of", "要加入的地图")
_SHARE = Wording("share of all customers (default: 10%%)", "占全部客户的比例（默认 10%%）")
_WRITE = Wording("add the segment to the map file", "把客群写入地图文件")
_NONE = Wording("there is no persona {id!r}; known: {known}", "没有客户类型 {id!r}；可用：{known}")
_THERE = Wording("{path} has a segment {id!r} already", "{path} 已有客群 {id!r}")
_BAD_SHARE = Wording(
    "{share!r} is not a share from 0.01% to 99.99%", "{share!r} 不是 0.01% 到 99.99% 之间的比例"
)
_LEAST = Fraction(1, 10_000)
_SHOWN = 40
_ASSUMED = Wording(
    "Every number is assumed: replace it by what was measured.", "所有数字均为假设：请用实测数据替换。"
)
_NEEDS = Wording("needs", "需求")
_FOUR = {
    "environment": Wording("surroundings", "环境"),
    "emotion": Wording("being treated well", "情感"),
    "information": Wording("knowing", "信息"),
    "convenience": Wording("little effort", "便利"),
}
_WROTE = Wording(
    "{path}: segment {id!r} added, the others scaled to the rest",
    "{path}：已加入客群 {id!r}，其余客群按比例缩减",
)


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    parser.add_argument("id", nargs="?", metavar="ID", help=_ID[language])
    parser.add_argument("--map", metavar="MAP", help=_MAP[language])
    parser.add_argument("--share", default="10%", metavar="S", help=_SHARE[language])
    parser.add_argument("--write", action="store_true", help=_WRITE[language])
    add_json(parser, language)


def run(arguments: argparse.Namespace) -> int:
    """List, explain, or make a segment; exit 0, 1 when the map has errors, 2 for what is not there."""
    from blueprint.packs.personas import personas

    language: Language = arguments.language
    known = personas()
    if arguments.id is None:
        _list(list(known.values()), arguments.json, language)
        return 0
    persona = known.get(arguments.id)
    if persona is None:
        return _refuse(_NONE.filled(id=arguments.id, known=", ".join(known)), language)
    if arguments.map is None:
        _list([persona], arguments.json, language)
        return 0
    share = _share(arguments.share)
    if share is None:
        return _refuse(_BAD_SHARE.filled(share=arguments.share[:_SHOWN]), language)
    from blueprint.cli.maps import read_clean
    from blueprint.cli.rewriting import check_writable, rewrite

    check_writable(arguments.map, arguments.write)
    clean = read_clean(arguments.map, language)
    if persona.id in clean.map.segments:
        return _refuse(_THERE.filled(path=arguments.map, id=persona.id), language)
    from blueprint.figures.whatif.personas import segment_data

    data = segment_data(persona, clean.map, arguments.share)
    if arguments.write:
        from blueprint.edit import apply, verb_from
        from blueprint.edit.segments import segment_verbs

        text = clean.linted.loaded.source.text
        for verb in segment_verbs(clean.map, persona.id, data, share):
            text = apply(text, verb_from(verb))
        rewrite(arguments.map, text)
        print(_WROTE.filled(path=arguments.map, id=persona.id)[language])
    elif arguments.json:
        from blueprint.cli.show.json_text import write_json

        write_json({"version": 1, "map": clean.map.name, "segments": {persona.id: data}})
    else:
        from blueprint.source.writer import yaml_text

        sys.stdout.write(f"# {_ASSUMED[language]}\n{yaml_text({'segments': {persona.id: data}})}")
    return 0


def _share(text: str) -> Fraction | None:
    from pydantic_core import PydanticCustomError

    from blueprint.model.share import parse_share

    try:
        share = parse_share(text)
    except PydanticCustomError:
        return None
    return share if _LEAST <= share <= 1 - _LEAST else None


def _refuse(wording: Wording, language: Language) -> int:
    print(f"blueprint: {wording[language]}", file=sys.stderr)
    return 2


def _list(chosen: list[Persona], as_json: bool, language: Language) -> None:
    if as_json:
        from blueprint.cli.show.json_text import write_json

        rows = {p.id: p.model_dump(mode="json", exclude={"id"}, exclude_none=True) for p in chosen}
        write_json({"version": 1, "personas": rows})
        return
    from blueprint.cli.show.console import QUIET, open_console, say, table, words

    console = open_console()
    heads = [words(""), words(""), words(""), words(_NEEDS[language])]
    rows_shown = []
    for p in chosen:
        weights = p.needs.model_dump()
        needs = " ".join(f"{_FOUR[k][language]} {n}" for k, n in sorted(weights.items(), key=lambda i: -i[1]))
        rows_shown.append([p.id, p.title.wording[language], p.about.wording[language], needs])
    console.print(table(heads, rows_shown))
    say(console, _ASSUMED[language], QUIET)
