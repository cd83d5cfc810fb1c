"""What is kept, of all cases and a segment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.cli.show.console import BAD, GOOD
from blueprint.wording import Wording, listed

if TYPE_CHECKING:
    from blueprint.cli.show.conformance.out import Out
    from blueprint.cli.show.conformance.spelling import Spelling
    from blueprint.observe.conform.conformance import Conformance

_SEGMENTS = Wording("Segments", "客群")
_NO_SEGMENT = Wording("the map has no segment {names}", "地图没有客群 {names}")
_DIFFERS = Wording(
    "The map's share lies outside what was measured at {arrows}.", "地图的比例与实测不符：{arrows}。"
)
_SEGMENT = Wording(
    "{title}: {cases}, mean {mean}, 90 % within {p90}", "{title}：{cases}，平均 {mean}，90 % 在 {p90} 内"
)
_BROKEN_HERE = Wording("{said}; not kept: {broken}", "{said}；不符合：{broken}")
_ALL_KEPT = Wording("Everything that is declared is kept.", "声明的各项均符合。")
_MEASURED_KEPT = Wording("What was measured is kept.", "已测到的各项均符合。")
_UNMEASURED = Wording(
    "Nobody can say whether it is kept, for the log has nobody there: {open}.",
    "日志中无人经过，无法判断是否符合：{open}。",
)
_NOTHING_DECLARED = Wording("The map declares no time that could be kept.", "地图没有声明可供对照的时间。")
_BROKEN = Wording("Not kept: {broken}.", "不符合：{broken}。")
_TOO_FEW = Wording("Too few cases to say whether it is kept: {open}.", "样本太少，无法判断是否符合：{open}。")


def segments(out: Out, said: Spelling, found: Conformance) -> None:
    """A line a segment."""
    if found.unknown_segments:
        names = listed(map(repr, found.unknown_segments), said.language)
        out.line(_NO_SEGMENT.filled(names=names)[said.language])
    if not found.segments:
        return
    out.heading(_SEGMENTS[said.language])
    for id_, group in found.segments.items():
        line = _SEGMENT.filled(
            title=said.map.segments[id_].title[said.language],
            cases=said.cases(group.cases.n),
            mean=said.time(group.cases.time.mean),
            p90=said.time(group.cases.time.p90),
        )
        if group.broken:
            line = _BROKEN_HERE.filled(said=line, broken=listed(map(said.named, group.broken), said.language))
        out.line(line[said.language])


def verdict(out: Out, said: Spelling, found: Conformance) -> None:
    """What is not kept, and what cannot be said yet."""
    group, language = found.all, said.language
    differing = [f"{said.title(c.start)} > {said.title(c.end)}" for c in group.connections if c.differs]
    if differing:
        out.line(_DIFFERS.filled(arrows=listed(differing, language))[language])
    verdicts = [
        *((t.id, v) for t in group.touchpoints.values() for v in t.verdicts),
        *((f"{c.start} > {c.end}", c.verdict) for c in group.connections if c.verdict),
        *((p.id, v) for p in (*group.promises, *group.limits) for v in p.verdicts),
    ]
    unsure = dict.fromkeys(said.named(name) for name, v in verdicts if v.kept is None)
    if unsure:
        out.line(_TOO_FEW.filled(open=listed(unsure, language))[language])
    if group.unmeasured:
        never = listed(dict.fromkeys(map(said.named, group.unmeasured)), language)
        out.line(_UNMEASURED.filled(open=never)[language])
    if group.broken:
        broken = listed(dict.fromkeys(map(said.named, group.broken)), language)
        out.line(_BROKEN.filled(broken=broken)[language], BAD)
    elif not verdicts and not group.unmeasured:
        out.line(_NOTHING_DECLARED[language])
    elif verdicts and not unsure:
        out.line((_MEASURED_KEPT if group.unmeasured else _ALL_KEPT)[language], GOOD)
