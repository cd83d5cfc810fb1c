"""The day of `analyse --json`: keys may be added, never renamed, while the version is 1."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from blueprint.model.arrivals import clock

if TYPE_CHECKING:
    from blueprint.figures.day.day import DayFigures, Hour
    from blueprint.figures.promises import PromiseFigures


def days_as_data(days: Sequence[DayFigures]) -> list[dict[str, Any]]:
    """Every kind of day with the people of the map; seconds, shares 0..1."""
    return [
        {
            "days": day.days or None,
            "intervals": [
                {
                    **span_as_data(hour),
                    "arrivals_per_hour": hour.rate,
                    "queues": {line.name: line_as_data(hour, line.name) for line in day.lines},
                    "promises": [p for figures in hour.promises for p in _promises(figures)],
                }
                for hour in day.hours
            ],
            "queues": {
                line.name: {"wait_mean": day.wait_mean(line.name), "given_up": day.given_up(line.name)}
                for line in day.lines
            },
        }
        for day in days
    ]


def span_as_data(hour: Hour) -> dict[str, str]:
    """From when to when."""
    return {"from": clock(hour.start), "to": clock(hour.end)}


def line_as_data(hour: Hour, line: str) -> dict[str, Any]:
    """A line in a part of the day."""
    figures = hour.queues[line]
    return {
        "servers": hour.servers[line],
        "busy": figures.busy,
        "wait_probability": figures.wait_probability,
        "wait_mean": figures.wait_mean,
        "waiting": figures.waiting,
        "given_up": figures.given_up,
    }


def _promises(figures: PromiseFigures) -> list[dict[str, Any]]:
    return [
        {
            "id": figures.promise.id,
            "kind": j.kind,
            "required": j.required,
            "achieved": j.achieved,
            "kept": j.kept,
        }
        for j in figures.judgements
    ]
