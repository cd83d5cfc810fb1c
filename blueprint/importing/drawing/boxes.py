"""What stands on a drawing: boxes in lanes, things of evidence, arrows between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from blueprint.importing.drawing.label import Label
from blueprint.importing.lanes import Lanes, is_lane_name
from blueprint.model.names import Lane
from blueprint.model.naming import new_id
from blueprint.wording import Wording

_NO_LANES = Wording(
    "nothing says in which lane {ids} stand; they were put in {lane}", "看不出 {ids} 在哪个泳道；放在 {lane}"
)
_STARTS = {"start", "begin", "开始", "起点"}
_ENDS = {"end", "stop", "finish", "done", "结束", "终点", "完成"}
START, END = ">", "<"
"""What an arrow comes from that leaves the mark of the beginning; with what the end of one begins that leads to a mark of
the end."""


def is_start(text: str) -> bool:
    """Whether a box is only a mark of the beginning."""
    return _plain(text) in _STARTS


def is_end(text: str) -> bool:
    """Whether a box is only a mark of the end, and says nothing of it."""
    return _plain(text) in _ENDS


def _plain(text: str) -> str:
    return text.casefold().strip(" .。")


@dataclass(frozen=True)
class Box:
    """A touchpoint as drawn; `role` is what its lane is called, where that is no lane of ours, `middle` where it
    stands: along its lane, and across; `kept` what the drawing keeps of it that a label does not say."""

    lane: str
    label: Label
    role: str = ""
    middle: tuple[float, float] = (0.0, 0.0)
    kept: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Arrow:
    """An arrow as drawn; in our drawings dashed ones carry no flow. `ours`: no person drew it.

    Its ends are ids, or `START`, or `END` and the text of the mark. `kept` is what the drawing keeps of it; `changed`: a
    person has written something else on it since.
    """

    source: str
    target: str
    text: str
    dashed: bool
    ours: bool = True
    kept: Mapping[str, Any] | None = None
    changed: bool = False


class Boxes:
    """The boxes of a drawing as they are found, with ids; `spots` is where things of evidence stand.

    `whole`: what the drawing keeps of the map as a whole; `shown`: touchpoints whose
    evidence is as it was drawn, with the ids of those things.
    """

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes
        self.boxes: dict[str, Box] = {}
        self.evidence: dict[str, Label] = {}
        self.spots: dict[str, tuple[float, float]] = {}
        self.whole: Mapping[str, Any] = {}
        self.shown: Mapping[str, frozenset[str]] = {}
        self._unknown: list[str] = []
        self._notes: list[Wording] = []

    def add(
        self,
        id_: str,
        label: Label,
        lane: str | None,
        called: str,
        spot: tuple[float, float],
        *,
        ours: bool = False,
        kept: Mapping[str, Any] | None = None,
    ) -> str:
        """A box in the lane that it is drawn in (`called` so); a blank id is made of its text. In doubt backstage.

        `ours`: a touchpoint also where it stands among the things of evidence.
        """
        if not id_:
            text = label.title if isinstance(label.title, str) else label.title["en"]
            id_ = new_id(text, {*self.boxes, *self.evidence}, "step")
        if lane == Lane.EVIDENCE and not ours:
            self.evidence[id_], self.spots[id_] = label, spot
            return id_
        if lane is None:
            lane = Lane.BACKSTAGE.value
            if not called:
                self._unknown.append(id_)
            else:
                self._notes += self._lanes.doubt(called, lane)
        role = "" if is_lane_name(called) or lane.startswith(Lane.CUSTOMER) else called
        self.boxes[id_] = Box(lane, label, role, spot, kept or {})
        return id_

    def notes(self) -> list[Wording]:
        """Lanes in doubt, and boxes in none."""
        missing = [_NO_LANES.filled(ids=", ".join(self._unknown), lane=Lane.BACKSTAGE.value)]
        return [*self._notes, *(missing if self._unknown else [])]
