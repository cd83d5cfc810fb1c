"""Boxes and arrows of a drawing to a map."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from blueprint.importing.blocks import meet
from blueprint.importing.circles import first_of_circles
from blueprint.importing.drawing.boxes import END, START, Arrow, Box, Boxes, is_end
from blueprint.importing.drawing.label import exit_named
from blueprint.importing.lanes import known_lane
from blueprint.importing.share_in_label import share_in
from blueprint.model.connecting import short_connections
from blueprint.model.names import Lane
from blueprint.model.naming import new_id
from blueprint.tables.assemble import Assembled, refuse_above
from blueprint.wording import Wording

_HOLDS = Wording(
    "draw.io files hold only titles, lanes, arrows, shares as rounded, exits and evidence; times, emotions, conditions and "
    "everything else of the map are not in them",
    "draw.io 文件只含名称、泳道、箭头、取整的比例、出口和有形展示；时间、情感、条件等不在其中",
)
_GONE = Wording(
    "the title of the drawing is gone, and with it what it kept of the map as a whole: phases, channels, exits, segments, needs, "
    "promises and the like",
    "图的标题已不在，其中保存的整张地图的内容也随之丢失：阶段、渠道、出口、客群、需求、承诺等",
)
_TOGETHER = Wording(
    "the arrows from {id!r} have no shares: read as starting together",
    "从 {id!r} 出发的箭头没有比例：按同时开始读取",
)
_MIXED = Wording(
    "of the arrows from {id!r} some start together and others do not, which a map cannot say; read as a choice of one",
    "从 {id!r} 出发的箭头有的同时开始、有的不是，地图无法表示；按选择其一读取",
)
_CHOICE = Wording(
    "the drawing does not say the shares of the arrows from {ids}", "图中未给出从 {ids} 出发的箭头的比例"
)
_EXIT = Wording(
    "no arrow and no exit leaves {ids}: read as `end: {exit}`", "{ids} 没有箭头和出口：按 `end: {exit}` 读取"
)
_LOST = Wording(
    "an arrow from {source!r} to {target!r} has an end that is not there",
    "从 {source!r} 到 {target!r} 的箭头有一端不存在",
)
_ORDER = Wording(
    "the drawing has no arrows: touchpoints follow each other from left to right",
    "图中没有箭头：触点从左到右相连",
)
_ENTRY = Wording(
    "the drawing begins at several boxes, or in a circle; the touchpoint {id!r} was added and leads to them",
    "图中有几处起点，或首尾相连；添加了触点 {id!r} 通向它们",
)
_CONDITION = Wording(
    "a condition cannot stand at an exit: from {source!r} to {exit!r} the drawing says {when!r}",
    "出口处不能写条件：从 {source!r} 到 {exit!r}，图中写着 {when!r}",
)
_COME_IN = {"zh": "进入", "en": "Come in"}
_DRAWN = ("evidence", "uses", "end", "next")
"""What the drawing says itself."""


def map_of(title: str, drawing: Boxes, arrows: list[Arrow], *, own: bool) -> Assembled:
    """The map, and what the drawing does not say.

    Raises:
        TooManyTouchpoints: more boxes than a map takes.
    """
    boxes = drawing.boxes
    refuse_above(len(boxes))
    made = Assembled(
        notes=[_GONE if any(box.kept for box in boxes.values()) else _HOLDS]
        if own and not drawing.whole
        else []
    )
    parts: dict[str, dict[str, Any]] = {
        id_: {"lane": box.lane, "title": box.label.title or id_}
        | ({"role": box.role} if box.role else {})
        | {key: value for key, value in box.kept.items() if key not in _DRAWN}
        for id_, box in boxes.items()
    }
    _show(parts, drawing, arrows)
    flow, exits, titles = _ways(parts, drawing, arrows, made, own=own)
    for id_, part in parts.items():
        kept = _list(boxes[id_].kept.get("uses"))
        if "uses" in part and sorted(map(str, kept)) == sorted(part["uses"]):
            part["uses"] = kept  # in their order
    used = {u for part in parts.values() for u in part.get("uses", ())}
    _leave(parts, boxes, flow, exits, used, made, own=own)
    if not own:
        parts = _with_entry(parts, flow, used, made)
    whole: dict[str, Any] = {"blueprint": 1, "title": title, **({"exits": titles} if titles else {})}
    made.data = {**whole, **drawing.whole, "touchpoints": parts}
    meet(made)
    return made


def _list(value: Any) -> list[Any]:
    """What should be a list; people may have written something else."""
    return value if isinstance(value, list) else []


def _show(parts: dict[str, dict[str, Any]], drawing: Boxes, arrows: list[Arrow]) -> None:
    """Things of evidence belong to the touchpoint they are linked to, or else stand beside."""
    linked: dict[str, list[str]] = {}
    for arrow in arrows:
        linked.setdefault(arrow.source, []).append(arrow.target)
        if arrow.target in drawing.evidence:
            linked.setdefault(arrow.target, []).append(arrow.source)
    for owner in drawing.shown:
        if kept := _list(drawing.boxes[owner].kept.get("evidence")):
            parts[owner]["evidence"] = list(kept)
    for id_, label in drawing.evidence.items():
        spot = drawing.spots.get(id_)
        targets = linked.get(id_, []) if spot else [id_.split(":")[0], *linked.get(id_, ())]
        owners = [t for t in dict.fromkeys(targets) if t in parts] or _beside(spot, drawing.boxes)
        for owner in owners:
            if id_ not in drawing.shown.get(owner, ()):
                parts[owner].setdefault("evidence", []).extend(_things(label.title))


def _ways(
    parts: dict[str, dict[str, Any]], drawing: Boxes, arrows: list[Arrow], made: Assembled, *, own: bool
) -> tuple[dict[str, list[Arrow]], dict[str, dict[str, str]], dict[str, Any]]:
    """Arrows from touchpoint to touchpoint; exits of each with their shares; what the exits are called."""
    boxes, flow = drawing.boxes, dict[str, list[Arrow]]()
    exits: dict[str, dict[str, str]] = {}
    titles: dict[str, Any] = {}
    left = {arrow.source for arrow in arrows}
    for arrow in arrows:
        if arrow.source in drawing.evidence or arrow.target in drawing.evidence:
            continue
        leads_on = arrow.target in left and arrow.source != arrow.target
        if (arrow.dashed and (own or _supports(boxes, arrow))) or (
            not own and not leads_on and _in_support(boxes, arrow)
        ):
            if arrow.source in parts and arrow.target in parts:
                parts[arrow.source].setdefault("uses", []).append(arrow.target)
        elif arrow.source in parts and arrow.target.startswith(END):
            exits.setdefault(arrow.source, {})[_exit(arrow, titles, made)] = _read(arrow)[0]
        elif arrow.source in parts and arrow.target in parts:
            flow.setdefault(arrow.source, []).append(arrow)
        elif arrow.source != START:
            made.notes.append(_LOST.filled(source=arrow.source, target=arrow.target))
    if not flow and not own and len(boxes) > 1:
        made.notes.append(_ORDER)
        row = sorted((id_ for id_ in boxes if boxes[id_].lane != Lane.SUPPORT), key=lambda i: boxes[i].middle)
        flow = {a: [Arrow(a, b, "", dashed=False, ours=False)] for a, b in pairwise(row)}
    return flow, exits, titles


def _exit(arrow: Arrow, titles: dict[str, Any], made: Assembled) -> str:
    """The exit that an arrow to a mark of the end leads to: what the mark says, else the condition beside it."""
    said, (_, when) = arrow.target.removeprefix(END), _read(arrow)
    if is_end(said):
        return new_id(when, (), "done") if when else "done"
    if when and when != "?":
        made.notes.append(_CONDITION.filled(source=arrow.source, exit=said, when=when))
    if known := exit_named(said):
        return known
    id_ = next((i for i, title in titles.items() if title == {"title": said}), new_id(said, titles, "exit"))
    titles[id_] = {"title": said}
    return id_


def _leave(
    parts: dict[str, dict[str, Any]],
    boxes: dict[str, Box],
    flow: dict[str, list[Arrow]],
    ends: dict[str, dict[str, str]],
    used: set[str],
    made: Assembled,
    *,
    own: bool,
) -> None:
    """Write the ways on and out of every touchpoint."""
    quiet: list[str] = []
    unknown: list[str] = []
    last = "served" if own else "done"
    entered = {arrow.target for ways in flow.values() for arrow in ways}
    for id_, box in boxes.items():
        ways, exits = flow.get(id_, []), {**box.label.exits, **ends.get(id_, {})}
        if ways:
            parts[id_]["next"] = _next(id_, ways, bool(exits), made, unknown)
        if "end" in box.kept and id_ not in ends:
            parts[id_]["end"] = box.kept["end"]
        elif exits:
            shares = {name: share or None for name, share in exits.items()}
            parts[id_]["end"] = next(iter(shares)) if list(shares.values()) == [None] else shares
        elif (
            box.lane != Lane.EVIDENCE
            and (id_ not in used or id_ in entered)
            and not any(own or way.target != id_ for way in ways)
        ):
            parts[id_]["end"] = last
            quiet.append(id_)
    if unknown:
        made.notes.append(_CHOICE.filled(ids=", ".join(unknown)))
    if quiet:
        made.notes.append(_EXIT.filled(ids=", ".join(quiet), exit=last))


def _in_support(boxes: dict[str, Box], arrow: Arrow) -> bool:
    """Whether an arrow leads from elsewhere into the support lane."""
    lanes = [
        boxes[end].lane.partition("/")[0] if end in boxes else "" for end in (arrow.source, arrow.target)
    ]
    return lanes[1] == Lane.SUPPORT != lanes[0]


def _supports(boxes: dict[str, Box], arrow: Arrow) -> bool:
    """Whether an arrow leads to what only supports: by its lane, or by its name, such as 核心系统."""
    if arrow.target not in boxes:
        return False
    box = boxes[arrow.target]
    return box.lane.startswith(Lane.SUPPORT) or known_lane(" ".join(box.label.lines)) is Lane.SUPPORT


def _beside(spot: tuple[float, float] | None, boxes: dict[str, Box]) -> list[str]:
    """The touchpoint that customers see, nearest in the same column."""
    seen = [
        id_ for id_, box in boxes.items() if box.lane.partition("/")[0] in (Lane.CUSTOMER, Lane.FRONTSTAGE)
    ]
    if spot is None or not seen:
        return []
    x, y = spot
    return [min(seen, key=lambda i: (abs(boxes[i].middle[0] - x), abs(boxes[i].middle[1] - y)))]


def _read(arrow: Arrow) -> tuple[str, str]:
    """Share and condition on an arrow; on ours `<1 %` is a share that was rounded."""
    return share_in(arrow.text.strip(" ·").removeprefix("<" if arrow.ours else ""))


def _with_entry(
    parts: dict[str, dict[str, Any]], flow: dict[str, list[Arrow]], used: set[str], made: Assembled
) -> dict[str, dict[str, Any]]:
    """One touchpoint to come in by, where the drawing has several first boxes or none."""
    entered = {a.target for ways in flow.values() for a in ways}
    walked = [
        id_
        for id_ in parts
        if parts[id_]["lane"] != Lane.EVIDENCE and (id_ in flow or id_ in entered or id_ not in used)
    ]
    first = [id_ for id_ in walked if id_ not in entered]
    first += first_of_circles(walked, {id_: [a.target for a in ways] for id_, ways in flow.items()}, first)
    if not walked or (len(first) == 1 and first[0] not in entered):
        return parts
    id_ = new_id(_COME_IN["en"], parts, "step")
    made.notes.append(_ENTRY.filled(id=id_))
    next_ = short_connections([{"to": to} for to in first])
    return {id_: {"lane": Lane.CUSTOMER.value, "title": dict(_COME_IN), "next": next_}, **parts}


def _things(title: str | dict[str, str]) -> list[str | dict[str, str]]:
    """The things of one evidence box, which may name several."""
    if isinstance(title, str):
        return [thing.strip() for thing in re.split("、|, ", title) if thing.strip()]
    chinese, english = title["zh"].split("、"), title["en"].split(", ")
    if len(chinese) != len(english):
        return [title]
    return [{"zh": z.strip(), "en": e.strip()} for z, e in zip(chinese, english, strict=True)]


def _next(id_: str, ways: list[Arrow], leaves: bool, made: Assembled, unknown: list[str]) -> Any:
    written: list[dict[str, Any]] = []
    for arrow in ways:
        if arrow.kept is not None and not arrow.changed:
            written.append({"to": arrow.target, **arrow.kept})
            continue
        share, when = _read(arrow)
        written.append(
            {"to": arrow.target}
            | ({"share": share} if share else {})
            | ({"when": when} if when and (share or not arrow.ours) else {})
            | {key: value for key, value in (arrow.kept or {}).items() if key == "handoff"}
        )
    together = [way for way in written if way.get("together")]
    if together and len(together) < len(written):
        made.notes.append(_MIXED.filled(id=id_))
        for way in together:
            del way["together"]
        unknown.append(id_)
        return short_connections(written)
    known = any(arrow.kept is not None and not arrow.changed for arrow in ways)
    if len(written) > 1 and not leaves and not known and not any("share" in w for w in written):
        if all(arrow.ours for arrow in ways):
            made.notes.append(_TOGETHER.filled(id=id_))
            written = [{**w, "together": "yes"} for w in written]
        else:
            unknown.append(id_)
    return short_connections(written)
