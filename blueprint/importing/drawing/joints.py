"""Shapes without words that arrows run through: a gateway, a merge, a small circle. They are no steps, and arrows go on behind them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from blueprint.importing.drawing.boxes import END, START, Arrow

_MOST = 400
"""Ways through one shape that are followed."""
_NAMELESS = f"{END}end"
_TOGETHER = {"together": "yes"}


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
    crowded: list[str] = []
    for joint in joints:
        arrows = [a for a in arrows if not a.source == a.target == joint]
        comes = [a for a in arrows if a.target == joint]
        goes = [a for a in arrows if a.source == joint]
        rest = [a for a in arrows if joint not in (a.source, a.target)]
        if len(comes) * len(goes) > _MOST:
            crowded.append(joint)
            arrows = rest
        elif comes and goes:
            all_ = joint in together and len(goes) > 1
            arrows = rest + [_one(a, b, all_=all_) for a in comes for b in goes]
        elif comes:
            arrows = rest + [replace(a, target=_NAMELESS) for a in comes]
        else:
            box = beside.get(joint, START)
            arrows = rest + [replace(a, source=START if a.target == box else box) for a in goes]
    alike = {(a.source, a.target, a.text, a.dashed): a for a in reversed(arrows)}
    return [
        a for a in arrows if alike[a.source, a.target, a.text, a.dashed] is a
    ] if joints else arrows, crowded


def _one(first: Arrow, then: Arrow, *, all_: bool) -> Arrow:
    text = ", ".join(filter(None, dict.fromkeys((first.text, then.text))))
    kept = _TOGETHER if all_ else first.kept or then.kept
    return replace(
        first, target=then.target, text=text, dashed=first.dashed and then.dashed, kept=kept, changed=False
    )
