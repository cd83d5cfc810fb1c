"""An arrow to the next touchpoint, what is passed on along it, and the pressure it may follow."""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar

from pydantic import Field

from blueprint import quantity
from blueprint.model.fields import Id
from blueprint.model.part import NOW_ALIAS, TOGETHER_ALIAS, Part, key
from blueprint.model.share import Share
from blueprint.model.shorthand import scalar_as
from blueprint.model.text import LocaleText
from blueprint.model.values import id_schema
from blueprint.model.working_time import TimeLimit
from blueprint.wording import Language, Wording


class Handoff(Part):
    """The four items of a hand-off: 衔接步骤 传递时限 传递标准 沟通制度."""

    step: LocaleText | None = key("Linking step.", "衔接步骤。")
    within: TimeLimit | None = key("Time limit of the hand-off.", "传递时限。")
    standard: LocaleText | None = key("Standard of the hand-off.", "传递标准。")
    rule: LocaleText | None = key("Communication rule.", "沟通制度。")


_CALM, _BUSY = Fraction(70, 100), Fraction(90, 100)
_OPENS = Wording("more when busy", "越忙越多")
_SHARE_OPENS = Wording("{share} (more when busy)", "{share}，越忙越多")


class Load(Part):
    """The pressure of service that a way follows: closed while staff are calm, open when they are busy.

    In between it opens in proportion, so that the share of customers who go this way has no jump.
    """

    of: Id = Field(description="The staffed touchpoint whose utilisation counts. 以哪个触点的利用率为准。")
    from_: Share | None = Field(
        None,
        alias="from",
        description="Utilisation up to which nobody goes this way; default 70%. 不超过此利用率时无人走这条路；默认 70%。",
    )
    to: Share | None = key(
        "Utilisation from which the whole share goes this way; default 90%.",
        "达到此利用率时该比例全部走这条路；默认 90%。",
    )
    now: Fraction | None = Field(None, alias=NOW_ALIAS)

    @property
    def calm(self) -> Fraction:
        """The utilisation up to which the way is closed."""
        return _CALM if self.from_ is None else self.from_

    @property
    def busy(self) -> Fraction:
        """The utilisation from which it is wholly open."""
        return _BUSY if self.to is None else self.to

    def sign(self, language: Language, share: str = "") -> str:
        """What stands on its arrow: the share, if it is known, and that it grows with the pressure."""
        return _SHARE_OPENS.filled(share=share)[language] if share else _OPENS[language]

    def opening(self, utilisation: float) -> Fraction:
        """How far the way is open at a utilisation, 0..1."""
        if self.busy <= self.calm:
            return Fraction(utilisation > self.calm)
        return min(
            max((Fraction(utilisation) - self.calm) / (self.busy - self.calm), Fraction(0)), Fraction(1)
        )


class Connection(Part):
    """An arrow to the next touchpoint."""

    to: Id = Field(description="The touchpoint it leads to. 通向的触点。")
    share: Share | None = key(
        "Share of customers who go this way; one left out is the rest, several are unknown.",
        "走这条路的客户比例；省去一个即其余，省去多个即未知。",
    )
    when: LocaleText | None = key("Which customers go this way.", "走这条路的条件。")
    load: Load | None = key(
        "Taken only under pressure: `share` is then the most who go this way, and one other way has no share.",
        "仅在忙碌时走：`share` 为最多的比例，且另有一条路不写比例。",
    )
    handoff: Handoff | None = key("What is passed on, and how fast.", "内部传递。")
    together: bool = Field(False, alias=TOGETHER_ALIAS)

    shorthands: ClassVar = {"load": scalar_as("of", id_schema())}


def sign_of(connection: Connection, language: Language, *, unknown: bool) -> str:
    """What stands on an arrow where figures are not at hand: its share, the most of one that follows the pressure, or nothing.

    A share that nobody knows (`unknown`) is a question mark.
    """
    if unknown:
        return "?"
    if connection.load is not None:
        most = "" if connection.share is None else f"≤{quantity.share(connection.share, language)}"
        return connection.load.sign(language, most)
    known = connection.share is not None and connection.share != 1
    return quantity.share(connection.share, language) if known else ""


def opened_share(connection: Connection, left: Fraction) -> Fraction:
    """The share of a way that follows the pressure; `left` is what the ways with a share of their own leave."""
    assert connection.load is not None
    most = left if connection.share is None else connection.share
    return most * (Fraction(1, 2) if connection.load.now is None else connection.load.now)
