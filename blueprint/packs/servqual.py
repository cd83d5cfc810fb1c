"""Items and weights for asking customers about the five dimensions, as data with their certainty.

The dimensions and the numbers of the items are those of SERVQUAL (Parasuraman, Zeithaml & Berry 1988); the
wording is our own, as theirs belongs to the Journal of Retailing.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from blueprint.wording import Wording

_FILE = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True)
class Item:
    """One item: its id in a map, its number of 1988, and what is asked.

    `reversed_1988`: it was asked in the negative then, so that 8 minus the answer counted.
    """

    id: str
    dimension: str
    number: int
    text: Wording
    reversed_1988: bool


@dataclass(frozen=True)
class Weight:
    """What customers gave a dimension of 100 points, and how sure that number is."""

    points: float
    certainty: str


@dataclass(frozen=True)
class Servqual:
    """The questionnaire and the default weights by dimension."""

    items: tuple[Item, ...]
    weights: dict[str, Weight]
    source: str

    def of(self, dimension: str) -> tuple[Item, ...]:
        """The items of a dimension, by number."""
        return tuple(item for item in self.items if item.dimension == dimension)


@cache
def servqual() -> Servqual:
    """Read the data."""
    with _FILE.open("rb") as file:
        data = tomllib.load(file)
    items = tuple(
        Item(
            item["id"],
            dimension,
            item["number"],
            Wording(item["en"], item["zh"]),
            part.get("reversed", False),
        )
        for dimension, part in data["dimensions"].items()
        for item in part["items"]
    )
    weights = {
        dimension: Weight(float(part["weight"]), part["certainty"])
        for dimension, part in data["dimensions"].items()
    }
    return Servqual(items, weights, data["source"])
