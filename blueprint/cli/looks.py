"""How pictures look: options that `render` and `export` share."""

from __future__ import annotations

import argparse
from typing import Literal

from blueprint.wording import Language, Wording

THEMES = ("screen", "print", "contrast")
_THEME = Wording(
    "colours: screen, print (works in grey) or contrast (high contrast)",
    "配色：screen（屏幕）、print（黑白打印）或 contrast（高对比度）",
)
_FOLD = Wording(
    "fold long flows: so many columns to a strip, or auto (about the shape of A3)",
    "长流程折行：每行的列数，或 auto（接近 A3 比例）",
)
_WRONG = Wording(
    "{value!r} is neither a number of columns from 1 nor auto", "{value!r} 应为不小于 1 的列数或 auto"
)


def add_looks(parser: argparse.ArgumentParser, language: Language) -> None:
    """`--theme` and `--fold`."""

    def fold(value: str) -> int | Literal["auto"]:
        if value == "auto":
            return "auto"
        if not value.isascii() or not value.isdigit() or not 1 <= int(value) <= 10_000:
            raise argparse.ArgumentTypeError(_WRONG.filled(value=value)[language])
        return int(value)

    parser.add_argument("--theme", choices=THEMES, default="screen", help=_THEME[language])
    parser.add_argument("--fold", type=fold, default=None, metavar="N", help=_FOLD[language])
