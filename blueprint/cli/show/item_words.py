"""What an item of a standards pack asks for, in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.figures.standards_speech import CERTAINTIES, amount, asked
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.packs.standards import Certainty, Nature, StandardsPack

__all__ = ["CERTAINTIES", "NATURES", "SHORT", "UNVERIFIED", "amount", "asked", "nature"]

SHORT: dict[Certainty, Wording] = {
    "verified": Wording("verified", "已核实"),
    "probable": Wording("probable", "可能"),
    "memory": Wording("memory", "凭常识"),
}
NATURES: dict[Nature, Wording] = {
    "law": Wording("law", "法律"),
    "regulation": Wording("regulation", "规定"),
    "standard": Wording("standard", "标准"),
    "draft": Wording("draft", "征求意见稿"),
    "promise": Wording("promise of a firm", "企业承诺"),
    "custom": Wording("custom", "惯例"),
    "own": Wording("own", "自有"),
}
_FIGURES = Wording("figures", "参考值")
UNVERIFIED = Wording("not verified", "未核实")


def nature(pack: StandardsPack) -> Wording:
    """What kind of document a pack is; only what is verified is called a rule of somebody's."""
    return NATURES[pack.nature] if pack.certainty == "verified" else _FIGURES
