"""BPSim's parameters as numbers: constants, and the mean and spread of its distributions.

Formulas of mean and variance as in Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions (1994).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from xml.etree import ElementTree as Tree

from pydantic_core import PydanticCustomError

from blueprint.importing.bpmn.names import local
from blueprint.model.duration import parse_duration

UNITS = {"ms": 0.001, "s": 1.0, "min": 60.0, "hour": 3_600.0, "day": 86_400.0, "year": 365.25 * 86_400}


@dataclass(frozen=True)
class Law:
    """How long something takes: seconds. `points` are shortest, most likely and longest of a triangle."""

    mean: float
    cv: float = 0.0
    points: tuple[float, float, float] | None = None


def law_of(parameter: Tree.Element, unit: str) -> tuple[Law | None, list[Tree.Element]]:
    """The law of a parameter with the elements that say it; None: unknown, or its unit is.

    Args:
        parameter: such as `ProcessingTime`.
        unit: of the scenario; `""` where it says none.
    """
    for value in parameter:
        _, kind = local(value)
        elements = list(value.iter())
        try:
            if kind == "DurationParameter":
                return Law(parse_duration(value.get("value", "")).seconds), elements
            size = UNITS[value.get("timeUnit") or unit]
            if kind == "UserDistribution":
                return _scaled(_points(value), size), elements
            if kind in _LAWS:
                return _scaled(_LAWS[kind](partial(_attribute, value)), size), elements
        except (KeyError, ValueError, ZeroDivisionError, OverflowError, PydanticCustomError):
            continue
    return None, []


def _attribute(value: Tree.Element, name: str) -> float:
    return _number(value.get(name, ""))


def _number(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def _scaled(law: Law, size: float) -> Law:
    if law.mean < 0 or not math.isfinite(law.mean) or not math.isfinite(law.cv):
        raise ValueError(law)
    low, mode, high = law.points or (0, 0, 0)
    return Law(law.mean * size, law.cv, (low * size, mode * size, high * size) if law.points else None)


Get = Callable[[str], float]


def _spread(mean: float, deviation: float) -> Law:
    return Law(mean, abs(deviation) / mean if mean else 0.0)


def _triangle(get: Get) -> Law:
    low, mode, high = get("min"), get("mode"), get("max")
    if not 0 <= low <= mode <= high:
        raise ValueError(low, mode, high)
    return Law((low + mode + high) / 3, points=(low, mode, high))


def _weibull(get: Get) -> Law:
    shape, scale = get("shape"), get("scale")
    first, second = math.gamma(1 + 1 / shape), math.gamma(1 + 2 / shape)
    return _spread(scale * first, scale * math.sqrt(max(0.0, second - first**2)))


_LAWS: dict[str, Callable[[Get], Law]] = {
    "NumericParameter": lambda get: Law(get("value")),
    "FloatingParameter": lambda get: Law(get("value")),
    "TriangularDistribution": _triangle,
    "NegativeExponentialDistribution": lambda get: Law(get("mean"), 1.0),
    "NormalDistribution": lambda get: _spread(get("mean"), get("standardDeviation")),
    "TruncatedNormalDistribution": lambda get: _spread(get("mean"), get("standardDeviation")),
    "LogNormalDistribution": lambda get: _spread(get("mean"), get("standardDeviation")),
    "UniformDistribution": lambda get: _spread(
        (get("min") + get("max")) / 2, (get("max") - get("min")) / math.sqrt(12)
    ),
    "GammaDistribution": lambda get: Law(get("shape") * get("scale"), 1 / math.sqrt(get("shape"))),
    "ErlangDistribution": lambda get: Law(get("mean"), 1 / math.sqrt(get("k"))),
    "WeibullDistribution": _weibull,
    "PoissonDistribution": lambda get: Law(get("mean"), 1 / math.sqrt(get("mean"))),
    "BinomialDistribution": lambda get: _spread(
        get("trials") * get("probability"),
        math.sqrt(get("trials") * get("probability") * (1 - get("probability"))),
    ),
}


def _points(value: Tree.Element) -> Law:
    """A distribution given point by point."""
    chances, numbers = [], []
    for point in value:
        constant = next(iter(point))
        chances.append(_number(point.get("probability", "")))
        numbers.append(_number(constant.get("value", "")))
    total = sum(chances)
    mean = sum(c * n for c, n in zip(chances, numbers, strict=True)) / total
    variance = sum(c * (n - mean) ** 2 for c, n in zip(chances, numbers, strict=True)) / total
    return _spread(mean, math.sqrt(variance))
