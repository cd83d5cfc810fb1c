"""What is asked of a log, in SQL that DuckDB and Spark both understand.

Times are whole microseconds, so that sums are exact and both engines give the same; quantiles lie between the two
values around them (as numpy has it). The tables asked are those of `tables.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from blueprint.observe.conform.sql import microseconds, texts, total
from blueprint.observe.conform.wall import QUARTER_HOUR
from blueprint.observe.engine.duck import quoted

if TYPE_CHECKING:
    from blueprint.model.service_map import Promise
    from blueprint.observe.conform.declared import Arrow
    from blueprint.observe.engine.engine import Engine, Rows

_SHARES = (0.5, 0.9, 0.95)
SMALL = 400
"""Up to so many times their quantiles have intervals."""


def _stats(engine: Engine, value: str) -> str:
    """Count, sum, standard deviation, shortest and longest, and quantiles of times."""
    spread = f"stddev_samp(CAST({value} AS DOUBLE))"
    quantiles = engine.quantiles(value, _SHARES)
    return f"count({value}), {total(value)}, {spread}, min({value}), max({value}), {quantiles}"


def _within(value: str, limit: str) -> str:
    return f"sum(CASE WHEN {value} <= {limit} THEN 1 ELSE 0 END)"


class Questions:
    """What is asked of all cases, or of those of a segment.

    Args:
        engine: has `steps`, `moves` and `cases`.
        segment: the names of it in the log; None: all cases.
    """

    def __init__(self, engine: Engine, segment: Sequence[str] | None = None) -> None:
        self._engine = engine
        chosen = "" if segment is None else f" WHERE segment IN ({texts(segment)})"
        inside = f" WHERE case_id IN (SELECT case_id FROM cases{chosen})" if chosen else ""
        self._steps, self._moves = (f"(SELECT * FROM {table}{inside}) s" for table in ("steps", "moves"))
        self._cases = f"(SELECT * FROM cases{chosen}) c"

    def touchpoints(self, times: Rows) -> Rows:
        """Touchpoint, visits, statistics of its times, and how many keep its standard and its tolerance.

        Args:
            times: touchpoint, standard, tolerance, in microseconds or None.
        """
        self._engine.put("times", {"id": "STRING", "standard": "BIGINT", "tolerance": "BIGINT"}, times)
        return self._engine.rows(
            f"SELECT touchpoint, count(*), {_stats(self._engine, 'spent')}, {_within('spent', 'standard')}, "
            f"{_within('spent', 'tolerance')} FROM {self._steps} LEFT JOIN times ON touchpoint = id GROUP BY touchpoint"
        )

    def connections(self, limits: Rows) -> Rows:
        """From, to (None: out), how many, statistics of the hand-offs, and how many keep their limit.

        Args:
            limits: from, to, microseconds.
        """
        self._engine.put("limits", {"a": "STRING", "b": "STRING", "within": "BIGINT"}, limits)
        return self._engine.rows(
            f"SELECT touchpoint, onward, count(*), {_stats(self._engine, 'handoff')}, {_within('handoff', 'within')} FROM {self._moves} "
            "LEFT JOIN limits ON touchpoint = a AND onward = b GROUP BY touchpoint, onward"
        )

    def times(self, touchpoints: Iterable[str]) -> Rows:
        """Touchpoint and time, sorted, of touchpoints with few visits."""
        return self._engine.rows(
            f"SELECT touchpoint, spent FROM {self._steps} WHERE spent IS NOT NULL AND touchpoint IN ({texts(touchpoints)}) "
            "ORDER BY touchpoint, spent"
        )

    def handoffs(self, arrows: Iterable[Arrow]) -> Rows:
        """From, to and time, sorted, of arrows that few went."""
        self._engine.put("few", {"a": "STRING", "b": "STRING"}, list(arrows))
        return self._engine.rows(
            f"SELECT touchpoint, onward, handoff FROM {self._moves} JOIN few ON touchpoint = a AND onward = b "
            "WHERE handoff IS NOT NULL ORDER BY 1, 2, 3"
        )

    def firsts(self) -> Rows:
        """Touchpoint and how many cases start there."""
        return self._engine.rows(
            f"SELECT touchpoint, count(*) FROM {self._steps} WHERE n = 1 GROUP BY touchpoint"
        )

    def cases(self) -> tuple[Any, ...]:
        """Statistics of the cases' times, and how many ways there are."""
        return self._engine.rows(
            f"SELECT {_stats(self._engine, 'ended - began')}, count(DISTINCT way), min(began), max(began) FROM {self._cases}"
        )[0]

    def case_times(self) -> Rows:
        """The times of all cases, sorted."""
        return self._engine.rows(f"SELECT ended - began AS spent FROM {self._cases} ORDER BY 1")

    def ways(self, most: int) -> list[tuple[tuple[str, ...], int]]:
        """The most frequent sequences of touchpoints, each with how many cases went it."""
        found = self._engine.rows(
            f"SELECT count(*) AS k, min(case_id) AS example FROM {self._cases} GROUP BY way ORDER BY k DESC, example "
            f"LIMIT {most}"
        )
        steps = self._engine.rows(
            f"SELECT case_id, n, touchpoint FROM steps WHERE case_id IN ({texts(case for _, case in found) or 'NULL'}) "
            "ORDER BY case_id, n"
        )
        return [(tuple(t for case, _, t in steps if case == example), count) for count, example in found]

    def off_map(self, arrows: Sequence[Arrow], shown: int) -> tuple[int, dict[Arrow, tuple[str, ...]]]:
        """How many cases went an arrow that the map does not have, and for each such arrow some of them."""
        if not arrows:
            return 0, {}
        self._engine.put("strange", {"a": "STRING", "b": "STRING"}, list(arrows))
        self._engine.keep(
            "off_map",
            f"SELECT DISTINCT a, b, case_id FROM {self._moves} JOIN strange ON touchpoint = a AND onward = b",
        )
        ((cases,),) = self._engine.rows("SELECT count(DISTINCT case_id) FROM off_map")
        examples = self._engine.rows(
            "SELECT a, b, case_id FROM (SELECT a, b, case_id, row_number() OVER (PARTITION BY a, b ORDER BY case_id) AS k "
            f"FROM off_map d) e WHERE k <= {shown} ORDER BY a, b, case_id"
        )
        found: dict[Arrow, tuple[str, ...]] = {}
        for a, b, case in examples:
            found[a, b] = (*found.get((a, b), ()), case)
        return int(cases), found

    def patience(self, queue: str, server: str, onward: str | None) -> tuple[Any, ...]:
        """Waits, how many gave up, all time waited, and when a quarter and half would have left, were nobody served.

        Given up is a wait in `queue` after which the case ends, or goes `onward`, and that no service overlaps: clocks of
        two systems may say that it began before the wait was over.
        """
        left = "w.onward IS NULL" if onward is None else f"w.onward IS NULL OR w.onward = {quoted(onward)}"
        by = ", ".join(
            f"min(CASE WHEN stays <= ln({1 - share}e0) + 1e-12 THEN spent END)" for share in (0.25, 0.5)
        )
        return self._engine.rows(f"""
            WITH waited AS (
                SELECT case_id, n, spent, onward, entered, left_at FROM {self._steps}
                WHERE touchpoint = {quoted(queue)} AND spent >= 0
            ), served AS (
                SELECT DISTINCT w.case_id, w.n FROM waited w JOIN steps b ON b.case_id = w.case_id
                WHERE b.touchpoint = {quoted(server)} AND b.entered <= w.left_at AND b.left_at > w.entered
            ), times AS (
                SELECT spent, count(*) AS k, sum(CASE WHEN s.n IS NULL AND ({left}) THEN 1 ELSE 0 END) AS gone
                FROM waited w LEFT JOIN served s ON s.case_id = w.case_id AND s.n = w.n GROUP BY spent
            ), there AS (
                SELECT spent, k, CAST(gone AS DOUBLE) AS gone, CAST(sum(k) OVER (ORDER BY spent DESC) AS DOUBLE) AS waiting
                FROM times
            ), staying AS (
                SELECT spent, k, gone, sum(CASE WHEN gone < waiting THEN ln(1e0 - gone / waiting) ELSE -1e3 END)
                       OVER (ORDER BY spent) AS stays
                FROM there
            )
            SELECT coalesce(sum(k), 0), coalesce(sum(gone), 0), {total("spent * k")}, {by} FROM staying
            """)[0]

    def promise(self, promise: Promise) -> tuple[Any, ...]:
        """How many get to its start, how many of them to its end, statistics of the time between, how many keep `within`."""
        within = promise.within or promise.max or promise.mean
        limit = "NULL" if within is None else str(microseconds(within.seconds))
        return self._engine.rows(f"""
            WITH {self._took(promise)}
            SELECT (SELECT count(*) FROM started), {_stats(self._engine, "spent")}, {_within("spent", limit)} FROM took
            """)[0]

    def under_way(self, promise: Promise, leaving: Iterable[str]) -> tuple[int, int]:
        """How many got to the start of a promise and are on their way to its end, and when the first of them got there; 0 where there is none.

        Args:
            promise: which.
            leaving: touchpoints from which cases may leave: who was last seen there is not on the way.
        """
        ((n, first),) = self._engine.rows(
            f"{self._waiting(promise, leaving)} SELECT count(*), coalesce(min(entered), 0) FROM waiting"
        )
        return int(n), int(first)

    def under_way_since(self, promise: Promise, leaving: Iterable[str]) -> Iterator[Rows]:
        """When each of them got to its start, microseconds."""
        return self._engine.batches(f"{self._waiting(promise, leaving)} SELECT entered FROM waiting")

    def spans(self, promise: Promise, beyond: int | None = None) -> Iterator[Rows]:
        """From when till when each case went from its start to its end, in microseconds; those longer than `beyond`."""
        longer = "" if beyond is None else f" WHERE spent > {beyond}"
        return self._engine.batches(f"WITH {self._took(promise)} SELECT entered, left_at FROM took{longer}")

    def by_quarter_hour(self, promise: Promise, limit: int, mean: int) -> Rows:
        """By the quarter of an hour since 1970 in which they start: how many get to the start of a promise, how many of them to
        its end, how many within the limit, the sum of the times between, and of the squares of what they are longer than `mean`.

        Args:
            promise: which.
            limit: microseconds.
            mean: microseconds.
        """
        quarter = f"CAST(floor(CAST(entered AS DOUBLE) / {QUARTER_HOUR}e0) AS BIGINT)"
        off = f"CAST(spent - {mean} AS DOUBLE)"
        return self._engine.rows(f"""
            WITH {self._took(promise)}, each AS (
                SELECT {quarter} AS quarter, spent, 1 AS starts FROM took UNION ALL
                SELECT {quarter} AS quarter, NULL AS spent, 1 AS starts FROM started s
                JOIN met m ON m.case_id = s.case_id AND m.n = s.n
                WHERE NOT EXISTS (SELECT 1 FROM ended e WHERE e.case_id = s.case_id)
            )
            SELECT quarter, count(*), count(spent), coalesce({_within("spent", str(limit))}, 0), {total("spent")}, sum({off} * {off})
            FROM each GROUP BY quarter ORDER BY quarter
            """)

    def handoff_spans(self, arrow: Arrow, beyond: int | None = None) -> Iterator[Rows]:
        """From when till when each hand-off of an arrow took, in microseconds; those longer than `beyond`."""
        longer = "" if beyond is None else f" AND m.handoff > {beyond}"
        return self._engine.batches(
            f"SELECT b.ended, b.ended + m.handoff FROM (SELECT * FROM {self._moves}) m "
            "JOIN steps b ON b.case_id = m.case_id AND b.n = m.n "
            f"WHERE m.handoff IS NOT NULL AND m.touchpoint = {quoted(arrow[0])} AND m.onward = {quoted(arrow[1])}{longer}"
        )

    def _waiting(self, promise: Promise, leaving: Iterable[str]) -> str:
        """Those who are on their way from the start of a promise to its end when the log ends."""
        inside = f" AND touchpoint NOT IN ({left})" if (left := texts(sorted(leaving))) else ""
        there = f" AND case_id IN (SELECT case_id FROM lasts WHERE NOT strays{inside})"
        return f"""
            WITH {self._took(promise, there)}, waiting AS (
                SELECT m.entered FROM started s JOIN met m ON m.case_id = s.case_id AND m.n = s.n
                LEFT JOIN ended e ON e.case_id = s.case_id WHERE e.case_id IS NULL
            )"""

    def _took(self, promise: Promise, there: str = "") -> str:
        """Tables of those who get to the start of a promise, and of the times of those who get to its end.

        Args:
            promise: which.
            there: of whom, in SQL.
        """
        start, end = quoted(promise.from_), quoted(promise.to)
        return f"""met AS (
                SELECT case_id, touchpoint, n, entered, left_at, done FROM {self._steps} WHERE touchpoint IN ({start}, {end}){there}
            ), started AS (
                SELECT case_id, min(n) AS n FROM met WHERE touchpoint = {start} GROUP BY case_id
            ), ended AS (
                SELECT s.case_id, s.n, min(m.n) AS m FROM started s JOIN met m ON m.case_id = s.case_id AND m.n >= s.n
                WHERE m.touchpoint = {end} AND m.done GROUP BY s.case_id, s.n
            ), took AS (
                SELECT b.left_at - a.entered AS spent, a.entered, b.left_at FROM ended e
                JOIN met a ON a.case_id = e.case_id AND a.n = e.n JOIN met b ON b.case_id = e.case_id AND b.n = e.m
            )"""
