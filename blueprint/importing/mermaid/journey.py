"""The language of journeys: sections are phases, actors say the lane, scores from 1 to 5 are emotions from -2 to 2."""

from __future__ import annotations

import re

from blueprint.importing.drawing.label import label_of_lines
from blueprint.importing.lanes import Lanes, is_lane_name
from blueprint.importing.mermaid.blocks import Block, text_lines
from blueprint.importing.table.draft import Draft
from blueprint.model.names import Lane
from blueprint.tables.assemble import Assembled, refuse_above
from blueprint.wording import Wording

_TASK = re.compile(r"([^:]*?)\s*:\s*([^:]*?)\s*(?::(.*))?")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_HEAD = re.compile(r"(title|section|accTitle:?|accDescr:?)\s+(.*)")
_SELF = frozenset({"me", "i", "myself", "you", "我", "本人", "自己"})
"""Who tells of a journey is the customer."""
_MIDDLE, _SCALE = 3, 2
_UNREAD = Wording("line {line}: {text!r} is no part of a journey", "第 {line} 行：{text!r} 不是旅程图的写法")
_OTHERS = Wording(
    "{title!r} is done by {actors} together: it stands in {lane}",
    "{title!r} 由 {actors} 共同完成：放在 {lane}",
)
_SCORE = Wording(
    "line {line}: the score {score} is not from 1 to 5", "第 {line} 行：分数 {score} 不在 1 到 5 之间"
)
_SHOWN = 60


def journey_of(block: Block, title: str, lanes: Lanes) -> Assembled:
    """The map of a journey."""
    draft = Draft(lanes, block.title or title)
    refuse_above(len(block.lines))
    phase = ""
    told = (task[3] or "" for _, line in block.lines if (task := _TASK.fullmatch(line)))
    theirs = any(_is_customer(lanes, actor) for said in told for actor in _actors(said))
    for number, line in block.lines:
        if head := _HEAD.fullmatch(line):
            if head[1] == "section":
                phase = " ".join(text_lines(head[2]))
            elif head[1] == "title":
                draft.title = " ".join(text_lines(head[2]))
        elif task := _TASK.fullmatch(line):
            _task(draft, lanes, number, (task[1], task[2], task[3] or ""), phase, theirs=theirs)
        else:
            draft.notes.append(_UNREAD.filled(line=number, text=line[:_SHOWN]))
    made = draft.assembled()
    made.data = {key: value for key, value in made.data.items() if key != "touchpoints"} | {
        "emotion_scale": str(_SCALE),
        "touchpoints": made.data["touchpoints"],
    }
    return made


def _task(
    draft: Draft, lanes: Lanes, number: int, task: tuple[str, str, str], phase: str, *, theirs: bool
) -> None:
    title, score, said = task
    actors = _actors(said)
    label = label_of_lines(text_lines(title))
    row = {"phase": phase}
    if _NUMBER.fullmatch(score) and 1 <= float(score) <= 2 * _MIDDLE - 1:
        row["emotion"] = f"{float(score) - _MIDDLE:g}"
    elif score:
        draft.notes.append(_SCORE.filled(line=number, score=score))
    lane = _lane(draft, lanes, actors, theirs=theirs)
    if lane != Lane.CUSTOMER:
        row["role"] = ", ".join(a for a in actors if not is_lane_name(a))
    if len(actors) > 1:
        names = ", ".join(actors)
        draft.notes.append(_OTHERS.filled(title=" ".join(label.lines), actors=names, lane=lane))
    id_ = draft.add(" ".join(label.lines[-1:]), lane, row)
    if isinstance(label.title, dict):
        del draft.rows[id_]["title"]
        draft.rows[id_] |= {f"title.{code}": text for code, text in label.title.items()}


def _actors(said: str) -> list[str]:
    return [name for part in said.split(",") if (name := part.strip())]


def _is_customer(lanes: Lanes, actor: str) -> bool:
    return actor.casefold() in _SELF or lanes.of(actor) == Lane.CUSTOMER


def _lane(draft: Draft, lanes: Lanes, actors: list[str], *, theirs: bool) -> str:
    """The customer's where the customer takes part. Of others nobody knows: backstage where customers are named elsewhere in the
    journey (`theirs`); where none is, they tell of it themselves, by their names."""
    found = [lanes.of(actor) for actor in actors]
    if any(_is_customer(lanes, actor) for actor in actors) or not actors:
        return Lane.CUSTOMER.value
    if not any(found):
        taken = Lane.BACKSTAGE.value if theirs else Lane.CUSTOMER.value
        for actor in actors:
            draft.notes += lanes.doubt(actor, taken)
        return taken
    return next(filter(None, found))
