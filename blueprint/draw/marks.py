"""The marks on boxes, in one table: who has one, its letter, its shape in every format, what it means.

For one mark more: its name in `MarkKind`, an entry in `MARKS`, and its colours in `theme/theme.py` and
`theme/themes.py`. Boxes, the legend, slides and the training pack take it from here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from blueprint.flow.chain.waits import is_wait
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from blueprint.model.touchpoint import Touchpoint

MarkKind = Literal["truth", "fail", "wait", "decision", "note"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkLook:
    """What a mark is.

    Attributes:
        letter: what is written on it; a moment of truth has its rank behind.
        name: in the legend.
        meaning: what staff should know of it, in the training pack.
        radius: of the room it takes, in px.
        path: its outline in SVG, from its middle; empty for a circle of this radius.
        size: of the letter, in px.
        drop: from the middle to the letter's baseline, in px.
        preset: the shape of slides nearest to it.
        half: of its side in slides, in px; larger where its text needs it.
        foot: what slides leave free below the letter, in px.
        has: whether a touchpoint has it; None where figures decide.
    """

    letter: str
    name: Wording
    meaning: Wording
    radius: float
    path: str = ""
    size: float
    drop: float
    preset: str = "ellipse"
    half: float
    foot: float = 0
    has: Callable[[Touchpoint], bool] | None = None


def _is_decision(touchpoint: Touchpoint) -> bool:
    """Customers part here: more than one exclusive way on or out."""
    return not touchpoint.together and len(touchpoint.next) + len(touchpoint.end) > 1


def _is_fail_point(touchpoint: Touchpoint) -> bool:
    """Something can go wrong here."""
    return touchpoint.fails is not None and touchpoint.fails.chance != 0


def _is_noted(touchpoint: Touchpoint) -> bool:
    """Somebody wrote something beside it."""
    return bool(touchpoint.notes)


MARKS: dict[MarkKind, MarkLook] = {
    "truth": MarkLook(
        letter="★",
        name=Wording("moment of truth, by rank", "关键时刻（按名次）"),
        meaning=Wording(
            "Decides what the customer remembers; 1 decides most. Practise it first.",
            "决定客户记住什么，名次 1 影响最大，最先演练。",
        ),
        radius=11.5,
        size=11,
        drop=4,
        half=9,
    ),
    "fail": MarkLook(
        letter="F",
        name=Wording("fail point", "失败点"),
        meaning=Wording(
            "Something can go wrong here. Know what to do then.", "这里可能出错，要知道出错后怎么办。"
        ),
        radius=9.5,
        size=10.5,
        drop=4,
        half=8,
        has=_is_fail_point,
    ),
    "wait": MarkLook(
        letter="W",
        name=Wording("wait point", "等候点"),
        meaning=Wording(
            "Customers wait. Tell them how long, and apologise or thank them afterwards.",
            "客户在等候。告诉客户还要多久，等完要致歉或致谢。",
        ),
        radius=10,
        path="m-10.5,8.5l10.5,-18l10.5,18z",
        size=9.5,
        drop=6.5,
        preset="triangle",
        half=9.5,
        foot=3,
        has=is_wait,
    ),
    "decision": MarkLook(
        letter="D",
        name=Wording("decision", "决策点"),
        meaning=Wording(
            "Customers part here; the condition stands on the card.", "客户在这里分开走，条件见岗位卡。"
        ),
        radius=11,
        path="m0,-11l11,11l-11,11l-11,-11z",
        size=9.5,
        drop=3.5,
        preset="diamond",
        half=9.5,
        has=_is_decision,
    ),
    "note": MarkLook(
        letter="N",
        name=Wording("notes", "备注"),
        meaning=Wording(
            "Something is noted here: pain, idea, quote and the like.", "这里有备注：痛点、想法、原话等。"
        ),
        radius=9.5,
        path="m-8.5,-8.5h17v11l-6,6h-11z",
        size=9.5,
        drop=3.5,
        preset="foldedCorner",
        half=8.5,
        has=_is_noted,
    ),
}
"""In the order in which they are drawn and explained."""


STARS = 5
"""So many moments of truth are full stars, which the eye finds first; the others are hollow."""


def star(rank: int) -> str:
    """The text of a moment of truth: full for the first, hollow for the rest."""
    return f"{'★' if rank <= STARS else '☆'}{rank}"


def is_hollow(text: str) -> bool:
    """Whether a star stands back."""
    return text.startswith("☆")


def marks_of(touchpoint: Touchpoint) -> tuple[tuple[MarkKind, str], ...]:
    """The marks a touchpoint has without any figures, and their letters."""
    return tuple((kind, mark.letter) for kind, mark in MARKS.items() if mark.has and mark.has(touchpoint))
