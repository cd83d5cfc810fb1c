"""When cases begin: an hour on the mean, or by time of day and weekday where a log shows that these differ.

Hours that follow each other, and weekdays, are one stretch as long as their counts do not differ: the likelihood ratio of
two Poisson rates against one, at 1 % over all neighbours (Bonferroni); those most alike are put together first.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from blueprint.model.arrivals import WEEKDAYS, Arrivals, Day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.observe.engine.engine import Engine

_DAY, _HOUR = 86_400_000_000, 3_600_000_000
_HOURS, _SECONDS = 24, 3_600
_DAYS_APART, _WEEKDAYS_APART = 2, 14
"""Days that a log has to span for its times of day, and for its weekdays, to be told apart."""
_MOST_DAYS = 36_600
_DIFFERENT = 0.01


def arrivals_per_hour(engine: Engine) -> float | None:
    """How many cases begin an hour, from the first to the last of each day: nights do not count.

    Args:
        engine: has the table `cases`.

    Returns:
        None where no day has two cases that begin at different times.
    """
    ((count, span),) = engine.rows(
        "SELECT sum(CAST(k - 1 AS DOUBLE)), sum(CAST(span AS DOUBLE)) FROM ("
        "SELECT count(*) AS k, max(began) - min(began) AS span FROM cases "
        f"GROUP BY floor(CAST(began AS DOUBLE) / {_DAY}e0)) d"
    )
    return None if not span else float(count) / (float(span) / _HOUR)


def arrivals_like(said: float | None, engine: Engine, zone: str | None) -> float | None:
    """How many cases begin, by time of day where a map says its arrivals so and the log can tell."""
    by_time = arrivals_by_time(engine, zone) if isinstance(said, Arrivals) else None
    return arrivals_per_hour(engine) if by_time is None else by_time


@dataclass(frozen=True)
class _Kind:
    """Weekdays that are alike: how many cases began in each hour of the day, in how many such hours."""

    days: tuple[int, ...]
    counts: tuple[int, ...]
    hours: tuple[int, ...]

    def with_(self, other: _Kind) -> _Kind:
        return _Kind(
            (*self.days, *other.days),
            tuple(a + b for a, b in zip(self.counts, other.counts, strict=True)),
            tuple(a + b for a, b in zip(self.hours, other.hours, strict=True)),
        )


def arrivals_by_time(engine: Engine, zone: str | None = None) -> Arrivals | None:
    """How many cases begin an hour by time of day, and by weekday where these differ.

    Args:
        engine: has the table `cases`.
        zone: whose hours are meant; None: those of the log (UTC, where its times say how far they are from it).

    Returns:
        None where the log is too short to tell, or no time of day differs from another.
    """
    begun: Counter[int] = Counter(
        {
            int(hour): int(count)
            for hour, count in engine.rows(
                f"SELECT floor(CAST(began AS DOUBLE) / {_HOUR}e0), count(*) FROM cases GROUP BY 1"
            )
        }
    )
    first, last = min(begun), max(begun)
    days = (last - first + 1) / _HOURS
    if not _DAYS_APART <= days <= _MOST_DAYS:
        return None
    kinds = _kinds(begun, range(first, last + 1), ZoneInfo(zone) if zone else None)
    kinds = _alike(kinds) if days >= _WEEKDAYS_APART else [_together(kinds)]
    found = [(kind, _stretches(kind)) for kind in kinds if any(kind.counts)]
    if len(found) == len(kinds) == 1 and len(found[0][1]) == 1:
        return None
    named = {kind.days: rates for kind, rates in found}
    whole = len(kinds) == 1
    return Arrivals(tuple(Day("" if whole else _name(days_), rates) for days_, rates in named.items()))


def _kinds(begun: Counter[int], hours: range, zone: ZoneInfo | None) -> list[_Kind]:
    """Each weekday for itself."""
    counts, there = ([[0] * _HOURS for _ in WEEKDAYS] for _ in range(2))
    for hour in hours:
        moment = datetime.fromtimestamp(hour * _SECONDS, zone or UTC)
        there[moment.weekday()][moment.hour] += 1
        counts[moment.weekday()][moment.hour] += begun[hour]
    return [_Kind((day,), tuple(counts[day]), tuple(there[day])) for day in range(len(WEEKDAYS))]


def _together(kinds: Sequence[_Kind]) -> _Kind:
    whole = kinds[0]
    for kind in kinds[1:]:
        whole = whole.with_(kind)
    return whole


def _alike(kinds: list[_Kind]) -> list[_Kind]:
    """Weekdays that follow each other put together, as long as they do not differ."""
    while len(kinds) > 1:
        chances = [_chance(a, b) for a, b in pairwise(kinds)]
        best = max(range(len(chances)), key=chances.__getitem__)
        if chances[best] < _DIFFERENT / (len(WEEKDAYS) - 1):
            break
        kinds = [*kinds[:best], kinds[best].with_(kinds[best + 1]), *kinds[best + 2 :]]
    return kinds


def _chance(one: _Kind, other: _Kind) -> float:
    """How likely two kinds of day differ by so much, were they the same."""
    from scipy.special import chdtrc

    parts = [
        _ratio(a, m, b, n)
        for a, m, b, n in zip(one.counts, one.hours, other.counts, other.hours, strict=True)
        if m and n and a + b
    ]
    return float(chdtrc(len(parts), math.fsum(parts))) if parts else 1.0


def _ratio(a: int, m: int, b: int, n: int) -> float:
    """Twice the logarithm of the likelihood ratio: counts `a` in `m` hours and `b` in `n`."""
    if not m or not n:
        return 0.0
    parts = [k * math.log(k / hours) for k, hours in ((a, m), (b, n)) if k]
    both = (a + b) * math.log((a + b) / (m + n)) if a + b else 0.0
    return max(0.0, 2 * (math.fsum(parts) - both))


def _stretches(kind: _Kind) -> tuple[tuple[float, float], ...]:
    """From when on, in seconds since midnight, how many come an hour; quiet before the first."""
    from scipy.special import chdtri

    parts = [(hour, kind.counts[hour], kind.hours[hour]) for hour in range(_HOURS)]
    most = float(chdtri(1, _DIFFERENT / (_HOURS - 1)))
    while len(parts) > 1:
        ratios = [_ratio(a, m, b, n) for (_, a, m), (_, b, n) in pairwise(parts)]
        best = min(range(len(ratios)), key=ratios.__getitem__)
        if ratios[best] > most:
            break
        (at, a, m), (_, b, n) = parts[best], parts[best + 1]
        parts = [*parts[:best], (at, a + b, m + n), *parts[best + 2 :]]
    rates = [
        (float(hour * _SECONDS), float(f"{count / hours:.3g}") if hours else 0.0)
        for hour, count, hours in parts
    ]
    return tuple(rates[1:] if rates[0][1] == 0 and len(rates) > 1 else rates)


def _name(days: tuple[int, ...]) -> str:
    """Weekdays as a map writes them."""
    first, last = WEEKDAYS[days[0]], WEEKDAYS[days[-1]]
    return first if first == last else f"{first}-{last}"
