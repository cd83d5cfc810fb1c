"""A draft of a map: every activity a touchpoint, every way the log shows an arrow, with shares, times and arrivals.

Shares are exact, counts over visits (`421/1104`), so that the map says what the log does. What a log does not know a
draft leaves open: standards, promises, feelings. Lanes are guessed from who does it, or said by `--lanes`.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from blueprint import quantity
from blueprint.importing.bpmn.gates import DONE, TOGETHER
from blueprint.importing.discovery.parallel import Block, find_blocks
from blueprint.importing.discovery.times import times_taken
from blueprint.importing.lanes import NOT_FOUND, Lanes
from blueprint.model.names import Lane
from blueprint.model.naming import new_id
from blueprint.model.writing import written_rate
from blueprint.observe.arrivals import arrivals_by_time, arrivals_per_hour
from blueprint.observe.conform.questions import Questions
from blueprint.observe.conform.sql import texts
from blueprint.observe.conform.tables import keep_cases, keep_steps
from blueprint.observe.estimates import MEASURED, MOST_N, estimate, part, provenance
from blueprint.observe.log.refused import BadLog
from blueprint.source.limits import TOUCHPOINTS
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blueprint.observe.engine.engine import Engine
    from blueprint.observe.log.events import EventLog

EXIT = "done"
_MAIN = 0.5
"""The share of visits that one role has to have, to be the touchpoint's."""
_LANES = Wording(
    "the log does not say who does what; every touchpoint stands in backstage: --lanes FILE with lines such as "
    "`Register: customer` says it",
    "日志没有写明由谁完成；所有触点放在 backstage：可用 --lanes 文件，其中写 `登记: customer` 这样的行",
)
_FIRSTS = "SELECT DISTINCT touchpoint FROM steps WHERE n = 1"
_LASTS = "SELECT DISTINCT touchpoint FROM steps WHERE onward IS NULL"
_ALL = 0.95
"""So many of those who go one branch go all of them."""
_MANY = Wording(
    "the log names {n} activities, a map takes {most} touchpoints; is it the right column? --activity COLUMN names another",
    "日志中有 {n} 种活动，一张地图最多 {most} 个触点；活动所在的列是否正确？可用 --activity COLUMN 另指一列",
)
_RARE = Wording(
    "ways that less than {least} of the visits go are not drawn: {n}, with {moves} of all moves",
    "占比低于 {least} 的 {n} 条路未画出：共 {moves} 次",
)


@dataclass(frozen=True)
class Draft:
    """A map as data, and what people should know of it."""

    data: dict[str, Any]
    notes: tuple[Wording, ...]


class Wanted(NamedTuple):
    """How a log becomes a map.

    Attributes:
        title: of the map.
        lanes: activity or role to lane.
        least: ways that a smaller share of the visits go are left out, 0..1.
        zone: whose hours arrivals are told in; None: those of the log.
    """

    title: str
    lanes: Mapping[str, str]
    least: Fraction
    zone: str | None = None


def draft(engine: Engine, log: EventLog, wanted: Wanted) -> Draft:
    """Draft a map.

    Args:
        engine: in which `visits` is.
        log: what is known of it.
        wanted: how.

    Raises:
        BadLog: it names more activities than a map takes touchpoints.
    """
    ((activities,),) = engine.rows("SELECT count(DISTINCT activity) FROM visits")
    if activities > TOUCHPOINTS:
        raise BadLog(_MANY.filled(n=activities, most=TOUCHPOINTS))
    return _Drafting(engine, log, wanted).draft(wanted.title)


