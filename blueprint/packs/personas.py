"""Kinds of customers as data: how to treat them, what they need, what differs for them (theory 7.I)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from blueprint.packs.form import Form, Line, Slug, Words, key
from blueprint.packs.reading import each_once, read_pack_file

_FILE = Path(__file__).with_suffix(".toml")

Factor = Annotated[float, Field(gt=0, le=5)]
Weight = Annotated[int, Field(ge=1, le=5)]
Where = Literal["wait", "talk", "self-service", "explain", "all"]


class Needs(Form):
    """Weights of the four needs 环境 情感 信息 便利."""

    environment: Weight = key("Surroundings.", "环境。")
    emotion: Weight = key("Being treated well.", "情感。")
    information: Weight = key("Knowing.", "信息。")
    convenience: Weight = key("Little effort.", "便利。")


class Change(Form):
    """What differs at some touchpoints: factors of times, points added to the score."""

    where: Where = key("At which touchpoints.", "在哪些触点。")
    time: Factor | None = key("Factor of the time it takes.", "耗时倍数。", None)
    tolerance: Factor | None = key("Factor of the tolerance.", "容忍倍数。", None)
    emotion: Annotated[float, Field(ge=-5, le=5)] | None = key("Added to the score.", "情感分增减。", None)


class Persona(Form):
    """One kind of customer."""

    id: Slug = key("Its id.", "编号。")
    deck: Line = key("Where it comes from.", "出自哪份课件。")
    title: Words = key("What it is called.", "名称。")
    about: Words = key("How to treat them.", "应对要点。")
    needs: Needs = key("What they need, 1 to 5; assumed.", "需求权重 1～5；假设。")
    change: tuple[Change, ...] = Field(description="What differs; assumed. 不同之处；假设。", strict=False)


class Personas(Form):
    """All of them."""

    source: Line = key("Where they come from.", "出处。")
    persona: tuple[Persona, ...] = Field(description="The personas. 客户类型。", strict=False)


@cache
def personas() -> dict[str, Persona]:
    """Every persona by id, in the order of the decks."""

    def made(form: Personas) -> dict[str, Persona]:
        each_once("persona", [p.id for p in form.persona])
        return {p.id: p for p in form.persona}

    return read_pack_file(_FILE, Personas, made)
