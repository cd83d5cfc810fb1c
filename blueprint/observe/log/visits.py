"""Events to visits: one row for each time that a case was at an activity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.observe.log.left_out import BACKWARDS, STATES, TWICE, UNFINISHED, USABLE, LeftOut, Places, told

if TYPE_CHECKING:
    from blueprint.observe.engine.duck import Duck


def make_visits(duck: Duck, places: Places, *, lifecycle: bool) -> list[LeftOut]:
    """Make the table `visits`: starts and ends that are events of their own paired, duplicates left out."""
    usable = f"{USABLE} AND wrong IS NULL" + (f" AND {STATES}" if lifecycle else "")
    same = "hash(case_id, activity, began, ended, lifecycle, resource)"
    duck.keep("doubles", f"SELECT {same} AS h FROM events WHERE {usable} GROUP BY h HAVING count(*) > 1")
    found = []
    if duck.rows("SELECT 1 FROM doubles LIMIT 1"):
        duck.keep(
            "twice",
            f"SELECT place FROM (SELECT rowid AS place, row_number() OVER (PARTITION BY {same} ORDER BY rowid) AS k "
            f"FROM events WHERE {usable} AND {same} IN (SELECT h FROM doubles)) t WHERE k > 1",
        )
        found = told(duck, places, f"SELECT '{TWICE}' AS reason, place, NULL AS example FROM twice")
    once = f"events WHERE {usable}" + (" AND rowid NOT IN (SELECT place FROM twice)" if found else "")
    duck.run(
        "CREATE TEMP VIEW marks AS "
        f"SELECT case_id, activity, coalesce(ended, began) AS moment, rowid AS place FROM {once}"
    )
    if lifecycle:
        duck.keep("visits", _paired(once))
    else:
        duck.define(
            "visits",
            "SELECT case_id, activity, began, CASE WHEN ended < began THEN NULL ELSE ended END AS ended, "
            "coalesce(began, ended) AS moment, rowid AS place, resource, role, segment, "
            f"ended < began AS backwards FROM {once}",
        )
    return found + told(
        duck,
        places,
        f"SELECT CASE WHEN backwards THEN '{BACKWARDS}' ELSE '{UNFINISHED}' END AS reason, place, NULL AS example "
        "FROM visits WHERE backwards OR (ended IS NULL AND began IS NOT NULL)",
    )


def _paired(once: str) -> str:
    """Each complete event with the earliest start of its activity in its case that is still open.

    The k-th start goes with the k-th end; an end before which no start is open stands alone, and moves the
    count of those behind it. An event of another time stamp column keeps its own times.
    """
    ordered = "PARTITION BY case_id, activity ORDER BY moment, place ROWS UNBOUNDED PRECEDING"
    return f"""
    WITH stamped AS (
        SELECT case_id, activity, coalesce(ended, began) AS moment, rowid AS place, resource, role, segment,
               CASE WHEN lifecycle = 'start' THEN 1 ELSE 0 END AS opens
        FROM {once}
    ), counted AS (
        SELECT *, sum(opens) OVER ({ordered}) AS opened, sum(1 - opens) OVER ({ordered}) AS closed FROM stamped
    ), alone AS (
        SELECT *, greatest(0, max(closed - opened) OVER ({ordered})) AS unopened FROM counted
    ), numbered AS (
        SELECT *, CASE WHEN opens = 1 THEN opened
                       WHEN closed - opened = unopened AND unopened > coalesce(lag(unopened) OVER (
                            PARTITION BY case_id, activity ORDER BY moment, place), 0) THEN -closed
                       ELSE closed - unopened END AS number
        FROM alone
    )
    SELECT case_id, activity,
           min(moment) FILTER (opens = 1) AS began,
           min(moment) FILTER (opens = 0) AS ended,
           min(moment) AS moment, min(place) AS place,
           arg_min(resource, place) AS resource, arg_min(role, place) AS role, arg_min(segment, place) AS segment,
           false AS backwards
    FROM numbered GROUP BY case_id, activity, number
    """
