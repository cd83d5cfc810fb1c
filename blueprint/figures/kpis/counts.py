"""Counts of key figures from a small table: `kpi,part,whole`, `kpi,value`, and `minus` for a net share."""

from __future__ import annotations

import math
from dataclasses import dataclass

from blueprint.packs.kpis import kpis
from blueprint.source.number import number_in
from blueprint.source.table import BadTable, clipped, read_table
from blueprint.wording import Wording

__all__ = ["BadTable", "Count", "read_counts"]

_MOST = 1e15
COLUMNS = ("kpi", "part", "whole", "minus", "value")


@dataclass(frozen=True)
class Count:
    """What a row says: `part` of `whole` (less `minus` for a net share), or a `value` of itself."""

    part: float | None = None
    whole: float | None = None
    minus: float | None = None
    value: float | None = None


def read_counts(text: str, name: str) -> dict[str, Count]:
    """Read a table.

    Args:
        text: CSV with a header; a BOM is fine.
        name: of the file, for messages.

    Raises:
        BadTable: an unknown column or key figure, a cell that is no number, a part larger than its whole.
    """
    table = read_table(text, name)
    header = table.columns
    if "kpi" not in header or not set(header) <= set(COLUMNS):
        wanted = Wording(
            "the columns are kpi, part, whole, minus, value; found: {found}",
            "表头应为 kpi, part, whole, minus, value；却是：{found}",
        )
        raise BadTable(name, 1, wanted.filled(found=clipped(", ".join(header)) or "-"))
    found: dict[str, Count] = {}
    for line, row in table.rows:
        id_ = row["kpi"]
        if not any(row.values()):
            continue
        if id_ not in kpis():
            unknown = Wording(
                "there is no key figure {id!r}; known: {known}", "没有指标 {id!r}；可用：{known}"
            )
            raise BadTable(name, line, unknown.filled(id=clipped(id_), known=", ".join(kpis())))
        if id_ in found:
            raise BadTable(name, line, Wording("{id} stands twice", "{id} 出现两次").filled(id=id_))
        numbers = {c: _number(row.get(c, ""), c, name, line) for c in COLUMNS[1:]}
        found[id_] = _checked(id_, Count(**numbers), name, line)
    return found


def _number(text: str, column: str, name: str, line: int) -> float | None:
    if not text:
        return None
    value = number_in(text.removesuffix("%").rstrip()) / (100 if text.endswith("%") else 1)
    if not abs(value) <= _MOST:  # nor is what no number compares with
        wording = Wording("{column}: {text!r} is not a number", "{column}：{text!r} 不是数字")
        raise BadTable(name, line, wording.filled(column=column, text=clipped(text)))
    return value


def _checked(id_: str, count: Count, name: str, line: int) -> Count:
    kind = kpis()[id_].kind
    if count.value is None and (count.part is None or not count.whole or count.whole <= 0):
        lacks = Wording(
            "{id} needs `part` and `whole`, or `value`", "{id} 需要 `part` 与 `whole`，或 `value`"
        )
        raise BadTable(name, line, lacks.filled(id=id_))
    parts = math.fsum(v for v in (count.part, count.minus) if v is not None)
    share = kind in ("share", "net")
    if share and count.whole is not None and not 0 <= parts <= count.whole:
        wrong = Wording("{id}: the part is not between 0 and the whole", "{id}：部分应在 0 与总数之间")
        raise BadTable(name, line, wrong.filled(id=id_))
    if share and count.value is not None and not -1 <= count.value <= 1:
        wrong = Wording("{id} is a share: write 86% or 0.86", "{id} 是比例：请写 86% 或 0.86")
        raise BadTable(name, line, wrong.filled(id=id_))
    return count
