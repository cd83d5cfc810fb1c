"""Measurements of a table against the items of a pack: shares of a quarter, days of a repair, numbers of repairs.

A row is either one value in the unit of its item, or a share: so many cases of so many in all, in a period.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from blueprint.packs.standards import Item, StandardsPack
from blueprint.ranking import above


class Row(NamedTuple):
    """One measurement.

    Attributes:
        item: id of an item of the pack.
        period: such as `2026Q1`; empty: rows of one item belong together.
        value: in the item's unit; None where it is a share.
        met, total: cases that kept the item (of a share that may not be exceeded: those it counts), and all.
    """

    item: str
    period: str = ""
    value: float | None = None
    met: float | None = None
    total: float | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """An item against the rows of one period.

    Attributes:
        item: of the pack.
        period: as the rows say it.
        cases: how many cases it rests on.
        required: the value, or for a share of cases that share.
        achieved: the share kept, the mean, or the value that is furthest out.
        kept: whether the item is kept.
    """

    item: Item
    period: str
    cases: float
    required: float
    achieved: float
    kept: bool


class NoSuchItem(Exception):
    """A row about an item that the pack does not have."""


def judge_rows(pack: StandardsPack, rows: Iterable[Row]) -> tuple[Measured, ...]:
    """Every item that has rows, period by period: a quarter that fails is not mended by the next one.

    Raises:
        NoSuchItem: a row names no item of the pack.
        ValueError: a row has neither a value nor a share of cases, both, or numbers that cannot be.
    """
    by_item = {i.id: i for i in pack.items}
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        if row.item not in by_item:
            raise NoSuchItem(row.item)
        groups.setdefault((row.item, row.period), []).append(row)
    return tuple(_judge(by_item[id_], period, found) for (id_, period), found in groups.items())


def _judge(item: Item, period: str, rows: list[Row]) -> Measured:
    if any(r.total is not None or r.met is not None for r in rows):
        return _shares(item, period, rows)
    values = [r.value for r in rows if r.value is not None]
    if len(values) < len(rows) or any(not math.isfinite(v) or v < 0 for v in values):
        raise ValueError(item.id)
    count = float(len(values))
    if item.quantifier == "share-within":
        share = math.fsum(v <= item.value for v in values) / count
        return _at_least(item, period, count, share, item.share or 1.0)
    if item.quantifier == "min":
        return _at_least(item, period, count, min(values), item.value)
    achieved = math.fsum(values) / count if item.quantifier == "mean" else max(values)
    return Measured(item, period, count, item.value, achieved, not above(achieved, item.value))


def _shares(item: Item, period: str, rows: list[Row]) -> Measured:
    counts, total = [r.met for r in rows], [r.total for r in rows]
    if any(r.value is not None for r in rows) or None in counts or None in total:
        raise ValueError(item.id)
    numbers = [(c or 0.0, t or 0.0) for c, t in zip(counts, total, strict=True)]
    if any(not 0 <= c <= t or not math.isfinite(t) for c, t in numbers):
        raise ValueError(item.id)
    cases = math.fsum(t for _, t in numbers)
    if not cases:
        raise ValueError(item.id)
    share = math.fsum(c for c, _ in numbers) / cases
    if item.unit == "share" and item.quantifier == "max":
        return Measured(item, period, cases, item.value, share, not above(share, item.value))
    required = item.value if item.unit == "share" else item.share or 1.0
    return _at_least(item, period, cases, share, required)


def _at_least(item: Item, period: str, cases: float, achieved: float, required: float) -> Measured:
    return Measured(item, period, cases, required, achieved, not above(required, achieved))
