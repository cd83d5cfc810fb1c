"""The day of `analyse --json`: keys may be added, never renamed, while the version is 1."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from blueprint.model.arrivals import clock

if TYPE_CHECKING:
    from blueprint.figures.day.day import DayFigures, Hour
    from blueprint.figures.day.lines import DayLine
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
                    "queues": {line.name: line_as_data(hour, line) for line in day.lines},
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


def line_as_data(hour: Hour, line: DayLine) -> dict[str, Any]:
    """A line in a part of the day; where several touchpoints share it, what each of them meets too."""
    figures, first = hour.queues[line.name], hour.at(line.queued[0])
    found: dict[str, Any] = {
        "servers": hour.servers[line.name],
        "busy": figures.busy,
        "wait_probability": figures.wait_probability,
        "wait_mean": figures.wait_mean,
        "waiting": figures.waiting,
        "given_up": figures.given_up,
        "error": first.error,
        "give_up_error": max(hour.at(id_).give_up_error for id_ in line.queued),
    }
    if line.pool:
        found["touchpoints"] = {
            id_: {"wait_probability": q.wait_probability, "wait_mean": q.wait_mean, "given_up": q.abandoned}
            for id_ in line.queued
            for q in [hour.at(id_)]
        }
    return found


def _promises(figures: PromiseFigures) -> list[dict[str, Any]]:
    return [
        {
            "id": figures.promise.id,
            "kind": j.kind,
            "required": j.required,
            "achieved": j.achieved,
            "kept": j.kept,
            "sure": j.sure,
        }
        for j in figures.judgements
    ]
