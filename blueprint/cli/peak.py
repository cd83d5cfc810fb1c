"""`--peak` and `--peak-weight`: how a route is remembered."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from blueprint.cli.arguments import number
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from blueprint.figures import Settings

_PEAK = Wording(
    "which moment is the peak: the strongest, the best or the worst", "峰取最强烈、最好还是最差的时刻"
)
_WEIGHT = Wording("weight of the peak, 0..1; the end has the rest", "峰的权重 0..1，其余归终")


def add_peak(parser: argparse.ArgumentParser, language: Language) -> None:
    """The arguments."""
    parser.add_argument("--peak", choices=("extreme", "max", "min"), default="extreme", help=_PEAK[language])
    parser.add_argument(
        "--peak-weight",
        type=number("a number from 0 to 1", lambda x: 0 <= x <= 1),
        default=0.5,
        metavar="W",
        help=_WEIGHT[language],
    )


def settings_of(arguments: argparse.Namespace) -> Settings:
    """What they say."""
    from blueprint.experience.walk.feeling import PeakRule
    from blueprint.figures import Settings

    return Settings(PeakRule(arguments.peak, arguments.peak_weight))
