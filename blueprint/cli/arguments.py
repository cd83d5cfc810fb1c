"""Arguments that several commands take; light, for `--help` reads them."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from blueprint.wording import Language, Wording

_MAP = Wording("the map file; - reads standard input", "地图文件；- 读取标准输入")
_JSON = Wording("print JSON, version 1", "输出 JSON（版本 1）")
_SEGMENT = Wording("only this segment (`all` is the mix)", "只看这一客群（all 为全部客户）")
_ASSUME = Wording(
    "take shares that nobody knows as equal parts of what is left, and say so",
    "比例未知时，把余下的客户按均分计算，并加以说明",
)
_SET = Wording(
    "compute as if the map said so, such as wait.emotion=-1, counter.staffed.servers=4, arrivals=60/h, "
    "hurried:wait.emotion=-3 (one segment alone); repeatable; the file stays as it is",
    "假设地图这样写再计算，如 wait.emotion=-1、counter.staffed.servers=4、arrivals=60/h、"
    "hurried:wait.emotion=-3（只对该客群）；可重复；文件不变",
)


def add_map(parser: argparse.ArgumentParser, language: Language) -> None:
    """The map file that the command is about."""
    parser.add_argument("map", metavar="MAP", help=_MAP[language])


def add_json(parser: argparse._ActionsContainer, language: Language) -> None:
    """`--json`."""
    parser.add_argument("--json", action="store_true", help=_JSON[language])


def add_segment(parser: argparse.ArgumentParser, language: Language) -> None:
    """`--segment` of commands that show the figures of one."""
    parser.add_argument("--segment", metavar="S", help=_SEGMENT[language])


def add_set(parser: argparse.ArgumentParser, language: Language) -> None:
    """`--set PATH=VALUE` of every command that computes with a map."""
    parser.add_argument(
        "--set", action="append", default=[], dest="changes", metavar="PATH=VALUE", help=_SET[language]
    )


def add_assume(parser: argparse.ArgumentParser, language: Language) -> None:
    """`--assume equal` of every command that needs to know how many customers go where."""
    parser.add_argument("--assume", choices=("equal",), help=_ASSUME[language])


def number(wanted: str, fits: Callable[[float], bool]) -> Callable[[str], float]:
    """The type of an argument: a number that fits; `wanted` says which do."""

    def read(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            value = float("nan")
        if not fits(value):
            raise argparse.ArgumentTypeError(f"{text!r} is not {wanted}")
        return value

    return read


def whole(least: int, most: int = 100_000_000) -> Callable[[str], int]:
    """The type of an argument: a whole number from `least` to `most`."""

    def read(text: str) -> int:
        if not text.isdecimal() or not least <= int(text[:12]) <= most:
            raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from {least} to {most:,}")
        return int(text)

    return read