class _Drafting:
    def __init__(self, engine: Engine, log: EventLog, wanted: Wanted) -> None:
        self._engine, self._log, self._least, self._zone = engine, log, wanted.least, wanted.zone
        self._lanes = Lanes(wanted.lanes)
        self._notes: list[Wording] = []
        self._names: dict[str, str] = {}
        for (activity,) in engine.rows("SELECT activity FROM visits GROUP BY activity ORDER BY min(place)"):
            self._names[new_id(activity, self._names, "step")] = activity
        ids = [(activity, id_) for id_, activity in self._names.items()]
        engine.put("matched", {"activity": "STRING", "touchpoint": "STRING"}, ids)
        self._gates: dict[tuple[Block, Wording], str] = {}
        self._blocks = self._parallel()

    def draft(self, title: str) -> Draft:
        log = self._log
        asked = Questions(self._engine)
        visits = {row[0]: row for row in asked.touchpoints([])}
        moves = asked.connections([])
        started: dict[str, int] = dict(asked.firsts())
        roles = self._roles()
        if not roles and not self._lanes.said:
            self._notes.append(_LANES)
        cases = sum(started.values())
        self._times, between = times_taken(self._engine, self._blocks)
        self._notes += between
        ways = self._ways({id_: row[1] for id_, row in visits.items()}, moves)
        touchpoints = {
            id_: self._touchpoint(id_, visits[id_], ways[id_], roles.get(id_), started, cases)
            for id_ in self._names
        }
        touchpoints = self._with_gates(touchpoints)
        data: dict[str, Any] = {"blueprint": 1, "title": title}
        by_time = arrivals_by_time(self._engine, self._zone)
        rate = by_time if by_time is not None else arrivals_per_hour(self._engine)
        if rate is not None:
            rate = rate if by_time is not None else round(rate, 3)
            data |= {"arrivals": written_rate(rate), "arrivals_n": min(cases, MOST_N)}
        data |= {
            MEASURED: provenance(log),
            "touchpoints": touchpoints,
        }
        if self._lanes.unused:
            self._notes.append(NOT_FOUND.filled(names=", ".join(map(repr, self._lanes.unused))))
        return Draft(data, tuple(self._notes))

    def _parallel(self) -> tuple[Block, ...]:
        """Blocks whose arrows the log keeps to; without them the log is taken one event behind the other."""
        engine, starts = self._engine, self._log.starts
        keep_steps(engine, frozenset(), frozenset(), starts=starts, ends=self._log.ends)
        keep_cases(engine)
        follows = {
            (a, b): count
            for a, b, count in engine.rows(
                "SELECT touchpoint, onward, count(*) FROM moves WHERE onward IS NOT NULL GROUP BY touchpoint, onward"
            )
        }
        loops = frozenset(
            (a, b)
            for a, b in engine.rows(
                "SELECT DISTINCT a.touchpoint, b.touchpoint FROM moves a "
                "JOIN moves b ON b.case_id = a.case_id AND b.n = a.n + 1 WHERE b.onward = a.touchpoint"
            )
        )
        first, last = (frozenset(row[0] for row in engine.rows(sql)) for sql in (_FIRSTS, _LASTS))
        blocks = tuple(b for b in find_blocks(follows, loops, first | last, last) if self._gone_together(b))
        if blocks:
            together = frozenset(pair for block in blocks for pair in block.together)
            keep_steps(
                engine,
                together,
                frozenset(b.fork for b in blocks if not b.chosen),
                starts=starts,
                ends=self._log.ends,
            )
        for block in blocks:
            for there, title in ((block.chosen, TOGETHER), (block.met, DONE)):
                if there:
                    self._gates[block, title] = new_id(
                        title.en, {*self._names, *self._gates.values()}, "gate"
                    )
        return blocks

    def _gone_together(self, block: Block) -> bool:
        """Whether those who go one branch go all."""
        parts = [texts(branch) for branch in block.branches]
        each = ", ".join(
            f"max(CASE WHEN touchpoint IN ({part}) THEN 1 ELSE 0 END) AS b{i}" for i, part in enumerate(parts)
        )
        all_ = " + ".join(f"b{i}" for i in range(len(parts)))
        ((some, whole),) = self._engine.rows(
            f"SELECT sum(CASE WHEN {all_} > 0 THEN 1 ELSE 0 END), sum(CASE WHEN {all_} = {len(parts)} THEN 1 ELSE 0 END) "
            f"FROM (SELECT case_id, {each} FROM steps GROUP BY case_id) c"
        )
        return bool(whole >= _ALL * some)

    def _roles(self) -> dict[str, str]:
        """Touchpoint to who does most of its visits, where the log says it."""
        column = "role" if "role" in self._log.columns else "resource"
        found: dict[str, str] = {}
        for id_, who, count, all_ in self._engine.rows(
            f"SELECT touchpoint, who, count(*) AS k, sum(count(*)) OVER (PARTITION BY touchpoint) FROM ("
            f"SELECT m.touchpoint, v.{column} AS who FROM visits v JOIN matched m ON v.activity = m.activity) r "
            "GROUP BY touchpoint, who ORDER BY touchpoint, k DESC, who"
        ):
            if who is not None and count >= _MAIN * all_:
                found.setdefault(id_, who)
        return found

    def _ways(self, visits: dict[str, int], moves: Any) -> dict[str, dict[str | None, str]]:
        """Where visits go on to, None for out, each with its share; rare ways left out, the others scaled up."""
        counts: dict[str, dict[str | None, int]] = {id_: {} for id_ in visits}
        order = list(self._names)
        for start, end, count, *_ in sorted(
            moves, key=lambda m: (m[1] is None, order.index(m[1]) if m[1] else 0)
        ):
            onward = self._through(start, end)
            counts[start][onward] = counts[start].get(onward, 0) + count
        rare = lost = 0
        found: dict[str, dict[str | None, str]] = {}
        for id_, ways in counts.items():
            kept = {to: n for to, n in ways.items() if n >= self._least * visits[id_]} or ways
            rare, lost = rare + len(ways) - len(kept), lost + sum(ways.values()) - sum(kept.values())
            whole = sum(kept.values())
            found[id_] = {to: part(n, whole) for to, n in kept.items()}
        if rare:
            self._notes.append(
                _RARE.filled(n=rare, least=quantity.both(quantity.share, self._least), moves=f"{lost:,}")
            )
        return found

    def _touchpoint(
        self,
        id_: str,
        row: Any,
        ways: dict[str | None, str],
        role: str | None,
        started: dict[str, int],
        cases: int,
    ) -> dict[str, Any]:
        activity = self._names[id_]
        lane = self._lanes.of(activity, role or "")
        if lane is None:
            lane = Lane.BACKSTAGE.value
            if role:
                self._notes += self._lanes.doubt(role, lane)
        data: dict[str, Any] = {"lane": lane, "title": activity}
        if role and self._log.columns.get("role"):
            data["role"] = role
        if id_ in started and (len(started) > 1 or self._entered(id_)):
            data["start"] = part(started[id_], cases)
        if time := estimate(*self._times.get(id_, (0, None, None))):
            data["time"] = {"estimate": time}
        fork = next((b for b in self._blocks if b.fork == id_ and not b.chosen), None)
        if any(b.join == id_ and not b.met for b in self._blocks):
            data["join"] = "all"
        if fork:
            data["next"] = {"all": [branch[0] for branch in fork.branches]}
            return data
        onward = {to: share for to, share in ways.items() if to is not None}
        if onward:
            whole = len(ways) == 1
            data["next"] = next(iter(onward)) if whole else onward
        if None in ways:
            data["end"] = EXIT if len(ways) == 1 else {EXIT: ways[None]}
        if len(ways) > 1:
            data["n"] = min(row[1], MOST_N)
        return data

    def _through(self, start: str, end: str | None) -> str | None:
        """Where a move leads on the map: to the gate of a block that stands between."""
        for block in self._blocks:
            if block.chosen and start == block.fork and end in block.members:
                return self._gates[block, TOGETHER]
            if block.met and start in block.members and end == block.join:
                return self._gates[block, DONE]
        return end

    def _with_gates(self, touchpoints: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
        """The touchpoints, each gate behind or before its own."""
        behind: dict[str, dict[str, dict[str, Any]]] = {}
        before: dict[str, dict[str, dict[str, Any]]] = {}
        for (block, title), id_ in self._gates.items():
            opens = title is TOGETHER
            way = (
                {"next": {"all": [b[0] for b in block.branches]}}
                if opens
                else {"join": "all", "next": block.join}
            )
            beside, where = (behind, block.fork) if opens else (before, block.join)
            gate = {"lane": touchpoints[where]["lane"], "title": {"zh": title.zh, "en": title.en}, **way}
            beside.setdefault(where, {})[id_] = gate
        return {
            name: data
            for id_, own in touchpoints.items()
            for name, data in (*before.get(id_, {}).items(), (id_, own), *behind.get(id_, {}).items())
        }

    def _entered(self, id_: str) -> bool:
        return bool(
            self._engine.rows(f"SELECT 1 FROM moves WHERE onward = '{id_}' AND touchpoint <> '{id_}' LIMIT 1")
        )
