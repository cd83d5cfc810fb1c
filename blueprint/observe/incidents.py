"""A log of critical incidents (Flanagan 1954; Bitner, Booms & Tetreault 1990): what went very well, what went badly.

One row an incident: `touchpoint`, `feeling` (`good`, `bad` or a score on the map's scale), and if known
`caught` (put right before the customer left: yes or no), `segment`, `date`, `note`. The log is kept where
customers leave with bad feelings (关注并记录客户离场不良感受), so it holds the extremes and not the average:
it says how bad is bad and how often, never how a touchpoint feels as it is.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprint.observe.rows import segment_of, touchpoint_of
from blueprint.source.table import BadTable, clipped, read_table
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.model.service_map import ServiceMap

COLUMNS = ("touchpoint", "feeling", "caught", "segment", "date", "note")
_YES = frozenset({"yes", "y", "true", "1", "是", "有"})
_NO = frozenset({"no", "n", "false", "0", "否", "无"})
_GOOD = frozenset({"good", "+", "好", "满意"})
_BAD = frozenset({"bad", "-", "差", "坏", "不满意", "不满"})


@dataclass(frozen=True)
class Incident:
    """One incident.

    Attributes:
        touchpoint: where.
        good: whether it went well.
        score: how it felt, on the map's scale; None where only good or bad was noted.
        caught: whether it was put right before the customer left; None where nobody noted it.
        segment: who, where noted.
        date: as written; sorts by text where it is ISO.
        line: of the log.
    """

    touchpoint: str
    good: bool
    score: float | None
    caught: bool | None
    segment: str | None
    date: str
    line: int


def read_incidents(text: str, name: str, service_map: ServiceMap) -> tuple[Incident, ...]:
    """Read a log.

    Args:
        text: CSV with a header; a BOM is fine.
        name: of the file, for messages.
        service_map: whose touchpoints and segments the rows name.

    Raises:
        BadTable: a title that several touchpoints have, a column, touchpoint, segment or cell that cannot be understood; the first one.
    """
    table = read_table(text, name)
    header = table.columns
    if not {"touchpoint", "feeling"} <= set(header) or not set(header) <= set(COLUMNS):
        wanted = Wording(
            "the columns are touchpoint, feeling and if known caught, segment, date, note; found: {found}",
            "表头应为 touchpoint、feeling，可另有 caught、segment、date、note；却是：{found}",
        )
        raise BadTable(name, 1, wanted.filled(found=clipped(", ".join(header)) or "-"))
    found = []
    for line, row in table.rows:
        cells = {c: row.get(c, "") for c in COLUMNS}
        if any(cells.values()):
            found.append(_incident(cells, name, line, service_map))
    return tuple(found)


def _incident(cells: dict[str, str], name: str, line: int, service_map: ServiceMap) -> Incident:
    id_ = touchpoint_of(cells["touchpoint"], service_map, name, line)
    segment = segment_of(cells["segment"], service_map, name, line)
    good, score = _feeling(cells["feeling"], name, line, service_map.emotion_scale)
    return Incident(
        touchpoint=id_,
        good=good,
        score=score,
        caught=_caught(cells["caught"], name, line),
        segment=segment,
        date=cells["date"],
        line=line,
    )


def _feeling(cell: str, name: str, line: int, scale: float) -> tuple[bool, float | None]:
    if cell.lower() in _GOOD:
        return True, None
    if cell.lower() in _BAD:
        return False, None
    try:
        score = float(cell)
    except ValueError:
        score = math.nan
    if not -scale <= score <= scale or score == 0:
        wrong = Wording(
            "feeling {cell!r}: write good, bad, or a score from -{n:g} to {n:g} other than 0",
            "feeling {cell!r}：请写 好、差，或 -{n:g} 到 {n:g} 之间非 0 的分数",
        )
        raise BadTable(name, line, wrong.filled(cell=clipped(cell), n=scale))
    return score > 0, score


def _caught(cell: str, name: str, line: int) -> bool | None:
    if not cell:
        return None
    if cell.lower() in _YES | _NO:
        return cell.lower() in _YES
    wrong = Wording("caught {cell!r}: write yes or no", "caught {cell!r}：请写 是 或 否")
    raise BadTable(name, line, wrong.filled(cell=clipped(cell)))
