"""Queues in front of staffed touchpoints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.cli.show.console import BAD, QUIET, heading, numbers, say, styled, table, words
from blueprint.figures.queues import waiting
from blueprint.figures.ranges.ranges import ranges_of
from blueprint.figures.ranges.words import duration_range
from blueprint.flow.queues.queue import Overload
from blueprint.wording import Language, Wording, listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import Console
    from rich.text import Text

    from blueprint.figures import Analysis
    from blueprint.figures.group import GroupFigures
    from blueprint.figures.load import LoadFigures
    from blueprint.figures.ranges.range import Range
    from blueprint.flow.queues.queue import Method, QueueFigures

_HEADING = Wording("Queues", "排队")
_NO_ARRIVALS = Wording(
    "no queues: the map does not say how many customers arrive (`arrivals: 60/h`)",
    "没有排队结果：地图没有写客户到达频率（`arrivals: 60/h`）",
)
_HEADERS = (
    Wording("touchpoint", "触点"),
    Wording("servers", "人数"),
    Wording("arrivals", "到达"),
    Wording("utilisation", "利用率"),
    Wording("must wait", "需等待"),
    Wording("mean wait", "平均等待"),
    Wording("80 % range", "80 % 范围"),
    Wording("90 % wait at most", "90 % 等待不超过"),
    Wording("give up", "放弃"),
)
_LOAD = Wording(
    "{share}{group} go from {source} to {to}, as {of} is busy {busy} of the time: "
    "none up to {calm}, {most} from {full} on",
    "“{of}”的利用率为 {busy}，因此从“{source}”去“{to}”的{group}客户占 {share}：不超过 {calm} 时没有，达到 {full} 后为 {most}",
)
_OF = Wording(" of {group}", "{group}")
_WAITS = Wording("waits at {names}: {said}", "“{names}”的等待：{said}")
_ABOUT = Wording("{method}; the mean is right to {error}", "{method}；平均值误差约 {error}")
_FAR_OFF = Wording(
    "{method}; the mean may be off by a factor of {factor}", "{method}；平均值最多可能差到 {factor} 倍"
)
_LARGE = 0.5
"""Errors from here on are told as a factor."""
_BETWEEN = Wording(
    "several servers whose service varies widely: two moments leave the mean between {low} and {high}",
    "多人服务且服务时间差异大：两阶矩只能确定平均等待在 {low} 到 {high} 之间",
)
EXACT: dict[Method, Wording] = {
    "erlang-c": Wording("exact (Erlang C)", "精确（Erlang C）"),
    "pollaczek-khinchine": Wording(
        "the mean is exact (Pollaczek and Khinchine), shares are right to 3 points",
        "平均值精确（Pollaczek-Khinchine），比例误差约 3 个百分点",
    ),
    "erlang-a": Wording("exact (Erlang A)", "精确（Erlang A）"),
    "network": Wording("nobody waits behind so even a queue", "前面的队伍放行均匀，无须再等"),
}
METHODS: dict[Method, Wording] = {
    "cosmetatos": Wording("Cosmetatos", "Cosmetatos 公式"),
    "kimura-cosmetatos": Wording("Cosmetatos", "Cosmetatos 公式"),
    "erlang-a": Wording("Erlang A behind another queue", "另一条队伍之后的 Erlang A"),
    "patience-integral": Wording(
        "Baccelli and Hebuterne's integral for any service", "Baccelli-Hebuterne 积分（任意服务时间）"
    ),
    "work-conservation": Wording(
        "servers are shared with other touchpoints: conservation of work",
        "服务人员由多个触点共用：按工作量守恒",
    ),
    "network": Wording(
        "customers come from another queue, not at random", "客户来自另一条队伍，到达并非随机"
    ),
}
_OVERLOAD = Wording("overloaded: {n} servers needed", "超载：需要 {n} 人")


def show(console: Console, analysis: Analysis, whole: GroupFigures, language: Language) -> None:
    """Print the section; nothing where nobody serves. Queues are of all customers, whatever the segment."""
    staffed = any(t.staffed for t in analysis.flat.touchpoints.values())
    if not staffed:
        return
    heading(console, _HEADING[language])
    if analysis.map.arrivals is None:
        say(console, _NO_ARRIVALS[language])
        return
    headers = [h[language] for h in _HEADERS]
    waits = ranges_of(analysis, whole.name).waits
    rows = [
        _row(analysis.flat.touchpoints[id_].title[language], q, waits.get(id_), language)
        for id_, q in analysis.queues.items()
    ]
    console.print(table([words(headers[0]), *map(numbers, headers[1:])], rows))
    titles = {id_: t.title[language] for id_, t in analysis.flat.touchpoints.items()}
    _show_methods(console, analysis, titles, language)
    for load in analysis.loads:
        group = _OF[language].format(group=_segment(analysis, load, language)) if load.segment else ""
        said = _LOAD.filled(
            share=quantity.share(load.share, language),
            group=group,
            source=titles[load.touchpoint],
            to=titles[load.to],
            of=titles[load.of],
            busy=quantity.share(load.utilisation, language),
            calm=quantity.share(load.calm, language),
            full=quantity.share(load.busy, language),
            most=quantity.share(load.most, language),
        )
        say(console, said[language])


def _show_methods(
    console: Console, analysis: Analysis, titles: Mapping[str, str], language: Language
) -> None:
    """What the waits come from and how far off they can be, one line a method."""
    told: dict[str, list[str]] = {}
    for id_, q in waiting(analysis.queues).items():
        if not q.error:
            said = EXACT[q.method][language]
        elif q.mean_range:
            low, high = (quantity.time(end, language) for end in q.mean_range)
            said = _BETWEEN.filled(low=low, high=high)[language]
        elif q.error >= _LARGE:
            factor = quantity.number(1 + q.error, language, digits=1)
            said = _FAR_OFF.filled(method=METHODS[q.method], factor=factor)[language]
        else:
            said = _ABOUT.filled(method=METHODS[q.method], error=quantity.share(q.error, language))[language]
        told.setdefault(said, []).append(titles[id_])
    for said, names in told.items():
        say(console, _WAITS.filled(names=listed(names, language), said=said)[language], QUIET)


def _segment(analysis: Analysis, load: LoadFigures, language: Language) -> str:
    assert load.segment is not None
    return analysis.map.segments[load.segment].title[language]


def _row(
    title: str, q: QueueFigures | Overload, wait: Range | None, language: Language
) -> list[str | Text | None]:
    arrivals, busy = f"{q.arrivals_per_hour:.1f}/h", quantity.share(q.utilisation, language)
    if isinstance(q, Overload):
        needed = styled(_OVERLOAD.filled(n=q.servers_needed)[language], BAD)
        return [title, str(q.servers), arrivals, styled(busy, BAD), needed, None, None, None, None]
    return [
        title,
        str(q.servers),
        arrivals,
        busy,
        quantity.share(q.wait_probability, language),
        quantity.time(q.wait_mean, language),
        duration_range(wait, language) if wait else None,
        quantity.time(q.wait_quantile(0.9), language),
        quantity.share(q.abandoned, language) if q.abandoned else None,
    ]
