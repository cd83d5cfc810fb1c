"""What was measured beside what is declared: touchpoints, connections, promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.cli.show.console import BAD, QUIET, numbers, styled, words
from blueprint.wording import Wording

if TYPE_CHECKING:
    from rich.text import Text

    from blueprint.cli.show.conformance.out import Out
    from blueprint.cli.show.conformance.spelling import Spelling
    from blueprint.observe.conform.conformance import Group

_TOUCHPOINTS = Wording("Touchpoints", "触点")
_CONNECTIONS = Wording("Connections", "连接")
_COUNT, _MEAN = Wording("count", "次数"), Wording("mean", "平均")
_TOUCHPOINT = Wording("touchpoint", "触点")
_STANDARD = Wording("standard", "标准")
_WITHIN = Wording("within", "达标")
_KEPT = Wording("kept", "符合")
_FROM_TO = Wording("from - to", "起止")
_SHARE, _DECLARED = Wording("share", "占比"), Wording("declared", "声明")
_HANDOFF = Wording("hand-off", "传递")
_LIMIT = Wording("limit", "时限")
_INTERVAL = Wording("95 % interval", "95 % 区间")
_STRANGE = Wording("not on the map", "地图没有")
_PATIENCE = Wording("Patience", "耐心")
_WAITED, _GAVE_UP = Wording("waits", "等候"), Wording("gave up", "放弃")
_QUARTER, _HALF = Wording("1 in 4 gone by", "四分之一离开于"), Wording("half gone by", "一半离开于")
_HOW = Wording(
    "Patience is longer than the wait of those who were served. Mean: all time waited over those who gave up; gone by: "
    "the share who would have left were nobody served (Kaplan and Meier).",
    "获得服务者的耐心长于其等候时间。平均：全部等候时间除以放弃人数；离开于：若无人被服务时届时离开的比例（Kaplan-Meier 法）。",
)


def touchpoints(out: Out, said: Spelling, group: Group) -> None:
    """A row a touchpoint: its times beside its standard."""
    out.heading(_TOUCHPOINTS[said.language])
    columns = [
        words(_TOUCHPOINT[said.language]),
        *(
            numbers(h[said.language] if isinstance(h, Wording) else h)
            for h in (_COUNT, _MEAN, "P50", "P90", "P95")
        ),
        numbers(_STANDARD[said.language]),
        numbers(_WITHIN[said.language]),
        words(_KEPT[said.language]),
    ]
    rows: list[list[str | Text | None]] = []
    for t in group.touchpoints.values():
        standard = next((v for v in t.verdicts if v.kind == "standard"), None)
        rows.append(
            [
                said.title(t.id),
                f"{t.visits:,}",
                *said.times(t.time),
                said.time(t.standard),
                quantity.share(standard.achieved, said.language, beside=standard.required)
                if standard
                else None,
                said.kept(t.verdicts),
            ]
        )
    out.table(columns, rows)


def connections(out: Out, said: Spelling, group: Group) -> None:
    """A row a connection: its share beside the declared one, and its hand-off."""
    if not group.connections:
        return
    out.heading(_CONNECTIONS[said.language])
    handoff = _HANDOFF[said.language]
    columns = [
        words(_FROM_TO[said.language]),
        numbers(_COUNT[said.language]),
        numbers(_SHARE[said.language]),
        numbers(_INTERVAL[said.language]),
        numbers(_DECLARED[said.language]),
        numbers(f"{handoff} P50"),
        numbers("P90"),
        words(_LIMIT[said.language]),
    ]
    rows: list[list[str | Text | None]] = []
    for c in group.connections:
        declared: str | Text | None = quantity.share(c.declared_share, said.language)
        if not c.declared:
            declared = styled(_STRANGE[said.language], BAD)
        elif c.differs:
            declared = styled(str(declared), BAD)
        rows.append(
            [
                f"{said.title(c.start)} > {said.title(c.end)}",
                f"{c.count:,}",
                None if c.share is None else quantity.share(c.share, said.language),
                None if c.interval is None else said.shares(c.interval),
                declared,
                said.time(c.handoff.p50),
                said.time(c.handoff.p90),
                said.kept((c.verdict,)) if c.verdict else None,
            ]
        )
    out.table(columns, rows)


def patience(out: Out, said: Spelling, group: Group) -> None:
    """A row for each line that customers wait in: how long they are ready to."""
    found = [p for p in group.patience if p.waited]
    if not found:
        return
    out.heading(_PATIENCE[said.language])
    columns = [
        words(_TOUCHPOINT[said.language]),
        *(
            numbers(h[said.language])
            for h in (_WAITED, _GAVE_UP, _MEAN, _INTERVAL, _QUARTER, _HALF, _DECLARED)
        ),
    ]
    rows: list[list[str | Text | None]] = [
        [
            said.title(p.queue),
            f"{p.waited:,}",
            f"{p.gave_up:,}",
            said.time(p.mean),
            None if p.interval is None else " - ".join(str(said.time(x)) for x in p.interval),
            said.time(p.quarter),
            said.time(p.half),
            said.time(p.declared),
        ]
        for p in found
    ]
    out.table(columns, rows)
    out.line(_HOW[said.language], QUIET)
