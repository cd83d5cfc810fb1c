"""Shapes without words that arrows run through: a gateway, a merge, a small circle. They are no steps, and arrows go on behind them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from fractions import Fraction

from blueprint.importing.drawing.boxes import END, START, Arrow
from blueprint.importing.share_in_label import share_in
from blueprint.model.writing import written_share

_MOST = 400
"""Ways through one shape that are followed."""
_ALL = 50_000
"""Arrows of a drawing."""
_NAMELESS = f"{END}end"
_TOGETHER = {"together": "yes"}
_FINEST = 10**8


def through(
    arrows: list[Arrow], joints: Collection[str], beside: Mapping[str, str], together: Collection[str]
) -> tuple[list[Arrow], list[str]]:
    """Arrows from box to box, past what has no words; and the shapes with more ways through them than are followed.

    Args:
        arrows: also to and from those shapes.
        joints: the shapes; one that nothing enters is a mark of the beginning, one that nothing leaves of the end.
        beside: shapes that stand on the edge of a box, with that box: what leaves them leaves it.
        together: shapes behind which everything starts at once.
    """
    if not joints:
        return arrows, []
    drawn, crowded = _Arrows(arrows), list[str]()
    for joint in joints:
        comes, goes = drawn.taken(joint)
        box = beside.get(joint, START)
        if len(comes) * len(goes) > _MOST or len(drawn.all) > _ALL:
            crowded.append(joint)
        elif comes and goes:
            all_ = joint in together and len(goes) > 1
            drawn.put(*(_one(a, b, all_=all_) for a in comes for b in goes))
        elif comes:
            drawn.put(*(replace(a, target=_NAMELESS) for a in comes))
        else:
            drawn.put(*(replace(a, source=START if a.target == box else box) for a in goes))
    return list(drawn.all.values()), crowded


_Key = tuple[str, str, str, bool]


class _Arrows:
    """Arrows by their ends; one that says the same as another is that."""

    def __init__(self, arrows: list[Arrow]) -> None:
        self.all: dict[_Key, Arrow] = {}
        self._at: dict[str, dict[_Key, None]] = {}
        self.put(*arrows)

    def put(self, *arrows: Arrow) -> None:
        for arrow in arrows:
            key = (arrow.source, arrow.target, arrow.text, arrow.dashed)
            if key not in self.all:
                self.all[key] = arrow
                for end in key[:2]:
                    self._at.setdefault(end, {})[key] = None

    def taken(self, joint: str) -> tuple[list[Arrow], list[Arrow]]:
        """Those that come and those that go, which are no more; not those from a shape to itself."""
        comes: list[Arrow] = []
        goes: list[Arrow] = []
        for key in self._at.pop(joint, {}):
            arrow = self.all.pop(key)
            other = arrow.target if arrow.source == joint else arrow.source
            if other != joint:
                del self._at[other][key]
                (goes if arrow.source == joint else comes).append(arrow)
        return comes, goes


def _one(first: Arrow, then: Arrow, *, all_: bool) -> Arrow:
    """An arrow past a shape: what both say, and of the share before it the share behind it."""
    (share, when), (behind, other) = share_in(first.text), share_in(then.text)
    if share and behind:
        product = Fraction(share[:-1]) * Fraction(behind[:-1]) / 10_000
        share = written_share(Fraction(round(product * _FINEST), _FINEST))
    text = ", ".join(filter(None, dict.fromkeys((when, other, share or behind))))
    kept = _TOGETHER if all_ else first.kept or then.kept
    return replace(
        first, target=then.target, text=text, dashed=first.dashed and then.dashed, kept=kept, changed=False
    )
