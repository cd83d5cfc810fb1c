"""Queues in front of staffed touchpoints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.cli.show.console import BAD, heading, numbers, say, styled, table, words
from blueprint.flow.queues.queue import Overload
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from blueprint.figures import Analysis
    from blueprint.figures.group import GroupFigures
    from blueprint.figures.load import LoadFigures
    from blueprint.flow.queues.queue import QueueFigures

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
    Wording("90 % wait at most", "90 % 等待不超过"),
    Wording("give up", "放弃"),
)
_LOAD = Wording(
    "{share}{group} go from {source} to {to}, as {of} is busy {busy} of the time: "
    "none up to {calm}, {most} from {full} on",
    "{of} 忙碌 {busy}，因此从 {source} 去 {to} 的{group}客户占 {share}：不超过 {calm} 时没有，达到 {full} 后为 {most}",
)
_OF = Wording(" of {group}", "{group}")
_OVERLOAD = Wording("overloaded: {n} servers needed", "超载：需要 {n} 人")


def show(console: Console, analysis: Analysis, whole: GroupFigures, language: Language) -> None:  # noqa: ARG001
    """Print the section; nothing where nobody serves. Queues are of all customers, whatever the segment."""
    staffed = any(t.staffed for t in analysis.flat.touchpoints.values())
    if not staffed:
        return
    heading(console, _HEADING[language])
    if analysis.map.arrivals is None:
        say(console, _NO_ARRIVALS[language])
        return
    headers = [h[language] for h in _HEADERS]
    rows = [
        _row(analysis.flat.touchpoints[id_].title[language], q, language)
        for id_, q in analysis.queues.items()
    ]
    console.print(table([words(headers[0]), *map(numbers, headers[1:])], rows))
    titles = {id_: t.title[language] for id_, t in analysis.flat.touchpoints.items()}
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


def _segment(analysis: Analysis, load: LoadFigures, language: Language) -> str:
    assert load.segment is not None
    return analysis.map.segments[load.segment].title[language]


def _row(title: str, q: QueueFigures | Overload, language: Language) -> list[str | Text | None]:
    arrivals, busy = f"{q.arrivals_per_hour:.1f}/h", quantity.share(q.utilisation, language)
    if isinstance(q, Overload):
        needed = styled(_OVERLOAD.filled(n=q.servers_needed)[language], BAD)
        return [title, str(q.servers), arrivals, styled(busy, BAD), needed, None, None, None]
    return [
        title,
        str(q.servers),
        arrivals,
        busy,
        quantity.share(q.wait_probability, language),
        quantity.time(q.wait_mean, language),
        quantity.time(q.wait_quantile(0.9), language),
        quantity.share(q.abandoned, language) if q.abandoned else None,
    ]
