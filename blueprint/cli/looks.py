"""How pictures look: options that `render` and `export` share."""

from __future__ import annotations

import argparse
from typing import Literal

from blueprint.wording import Language, Wording

PAPERS = ("a4", "a3", "a2", "a1", "letter")
THEMES = ("screen", "print", "contrast")
_THEME = Wording(
    "colours: screen, print (works in grey) or contrast (high contrast)",
    "配色：screen（屏幕）、print（黑白打印）或 contrast（高对比度）",
)
_FOLD = Wording(
    "fold long flows: so many columns to a strip, or auto (the largest type on A3)",
    "长流程折行：每行的列数，或 auto（A3 上字最大）",
)
_NOTES = Wording(
    "notes as marks on boxes, or with their text and pictures in a row below the lanes (default: as configured, else marks)",
    "备注显示为方框上的标记（marks），或在泳道下方列出文字与图片（row）；默认按配置，否则为 marks",
)
_PAPER = Wording(
    "print on this paper: folded, abridged or on several sheets, so that no type is too small",
    "印在这种纸上：自动折行、简化或分张，字不会太小",
)
_LEAST = Wording(
    "smallest type on paper, in points (default: 6; 12 where it is projected)",
    "纸上最小字号，单位磅（默认 6；投影用 12）",
)
_NO_SIZE = Wording("{value!r} is not a size of type from 3 to 48", "{value!r} 应为 3 到 48 的字号")
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


def add_paper(parser: argparse.ArgumentParser, language: Language) -> None:
    """`--paper` and `--least`."""

    def size(value: str) -> float:
        try:
            number = float(value)
        except ValueError:
            number = 0.0
        if not 3 <= number <= 48:  # nor nan
            raise argparse.ArgumentTypeError(_NO_SIZE.filled(value=value[:_SHOWN])[language])
        return number

    parser.add_argument("--paper", choices=PAPERS, default=None, help=_PAPER[language])
    parser.add_argument("--least", type=size, default=6.0, metavar="PT", help=_LEAST[language])


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
