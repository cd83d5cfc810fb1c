"""Figures as files keep them: nine significant digits, so that every machine writes the same bytes."""

from __future__ import annotations

import json
import math
import re
from typing import Any

from blueprint.ranking import steady

DIGITS = 9
DECIMALS = 9
"""Finer than this, probabilities are what rounding leaves of nothing."""
ERROR_DIGITS = 2
"""An estimate of an error is known no better."""
LATTICE_DIGITS = 6
"""What is read off a lattice of times (quantiles, what promises achieve): thousands of terms are in it."""
DRAWN_DIGITS = 4
"""Of what comes from draws."""
DRAWN = frozenset({"ranges", "measure_next"})
"""Keys below which everything comes from draws."""
_LATTICE = re.compile(r"(^|_)p\d+$|^(achieved|beyond)$")


def rounded(data: Any) -> Any:
    """Data with every number to nine significant digits and nine decimals; errors to two digits, quantiles and promises to six."""
    if isinstance(data, float):
        return _short(data, DIGITS)
    if isinstance(data, dict):
        return {
            key: _short(value, digits_of(key)) if isinstance(value, float) else _inside(key, value)
            for key, value in data.items()
        }
    if isinstance(data, list | tuple):
        return [rounded(value) for value in data]
    return data


def _inside(key: str, value: Any) -> Any:
    """What lies under a key; ranges hold no more than a few digits."""
    if key in DRAWN:
        return _drawn(value)
    return rounded(value)


def _drawn(data: Any) -> Any:
    if isinstance(data, float):
        return _short(data, DRAWN_DIGITS)
    if isinstance(data, dict):
        return {key: _drawn(value) for key, value in data.items()}
    return [_drawn(value) for value in data] if isinstance(data, list) else data


def digits_of(key: str) -> int:
    """To how many significant digits the figure under a key is known; fewer below `DRAWN`."""
    if key == "error":
        return ERROR_DIGITS
    return LATTICE_DIGITS if _LATTICE.search(key) else DIGITS


def _short(number: float, digits: int) -> float | None:
    if not math.isfinite(number):
        return None
    return round(float(f"{steady(number):.{digits}g}"), DECIMALS) + 0.0  # -0.0 becomes 0.0


def figures_text(data: dict[str, Any]) -> str:
    """The text of a committed `figures.json`."""
    return json.dumps(rounded(data), ensure_ascii=False, indent=1) + "\n"
