"""Numbers of a map that a reader gives as text, as numbers: YAML would put them between quotation marks."""

from __future__ import annotations

import re
from typing import Any

from blueprint.model.part import CARRIED

_NUMBER = re.compile(r"[-+]?(?:0|[1-9]\d{0,14})(?:\.\d{1,12})?")
COUNTED = frozenset(
    [
        "emotion",
        "score",
        "good",
        "bad",
        "spread",
        "n",
        "cv",
        "servers",
        "share",
        "chance",
        "caught",
        "start",
        "importance",
        "target",
    ]
)
"""Keys of numbers and shares that tables have too."""
_KEYS = COUNTED.union(
    [
        "ours",
        "sales_point",
        "weight",
        "expectation",
        "perception",
        "rating",
        "emotion_scale",
        "emotion_spread",
        "price",
        "per_minute",
        "materials",
        "arrivals_n",
    ]
)
_BY_ID = frozenset(("meets", "competitors", "end", "next", "history"))
"""Keys below which ids stand beside numbers."""


def with_numbers(data: Any, key: str = "", within: str = "") -> Any:
    """Data of a map in which what counts is a number and no text; what people carry of their own stays.

    >>> with_numbers({"title": "3", "emotion": "-2", "meets": {"quick": "9"}})
    {'title': '3', 'emotion': -2, 'meets': {'quick': 9}}
    """
    if key.startswith(CARRIED):
        return data
    if isinstance(data, dict):
        return {name: with_numbers(value, name, key) for name, value in data.items()}
    if isinstance(data, list):
        return [with_numbers(value) for value in data]
    if isinstance(data, str) and (key in _KEYS or within in _BY_ID) and _NUMBER.fullmatch(data):
        return float(data) if "." in data else int(data)
    return data
