"""Branches that start together in other programs' files, made what a map can hold: they meet at one touchpoint."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import networkx as nx

from blueprint.flow.chain.blocks import Fault, find_blocks
from blueprint.model.connecting import long_connections, short_connections
from blueprint.model.loader import loads
from blueprint.model.naming import new_id
from blueprint.source.writer import yaml_text
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.tables.assemble import Assembled

_TITLE = {"zh": "全部完成", "en": "All done"}
_ADDED = Wording(
    "the branches that start together at {id!r} end apart; a map joins them at a touchpoint, so {new!r} was added",
    "从 {id!r} 同时开始的分支各自结束；地图须在某个触点汇合，因此添加了 {new!r}",
)
_APART = Wording(
    "the branches that start together at {id!r} cross others or lead in and out on the way, which a map cannot say; read as a choice "
    "of one",
    "从 {id!r} 同时开始的分支与其他走法交错，地图无法表达；按“只选一条”读取",
)
_SINGLE = Wording(
    "touchpoint {id!r} waits for branches that never started together; read as an arrow like others",
    "触点 {id!r} 等待的分支并非同时开始；按普通箭头读取",
)
_MOST = 400
"""Forks of one map; above, each is read as a choice."""


def meet(made: Assembled) -> None:
    """Let the branches of every block meet where all their ways do; what cannot be nested becomes a choice, and a note."""
    points: dict[str, dict[str, Any]] = made.data.get("touchpoints") or {}
    forks = [id_ for id_, part in points.items() if _together(part)]
    if not forks and not any(part.get("join") for part in points.values()):
        return
    for id_ in forks[:_MOST]:
        before, notes = copy.deepcopy(points), len(made.notes)
        _join(points, id_, made)
        if len(points) > len(before) and any(_concerns(fault, id_) for fault in _faults(made)):
            points.clear()
            points.update(before)
            del made.notes[notes:]
    _unfold(points, made)


def _together(part: dict[str, Any]) -> bool:
    return isinstance(part.get("next"), dict) and isinstance(part["next"].get("all"), list)


def _ways(part: dict[str, Any]) -> list[str]:
    return [str(c.get("to")) for c in long_connections(part.get("next"))]


def _join(points: dict[str, dict[str, Any]], fork: str, made: Assembled) -> None:
    """Where every way on from the fork passes first; a touchpoint is added where that is only the way out."""
    graph = nx.DiGraph((to, id_) for id_, part in points.items() for to in _ways(part) if to in points)
    graph.add_edges_from(("", id_) for id_, part in points.items() if "end" in part or not _ways(part))
    if "" not in graph or fork not in graph:
        return
    meeting = nx.immediate_dominators(graph, "").get(fork)
    if meeting in points:
        points[meeting]["join"] = "all"
    elif meeting == "":
        _add(points, fork, made)


def _add(points: dict[str, dict[str, Any]], fork: str, made: Assembled) -> None:
    reached, waiting = {fork}, [fork]
    while waiting:
        new = [to for to in _ways(points[waiting.pop()]) if to in points and to not in reached]
        reached.update(new)
        waiting += new
    id_ = new_id(_TITLE["en"], points, "step")
    exits: dict[str, Any] = {}
    for inner in [id_ for id_ in points if id_ in reached and id_ != fork]:
        part = points[inner]
        leaves = part.pop("end", None)
        if leaves is not None or not _ways(part):
            exits |= dict.fromkeys([leaves] if isinstance(leaves, str) else leaves or ())
            share = leaves if isinstance(leaves, dict) else {}
            rest = [s for s in share.values() if s]
            more: dict[str, Any] = {"to": id_} | ({"share": rest[0]} if len(rest) == 1 == len(share) else {})
            part["next"] = short_connections([*long_connections(part.get("next")), more])
    names = list(exits) or ["done"]
    lane = points[fork]["lane"]
    points[id_] = {
        "lane": lane,
        "title": dict(_TITLE),
        "join": "all",
        "end": names[0] if len(names) == 1 else exits,
    }
    made.notes.append(_ADDED.filled(id=fork, new=id_))


def _faults(made: Assembled) -> tuple[Fault, ...]:
    found = loads(yaml_text(made.data)).map
    return find_blocks(found)[1] if found else ()


def _concerns(fault: Fault, fork: str) -> bool:
    return repr(fork) in fault.message.en


def _unfold(points: dict[str, dict[str, Any]], made: Assembled) -> None:
    """Blocks that are not nested properly, one after another, as choices; joins that nothing started, as arrows."""
    for _ in range(len(points) + 1):
        found = loads(yaml_text(made.data)).map
        if found is None:
            return
        blocks, faults = find_blocks(found)
        if not faults:
            return
        forks = [t.id for t in found.touchpoints.values() if t.together and t.id not in blocks]
        if forks:
            id_ = next((f for f in forks if any(_concerns(fault, f) for fault in faults)), forks[0])
            part = points[id_]
            part["next"] = short_connections(
                [{k: v for k, v in c.items() if k != "together"} for c in long_connections(part["next"])]
            )
            made.notes.append(_APART.filled(id=id_))
            continue
        joins = [fault.at for fault in faults if points.get(fault.at, {}).pop("join", None)]
        if not joins:
            return
        made.notes += [_SINGLE.filled(id=id_) for id_ in joins]
