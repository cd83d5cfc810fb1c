"""How sure an item of a standards pack is, in one word; what it asks for is said by the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.figures.standards.words import CERTAINTIES, amount, asked, nature
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.packs.standards import Certainty

__all__ = ["CERTAINTIES", "SHORT", "UNVERIFIED", "amount", "asked", "nature"]

SHORT: dict[Certainty, Wording] = {
    "verified": Wording("verified", "已核实"),
    "probable": Wording("probable", "可能"),
    "memory": Wording("memory", "凭常识"),
}
UNVERIFIED = Wording("not verified", "未核实")
