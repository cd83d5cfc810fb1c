"""Figures in messages: rounded as far as people want to read, never so far that two of them look the same."""

from __future__ import annotations

from collections.abc import Callable

from blueprint.model.duration import Duration
from blueprint.ranking import steady


def time_told(seconds: float, beside: float | None = None) -> str:
    """A time: hours to the minute, minutes to the second, seconds to a tenth.

    Args:
        seconds: the time.
        beside: a time that is told next to it and differs.
    """
    steps = (60.0, 1.0, 0.1, 1e-3) if seconds >= 3600 else (1.0, 0.1, 1e-3) if seconds >= 60 else (0.1, 1e-3)
    return _told(seconds, beside, [_time_to(step) for step in steps])


def share_told(share: float, beside: float | None = None) -> str:
    """A share in percent, to the tenth."""
    return _told(share, beside, [_percent_to(digits) for digits in (1, 3, 6)])


def _told(value: float, beside: float | None, ways: list[Callable[[float], str]]) -> str:
    return next((w(value) for w in ways if beside is None or w(value) != w(beside)), ways[-1](value))


def _time_to(step: float) -> Callable[[float], str]:
    return lambda seconds: Duration(round(round(steady(seconds / step)) * step, 3)).text


def _percent_to(digits: int) -> Callable[[float], str]:
    return lambda share: f"{round(steady(share * 100), digits):.10g}%"
