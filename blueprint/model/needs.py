"""What customers want, how well it is met, and where touchpoints help or hinder each other: a House of Quality.

The planning side follows Besterfield; ratings run from 1 to 5. Hauser & Clausing (1988) put the roof on it.
"""

from __future__ import annotations

from pydantic import Field

from blueprint.model.fields import EffectName, Id, Importance, Pair, Rating, SalesPoint
from blueprint.model.part import ID_ALIAS, Part, key
from blueprint.model.text import LocaleText


class Need(Part):
    """What customers want: a WHAT of the House of Quality."""

    id: Id = Field(alias=ID_ALIAS)
    title: LocaleText = Field(description="What they want. 需求。")
    importance: Importance | None = key("How much it matters.", "重要度。")
    ours: Rating | None = key("How well it is met today, 1 to 5.", "本企业现状评分，1 到 5。")
    target: Rating | None = key("How well it is to be met, 1 to 5.", "目标评分，1 到 5。")
    sales_point: SalesPoint | None = key(
        "How much it sells: 1, 1.2 or 1.5; default 1.", "卖点：1、1.2 或 1.5；默认 1。"
    )
    competitors: dict[Id, Rating] = key(
        "How well competitors meet it, 1 to 5, by name.", "竞争对手评分，1 到 5，按名称。", {}
    )
    source: LocaleText | None = key(
        "Where the ratings come from; `assumed` when nobody asked.", "评分出处；未调查时写 assumed。"
    )


class RoofPair(Part):
    """Two touchpoints whose improvement helps or hinders each other."""

    between: Pair = Field(description="The two touchpoints. 两个触点。")
    effect: EffectName = Field(
        description='What improving one does to the other: "++", "+", "-" or "--". 相互影响："++"、"+"、"-"、"--"。'
    )
    why: LocaleText | None = key("Why it does.", "原因。")
