"""How far off the numbers of a map may be that nobody measured."""

from __future__ import annotations

from blueprint.model.fields import Factor, Spread
from blueprint.model.part import Part, key


class Assumed(Part):
    """How far off what nobody measured may be, in 80 of 100 cases: points for scores, factors for the rest."""

    scores: Spread | None = key(
        "Points up or down; default: a fifth of the scale.", "上下多少分；默认为量表的五分之一。"
    )
    times: Factor | None = key("Times or divided by; default 1.25.", "乘或除以多少；默认 1.25。")
    shares: Factor | None = key(
        "Their odds times or divided by; default 1.2.", "几率乘或除以多少；默认 1.2。"
    )
    arrivals: Factor | None = key("Times or divided by; default 1.2.", "乘或除以多少；默认 1.2。")
    chances: Factor | None = key(
        "The odds of a failure times or divided by; default 1.5.", "失败的几率乘或除以多少；默认 1.5。"
    )
