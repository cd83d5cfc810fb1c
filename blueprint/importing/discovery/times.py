"""How long visits of a log take, with what passes before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.observe.conform.sql import texts
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.importing.discovery.parallel import Block
    from blueprint.observe.engine.engine import Engine

_NOTHING = 0.01
"""Of all time: less than this passes between touchpoints in a log without waits."""
_BETWEEN = Wording(
    "{share} of the time of cases passes between touchpoints; it is part of the time of the touchpoint behind: make it a "
    "touchpoint of its own where customers wait",
    "案例时间的 {share} 在触点之间流逝，计入后一触点的耗时；若客户在此等候，请另立触点",
)


def times_taken(
    engine: Engine, blocks: Sequence[Block]
) -> tuple[dict[str, tuple[int, float | None, float | None]], list[Wording]]:
    """Touchpoint to how many of its times are known, their sum, and their deviation, in microseconds; and what people
    should know of it.

    What passes between leaving one touchpoint and the start of the next is part of the next one's time: a map
    has no other place for it, and a visit without it would be too short. It is told how much that is. A branch runs
    from where it starts, whatever happens on the others meanwhile.
    """
    found: dict[str, tuple[int, float | None, float | None]] = {}
    waited = whole = 0.0
    members = texts(sorted(m for b in blocks for m in b.members)) or "NULL"
    alone = (
        "SELECT touchpoint, spent, began, moment, max(left_at) OVER (PARTITION BY case_id ORDER BY n "
        "ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS free, 0 AS beside FROM steps"
    )
    beside = (  # what happens on other branches meanwhile is not waited for
        "SELECT s.touchpoint, s.spent, s.began, s.moment, max(b.left_at) AS free, 1 AS beside FROM steps s "
        "JOIN steps b ON b.case_id = s.case_id AND b.n < s.n "
        "LEFT JOIN together t ON t.one = s.touchpoint AND t.other = b.touchpoint "
        f"WHERE s.touchpoint IN ({members}) AND t.one IS NULL "
        "GROUP BY s.case_id, s.n, s.touchpoint, s.spent, s.began, s.moment"
    )
    of_all = f"{alone} UNION ALL {beside}" if blocks else alone
    chosen = f" WHERE beside = 1 OR touchpoint NOT IN ({members})" if blocks else ""
    wait = "CASE WHEN began > free THEN began - free ELSE 0 END"
    own = "CASE WHEN beside = 1 AND began IS NULL THEN moment - free ELSE spent END"
    for id_, n, total, sd, between in engine.rows(
        "SELECT touchpoint, count(took), sum(took), stddev_samp(took), sum(wait) FROM ("
        f"SELECT touchpoint, CAST({own} + {wait} AS DOUBLE) AS took, CAST(CASE WHEN {own} IS NOT NULL THEN {wait} END AS DOUBLE) AS wait "
        f"FROM ({of_all}) f{chosen}) t GROUP BY touchpoint"
    ):
        found[id_] = n, total, sd
        waited, whole = waited + (between or 0.0), whole + (total or 0.0)
    if whole and waited > _NOTHING * whole:
        return found, [_BETWEEN.filled(share=quantity.both(quantity.share, waited / whole))]
    return found, []
