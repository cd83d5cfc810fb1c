"""The argument `--set PATH=VALUE` of every command that computes with a map; light, for `--help` reads it."""

from __future__ import annotations

import argparse

from blueprint.wording import Language, Wording

_SET = Wording(
    "compute as if the map said so, such as wait.emotion=-1, counter.staffed.servers=4, arrivals=60/h, "
    "hurried:wait.emotion=-3 (one segment alone); repeatable; the file stays as it is",
    "假设地图这样写再计算，如 wait.emotion=-1、counter.staffed.servers=4、arrivals=60/h、"
    "hurried:wait.emotion=-3（只对该客群）；可重复；文件不变",
)


def add_set(parser: argparse.ArgumentParser, language: Language) -> None:
    """The argument."""
    parser.add_argument(
        "--set", action="append", default=[], dest="changes", metavar="PATH=VALUE", help=_SET[language]
    )
