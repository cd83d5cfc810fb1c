"""The tables that questions are asked of: `steps`, `moves` and `cases`.

`visits` is the table of `log/events.py`, `matched` says which touchpoint each activity is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.observe.conform.sql import texts, total

if TYPE_CHECKING:
    from blueprint.observe.conform.declared import Arrow
    from blueprint.observe.engine.engine import Engine


def keep_steps(
    engine: Engine, together: frozenset[Arrow], forks: frozenset[str], *, starts: bool, ends: bool
) -> None:
    """The tables `steps` (one row a visit of a touchpoint) and `moves` (one row a way from one to the next, or out).

    Args:
        engine: has `visits` and `matched`.
        together: touchpoints that may happen in any order, both ways round.
        forks: where they start together.
        starts: whether the log says when something starts. Where it does not, the time of a touchpoint runs from the
            event before, and what the hand-off takes of it is not known.
        ends: whether it says when something ends: a visit of which it does not say so is not over (`done`).
    """
    spent = "ended - began" if starts else "moment - before"
    before = "" if starts else ", before"
    done = "ended IS NOT NULL" if ends else "TRUE"
    entered = "moment" if starts else "coalesce(before, moment)"
    engine.keep(
        "in_order",
        f"""
        WITH met AS (
            SELECT v.case_id, m.touchpoint, v.began, v.ended, v.moment, v.place, v.segment
            FROM visits v JOIN matched m ON v.activity = m.activity
        ), ordered AS (
            SELECT *, row_number() OVER w AS n, lag(moment) OVER w AS before, lead(touchpoint) OVER w AS onward,
                   lead(began) OVER w AS onward_began
            FROM met WINDOW w AS (PARTITION BY case_id ORDER BY moment, place)
        )
        SELECT case_id, touchpoint, CAST(n AS BIGINT) AS n, began, ended, segment, onward, onward_began,
               moment{before}
        FROM ordered
        """,
    )
    engine.define(  # what can be worked out from a row needs no memory
        "steps",
        f"SELECT *, coalesce(ended, moment) AS left_at, {entered} AS entered, {spent} AS spent, {done} AS done "
        "FROM in_order",
    )
    handoff = (
        "CASE WHEN onward_began < ended THEN 0 ELSE onward_began - ended END"
        if starts
        else "CAST(NULL AS BIGINT)"
    )
    plain = f"SELECT case_id, n, touchpoint, onward, {handoff} AS handoff FROM steps"
    if not together:
        engine.define("moves", plain)
        return
    engine.put("together", {"one": "STRING", "other": "STRING"}, sorted(together))
    fork = texts(sorted(forks))
    members = texts(sorted({one for one, _ in together}))
    engine.keep(
        "moves",
        f"""
        {plain} WHERE touchpoint NOT IN ({members}) AND touchpoint NOT IN ({fork})
        UNION ALL
        SELECT a.case_id, a.n, a.touchpoint, b.touchpoint AS onward,
               CASE WHEN b.n = a.n + 1 THEN {handoff.replace("onward_began", "b.began").replace("ended", "a.ended")} END AS handoff
        FROM (
            SELECT a.case_id, a.n, min(CASE WHEN t.one IS NULL THEN b.n END) AS later
            FROM steps a LEFT JOIN steps b ON a.case_id = b.case_id AND b.n > a.n
                 LEFT JOIN together t ON t.one = a.touchpoint AND t.other = b.touchpoint
            WHERE a.touchpoint IN ({members}) AND a.touchpoint NOT IN ({fork})
            GROUP BY a.case_id, a.n
        ) k JOIN steps a ON a.case_id = k.case_id AND a.n = k.n
            LEFT JOIN steps b ON b.case_id = k.case_id AND b.n = k.later
        UNION ALL
        SELECT a.case_id, a.n, a.touchpoint, b.touchpoint AS onward,
               {handoff.replace("onward_began", "b.began").replace("ended", "a.ended")} AS handoff
        FROM (
            SELECT b.case_id, b.n, max(CASE WHEN t.one IS NULL THEN a.n END) AS earlier
            FROM steps b JOIN steps a ON a.case_id = b.case_id AND a.n < b.n
                 LEFT JOIN together t ON t.one = b.touchpoint AND t.other = a.touchpoint
            GROUP BY b.case_id, b.n
        ) k JOIN steps b ON b.case_id = k.case_id AND b.n = k.n
            JOIN steps a ON a.case_id = k.case_id AND a.n = k.earlier
        WHERE a.touchpoint IN ({fork})
        UNION ALL
        SELECT case_id, n, touchpoint, onward, CAST(NULL AS BIGINT) AS handoff FROM steps
        WHERE touchpoint IN ({fork}) AND onward IS NULL
        """,
    )


def keep_lasts(engine: Engine) -> None:
    """The table `lasts`: where each case was last seen, and whether something that is no touchpoint happened to it since."""
    engine.keep(
        "strange_events",
        "SELECT v.case_id, max(v.moment) AS moment FROM visits v LEFT JOIN matched m ON v.activity = m.activity "
        "WHERE m.activity IS NULL GROUP BY v.case_id",
    )
    engine.define(
        "lasts",
        "SELECT s.case_id, s.touchpoint, x.moment IS NOT NULL AS strays FROM steps s LEFT JOIN strange_events x "
        "ON x.case_id = s.case_id AND x.moment >= s.moment WHERE s.onward IS NULL",
    )


def keep_cases(engine: Engine) -> None:
    """The table `cases`: when each began and ended, its way, its segment as the log has it."""
    way = engine.fingerprint("touchpoint", "n")
    engine.keep(
        "cases",
        f"SELECT case_id, min(moment) AS began, max(left_at) AS ended, {total(way)} AS way, max(segment) AS segment "
        "FROM steps GROUP BY case_id",
    )
