"""Tables of measurements for `blueprint standards PACK --score FILE`: what is wrong with one has its line."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeAlias

from blueprint.source import table
from blueprint.source.number import number_in
from blueprint.source.table import BadTable, clipped
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.packs.measured import Measured
    from blueprint.packs.scoring import Score
    from blueprint.packs.standards import Scoring, StandardsPack

Rows: TypeAlias = list[tuple[int, dict[str, str]]]
"""Lines of a table, each with its number."""

_MOST = 1e15
_FINDING, _ADVANTAGE = "special-finding", "special-advantage"
_LACKS = Wording("the table lacks the column {column!r}", "表中缺少列 {column!r}")
_BLANK = Wording("{column} is blank", "{column} 为空")
_EITHER = Wording(
    "the table needs `value`, or `met` and `total`", "表中应有 `value` 列，或 `met` 与 `total` 列"
)
_NOT_NUMBER = Wording(
    "{text!r} in {column} is not a number from 0 on", "{column} 列的 {text!r} 不是不小于 0 的数"
)
_MORE = Wording("{obtained:g} points of {applicable:g}", "实得 {obtained:g} 分，多于适用的 {applicable:g} 分")
_NO_ITEM = Wording("{pack} has no item {item!r}; known: {known}", "{pack} 没有条目 {item!r}；可用：{known}")
_WRONG = Wording("item {item!r} has numbers that cannot be", "条目 {item!r} 的数据不成立")
_EMPTY = Wording("there is nothing to score", "没有可评分的内容")


def read_table(file: str) -> Rows:
    """The rows of a CSV file that say something.

    Raises:
        BadTable: there are none, or it is no table.
        Unreadable: it cannot be opened.
    """
    rows = [r for r in table.read_table(table.table_text(file), file).rows if any(r[1].values())]
    if not rows:
        raise BadTable(file, 0, _EMPTY)
    return rows


def score_of(scoring: Scoring, file: str, rows: Rows) -> Score:
    """The score of a sheet.

    Raises:
        BadTable: its numbers cannot be.
    """
    from blueprint.packs.scoring import Points, score

    sheet, counts = [], {_FINDING: 0, _ADVANTAGE: 0}
    for line, row in rows:
        name = _cell(file, line, row, "item")
        if name in counts:
            counts[name] += 1
            continue
        points = Points(name, *(_number(file, line, row, c) for c in ("obtained", "applicable")))
        if points.obtained > points.applicable:
            raise BadTable(file, line, _MORE.filled(obtained=points.obtained, applicable=points.applicable))
        sheet.append(points)
    if not math.fsum(p.applicable for p in sheet):
        raise BadTable(file, 0, _EMPTY)
    return score(sheet, scoring, findings=counts[_FINDING], advantages=counts[_ADVANTAGE])


def measured_of(pack: StandardsPack, file: str, rows: Rows) -> tuple[Measured, ...]:
    """Every item of the table against the pack.

    Raises:
        BadTable: a row is not about the pack, or its numbers cannot be.
    """
    from blueprint.packs.measured import Row, judge_rows

    known = [i.id for i in pack.items]
    read: list[Row] = []
    for line, row in rows:
        item = _cell(file, line, row, "item")
        if item not in known:
            raise BadTable(
                file, line, _NO_ITEM.filled(pack=pack.id, item=clipped(item), known=", ".join(known))
            )
        if row.get("value"):
            read.append(Row(item, row.get("period", ""), value=_number(file, line, row, "value")))
        elif row.get("met") or row.get("total"):
            met, total = (_number(file, line, row, c) for c in ("met", "total"))
            read.append(Row(item, row.get("period", ""), met=met, total=total))
        else:
            raise BadTable(file, line, _EITHER)
        try:
            judge_rows(pack, read[-1:])
        except ValueError:
            raise BadTable(file, line, _WRONG.filled(item=item)) from None
    try:
        return judge_rows(pack, read)
    except ValueError as error:
        raise BadTable(file, 0, _WRONG.filled(item=str(error))) from None


def _cell(file: str, line: int, row: dict[str, str], column: str) -> str:
    if column not in row:
        raise BadTable(file, 1, _LACKS.filled(column=column))
    if not row[column]:
        raise BadTable(file, line, _BLANK.filled(column=column))
    return row[column]


def _number(file: str, line: int, row: dict[str, str], column: str) -> float:
    text = _cell(file, line, row, column)
    number = number_in(text)
    if not 0 <= number <= _MOST:
        raise BadTable(file, line, _NOT_NUMBER.filled(text=clipped(text), column=column))
    return number
