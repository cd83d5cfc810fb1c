"""How staff feel at a touchpoint: the inner customers of a service (两客)."""

from __future__ import annotations

from blueprint.model.fields import Count, Score, Spread
from blueprint.model.part import Part, key
from blueprint.model.text import LocaleText


class StaffEmotion(Part):
    """How those who work at the touchpoint feel there, on the map's scale; in no figure of customers."""

    score: Score | None = key("As it is.", "现状得分。")
    spread: Spread | None = key(
        "How far staff differ in it: standard deviation; default: `emotion_spread` of the map.",
        "员工之间的差异：标准差；默认取地图的 `emotion_spread`。",
    )
    source: LocaleText | None = key(
        "Where the score comes from; `assumed` when nobody measured.",
        "分数出处；未测量时写 assumed。",
    )
    n: Count | None = key("How many answers the score rests on.", "样本量。")
