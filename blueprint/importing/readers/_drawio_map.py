"""Boxes and arrows of a drawing to a map."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import networkx as nx

from blueprint.importing.readers._drawio_label import Label
from blueprint.model.connecting import short_connections
from blueprint.model.names import Lane
from blueprint.tables.assemble import Assembled, refuse_above
from blueprint.wording import Wording

_HOLDS = Wording(
    "draw.io files hold only titles, lanes, arrows, shares as rounded, exits and evidence; times, emotions, conditions and "
    "everything else of the map are not in them",
    "draw.io 文件只含名称、泳道、箭头、取整的比例、出口和有形展示；时间、情感、条件等不在其中",
)
_TOGETHER = Wording(
    "the arrows from {id!r} have no shares: read as starting together",
    "从 {id!r} 出发的箭头没有比例：按同时开始读取",
)
_EXIT = Wording(
    "no arrow and no exit leaves {ids}: read as `end: served`", "{ids} 没有箭头和出口：按 `end: served` 读取"
)
_LOST = Wording(
    "an arrow from {source!r} to {target!r} has an end that is not there",
    "从 {source!r} 到 {target!r} 的箭头有一端不存在",
)
_SHARE = re.compile(r"(\d+(?:\.\d+)?\s*%)")


@dataclass(frozen=True)
class Box:
    """A touchpoint as drawn."""

    lane: str
    label: Label


@dataclass(frozen=True)
class Arrow:
    """An arrow as drawn; dashed ones carry no flow."""

    source: str
    target: str
    text: str
    dashed: bool


def map_of(title: str, boxes: dict[str, Box], arrows: list[Arrow], evidence: dict[str, Label]) -> Assembled:
    """The map, and what the drawing does not say.

    Raises:
        TooManyTouchpoints: more boxes than a map takes.
    """
    refuse_above(len(boxes))
    made = Assembled(notes=[_HOLDS])
    flow: dict[str, list[Arrow]] = {}
    parts: dict[str, dict[str, Any]] = {
        id_: {"lane": box.lane, "title": box.label.title or id_} for id_, box in boxes.items()
    }
    leading: dict[str, list[str]] = {}
    for arrow in arrows:
        leading.setdefault(arrow.source, []).append(arrow.target)
    for id_, label in evidence.items():
        targets = [id_.split(":")[0], *leading.get(id_, ())]
        for owner in dict.fromkeys(t for t in targets if t in parts):
            parts[owner].setdefault("evidence", []).extend(_things(label.title))
    for arrow in arrows:
        if arrow.dashed and ":" not in arrow.source + arrow.target:
            if arrow.source in parts and arrow.target in parts:
                parts[arrow.source].setdefault("uses", []).append(arrow.target)
        elif not arrow.dashed and arrow.source in parts and arrow.target in parts:
            flow.setdefault(arrow.source, []).append(arrow)
        elif not arrow.dashed:
            made.notes.append(_LOST.filled(source=arrow.source, target=arrow.target))
    used = {u for part in parts.values() for u in part.get("uses", ())}
    quiet = []
    for id_, box in boxes.items():
        ways, exits = flow.get(id_, []), box.label.exits
        if ways:
            parts[id_]["next"] = _next(id_, ways, bool(exits), made)
        if exits:
            shares = {name: share or None for name, share in exits.items()}
            parts[id_]["end"] = next(iter(shares)) if list(shares.values()) == [None] else shares
        elif not ways and box.lane != Lane.EVIDENCE and id_ not in used:
            parts[id_]["end"] = "served"
            quiet.append(id_)
    if quiet:
        made.notes.append(_EXIT.filled(ids=", ".join(quiet)))
    _join(parts, flow)
    made.data = {"blueprint": "1", "title": title, "touchpoints": parts}
    return made


def _things(title: str | dict[str, str]) -> list[str | dict[str, str]]:
    """The things of one evidence box, which may name several."""
    if isinstance(title, str):
        return [thing.strip() for thing in re.split("、|, ", title) if thing.strip()]
    chinese, english = title["zh"].split("、"), title["en"].split(", ")
    if len(chinese) != len(english):
        return [title]
    return [{"zh": z.strip(), "en": e.strip()} for z, e in zip(chinese, english, strict=True)]


def _next(id_: str, ways: list[Arrow], leaves: bool, made: Assembled) -> Any:
    written: list[dict[str, Any]] = []
    for arrow in ways:
        share = _SHARE.search(arrow.text)
        when = _SHARE.sub("", arrow.text).strip(" ·<")
        written.append(
            {"to": arrow.target}
            | ({"share": share[1]} if share else {})
            | ({"when": when} if when and share else {})
        )
    if len(written) > 1 and not leaves and not any("share" in w for w in written):
        made.notes.append(_TOGETHER.filled(id=id_))
        written = [{**w, "together": "yes"} for w in written]
    return short_connections(written)


def _join(parts: dict[str, dict[str, Any]], flow: dict[str, list[Arrow]]) -> None:
    """Branches that start together meet where every way on from their start passes first."""
    graph = nx.DiGraph((a.target, a.source) for ways in flow.values() for a in ways)
    graph.add_edges_from(("", id_) for id_ in parts if "end" in parts[id_])
    if "" not in graph:
        return
    first = nx.immediate_dominators(graph, "")
    for id_, part in parts.items():
        together = isinstance(part.get("next"), dict) and isinstance(part["next"].get("all"), list)
        meeting = first.get(id_)
        if together and meeting in parts:
            parts[meeting]["join"] = "all"
