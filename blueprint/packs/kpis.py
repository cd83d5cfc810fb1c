"""Key figures of service as data: definition, direction, and what each can be computed from (theory 7.G, 5.3)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from blueprint.packs.form import Form, Line, Slug, Words, key
from blueprint.packs.reading import each_once, read_pack_file

_FILE = Path(__file__).with_suffix(".toml")


class Kpi(Form):
    """One key figure."""

    id: Slug = key("Its id.", "编号。")
    kind: Literal["share", "mean", "time", "net"] = key("What the number is.", "数值类型。")
    direction: Literal["up", "down", "between"] = key(
        "Which way is better.", "越高越好、越低越好或在区间内。"
    )
    low: float | None = key("The least of a good range.", "良好区间下限。", None)
    high: float | None = key("The most of a good range.", "良好区间上限。", None)
    follows: Literal["queue", "flow"] | None = key(
        "What of a map it follows from.", "由地图的什么得出。", None
    )
    title: Words = key("What it is called.", "名称。")
    about: Words = key("How it is counted.", "计算口径。")


class Kpis(Form):
    """All key figures."""

    source: Line = key("Where they come from.", "出处。")
    kpi: tuple[Kpi, ...] = Field(description="The figures. 各项指标。", strict=False)


@cache
def kpis() -> dict[str, Kpi]:
    """Every key figure by id, in the order people read them."""

    def made(form: Kpis) -> dict[str, Kpi]:
        each_once("kpi", [k.id for k in form.kpi])
        return {k.id: k for k in form.kpi}

    return read_pack_file(_FILE, Kpis, made)
