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
_NOTES = Wording(
    "notes as marks on boxes, or with their text and pictures in a row below the lanes (default: as configured, else marks)",
    "备注显示为方框上的标记（marks），或在泳道下方列出文字与图片（row）；默认按配置，否则为 marks",
)
LEAST_SCALE, MOST_SCALE = 0.1, 20
_SHOWN = 40
_DIGITS = 6
_SCALE = Wording("PNG pixels to a CSS pixel", "PNG 的放大倍数")
_NO_SCALE = Wording("{value!r} is not a scale from {low} to {high}", "{value!r} 应为 {low} 到 {high} 的倍数")
_WRONG = Wording(
    "{value!r} is neither a number of columns from 1 nor auto", "{value!r} 应为不小于 1 的列数或 auto"
)


def add_scale(parser: argparse.ArgumentParser, language: Language) -> None:
    """`--scale`."""

    def scale(value: str) -> float:
        try:
            number = float(value)
        except ValueError:
            number = 0.0
        if not LEAST_SCALE <= number <= MOST_SCALE:  # nor nan
            raise argparse.ArgumentTypeError(
                _NO_SCALE.filled(value=value[:_SHOWN], low=LEAST_SCALE, high=MOST_SCALE)[language]
            )
        return number

    parser.add_argument("--scale", type=scale, default=2.0, metavar="N", help=_SCALE[language])


def add_looks(parser: argparse.ArgumentParser, language: Language) -> None:
    """`--theme`, `--fold` and `--notes`."""

    def fold(value: str) -> int | Literal["auto"]:
        if value == "auto":
            return "auto"
        if not value.isascii() or not value.isdigit() or not 1 <= int(value[:_DIGITS]) <= 10_000:
            raise argparse.ArgumentTypeError(_WRONG.filled(value=value[:_SHOWN])[language])
        return int(value)

    parser.add_argument("--notes", choices=("marks", "row"), default=None, help=_NOTES[language])
    parser.add_argument("--theme", choices=THEMES, default="screen", help=_THEME[language])
    parser.add_argument("--fold", type=fold, default=None, metavar="N", help=_FOLD[language])
