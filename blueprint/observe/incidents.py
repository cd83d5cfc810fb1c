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

from blueprint.model.nesting import outermost
from blueprint.observe.names import Names, touchpoint_names
from blueprint.source.table import BadTable, clipped, read_table
from blueprint.suggestion import joined, suggested
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.model.service_map import ServiceMap

_LONGEST = 100
"""Of a name that somebody may have misspelt."""
COLUMNS = ("touchpoint", "feeling", "caught", "segment", "date", "note")
_SEVERAL = Wording(
    "several touchpoints are called {title!r}: write the id, {ids}",
    "有多个触点叫 {title!r}：请写编号 {ids}",
)
_INSIDE = Wording(
    "{id!r} lies inside the map {map!r}: learn on that map, from a log with its own ids",
    "{id!r} 在地图 {map!r} 之内：请对那张地图学习，记录中用它自己的编号",
)
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
    id_ = _meant(cells["touchpoint"], touchpoint_names(service_map), name, line)
    outer = service_map.touchpoints.get(outermost(id_))
    if outer is not None and outer.id != id_:
        raise BadTable(name, line, _INSIDE.filled(id=clipped(id_), map=outer.map or "-"))
    _known(id_, service_map.touchpoints, name, line, Wording("touchpoint", "触点"))
    segment = _meant(cells["segment"], Names(service_map.segments), name, line) or None
    if segment is not None:
        _known(segment, service_map.segments, name, line, Wording("segment", "客群"))
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


def _meant(cell: str, names: Names, name: str, line: int) -> str:
    """What an id or a title means; one that is not known stays as it is."""
    ids = names.of(cell)
    if len(ids) > 1:
        raise BadTable(name, line, _SEVERAL.filled(title=clipped(cell), ids=", ".join(ids)))
    return ids[0] if ids else cell


def _known(id_: str, among: object, name: str, line: int, kind: Wording) -> None:
    known = list(among) if isinstance(among, dict) else []
    if id_ in known:
        return
    help_ = suggested(id_, known) if len(id_) < _LONGEST else None
    said = Wording("the map has no {kind} {id!r}", "地图没有{kind} {id!r}").filled(kind=kind, id=clipped(id_))
    raise BadTable(name, line, joined(said, help_))


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
