"""The House of Quality: what touchpoints weigh by the needs they meet, beside the moments of truth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.cli.show.console import heading, numbers, say, table, words
from blueprint.experience.quality.cascade import NORM_NAMES, Norm, cascade
from blueprint.experience.quality.house import House
from blueprint.figures.quality.priorities import priorities
from blueprint.wording import Language, Wording, listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from blueprint.experience.quality.cascade import Cascade
    from blueprint.figures import Analysis
    from blueprint.figures.group import GroupFigures
    from blueprint.figures.quality.priorities import Priorities, Priority

MOST = 12
_HEADING = Wording("House of Quality: touchpoints by the needs they meet", "质量屋：按所满足的需求为触点排序")
_BY_IMPORTANCE = Wording(
    "weighed by importance; with `ours` and `target` at the needs, by customer weight",
    "按重要度加权；在需求处写上 `ours` 和 `target` 后按客户权重加权",
)
_PLANNED = Wording(
    "weighed by customer weight = importance x target / ours x sales point",
    "按客户权重加权：重要度 × 目标 / 现状 × 卖点",
)
_HEADERS = (
    Wording("", ""),
    Wording("touchpoint", "触点"),
    Wording("weight", "权重"),
    Wording("share", "占比"),
    Wording("with roof", "计入屋顶"),
    Wording("by effect", "按影响"),
    Wording("still without", "尚无"),
)
_ROWS = (
    Wording("need", "需求"),
    Wording("importance", "重要度"),
    Wording("ours", "现状"),
    Wording("target", "目标"),
    Wording("ratio", "改进比"),
    Wording("sales point", "卖点"),
    Wording("weight", "客户权重"),
    Wording("share", "占比"),
)
_BOTH = Wording(
    "of the first {n} by needs, {k} are moments of truth too: {names}",
    "按需求排在前 {n} 的触点中，{k} 个也是关键时刻：{names}",
)
_NEITHER = Wording(
    "none of the first {n} by needs is a moment of truth", "按需求排在前 {n} 的触点都不是关键时刻"
)
_NEEDS_ONLY = Wording(
    "first by needs, but no moment of truth: {names}", "按需求居前、却不是关键时刻：{names}"
)
_MOMENTS_ONLY = Wording(
    "moments of truth that needs put further back: {names}", "是关键时刻、按需求却靠后：{names}"
)
_UNSERVED = Wording("needs that no touchpoint meets: {names}", "没有触点满足的需求：{names}")
_IDLE = Wording("touchpoints that meet no need: {names}", "不满足任何需求的触点：{names}")
_CONFLICT = Wording(
    "conflict: {one} ({first}) and {other} ({second}) hinder each other ({effect})",
    "冲突：{one}（{first}）与{other}（{second}）相互妨碍（{effect}）",
)
_CASCADE = Wording("weight that rests on standards: {parts}", "落到标准上的权重：{parts}")
_OPEN = Wording("without any standard {share}", "没有任何标准 {share}")
_STRONG = Wording("strong touchpoints without any standard: {names}", "权重高却没有任何标准的触点：{names}")


def show(console: Console, analysis: Analysis, whole: GroupFigures, language: Language) -> None:
    """Print the section; nothing for a map without needs."""
    house = House(analysis.map)
    if not house.needs:
        return
    heading(console, _HEADING[language])
    say(console, (_PLANNED if house.planned else _BY_IMPORTANCE)[language], "dim")
    if house.planned:
        _planning(console, house, language)
    ranked, flow = priorities(house, whole), cascade(house)
    _touchpoints(console, house, ranked, flow, language)
    for line in (*_compared(house, ranked, language), *_notes(house, flow, language)):
        say(console, line)


def _planning(console: Console, house: House, language: Language) -> None:
    headers = [h[language] for h in _ROWS]
    rows = [
        [
            p.need.title[language],
            *(
                quantity.number(v, language) if v is not None else "-"
                for v in (p.need.importance, p.need.ours, p.need.target)
            ),
            f"{p.ratio:.2f}",
            f"{p.need.sales_point or 1:g}",
            f"{p.weight:.2f}",
            quantity.share(house.customer_weights.relative.get(id_), language),
        ]
        for id_, p in house.planning.items()
    ]
    console.print(table([words(headers[0]), *map(numbers, headers[1:])], rows))
    console.print()


def _touchpoints(
    console: Console, house: House, ranked: Priorities, flow: Cascade, language: Language
) -> None:
    headers = [h[language] for h in _HEADERS]
    shown = [row for row in ranked.rows if row.by_needs][:MOST]
    hidden = {4} if not house.roof else set()
    hidden |= {6} if not any(flow.lacking.get(row.id) for row in shown) else set()
    kept = [i for i in range(len(headers)) if i not in hidden]
    columns = [numbers(headers[0]), words(headers[1]), *map(numbers, headers[2:6]), words(headers[6])]
    rows = [_row(house, row, flow, language) for row in shown]
    console.print(table([columns[i] for i in kept], [[row[i] for i in kept] for row in rows]))


def _row(house: House, row: Priority, flow: Cascade, language: Language) -> list[str]:
    lacking = flow.lacking.get(row.id, ())
    return [
        str(row.by_needs),
        house.map.touchpoints[row.id].title[language],
        f"{house.weights.absolute[row.id]:g}",
        quantity.share(row.relative, language),
        quantity.share(house.normalised.relative.get(row.id, 0.0), language),
        str(row.by_moments or "-"),
        listed((NORM_NAMES[n][language] for n in lacking), language),
    ]


def _compared(house: House, ranked: Priorities, language: Language) -> Iterable[str]:
    """Where the two orders agree and where they do not."""
    if not ranked.first:
        return
    if ranked.both:
        names = _titles(house, ranked.both, language)
        yield _BOTH.filled(n=ranked.first, k=len(ranked.both), names=names)[language]
    else:
        yield _NEITHER.filled(n=ranked.first)[language]
    for form, ids in ((_NEEDS_ONLY, ranked.needs_only), (_MOMENTS_ONLY, ranked.moments_only)):
        if ids:
            yield form.filled(names=_titles(house, ids, language))[language]


def _notes(house: House, flow: Cascade, language: Language) -> Iterable[str]:
    """Conflicts, empty rows and columns, and where the weight comes to rest."""
    for c in house.conflicts:
        (one, other), (first, second) = c.pair.between, c.relative
        yield _CONFLICT.filled(
            one=house.map.touchpoints[one].title[language],
            other=house.map.touchpoints[other].title[language],
            first=quantity.share(first, language),
            second=quantity.share(second, language),
            effect=c.pair.effect.value,
        )[language]
    if house.unserved:
        names = listed((house.map.needs[n].title[language] for n in house.unserved), language)
        yield _UNSERVED.filled(names=names)[language]
    if house.idle:
        yield _IDLE.filled(names=_titles(house, house.idle, language))[language]
    if house.weights.relative:
        parts = [f"{NORM_NAMES[n][language]} {quantity.share(flow.by_norm[n], language)}" for n in Norm]
        if flow.open:
            parts.append(_OPEN.filled(share=quantity.share(flow.open, language))[language])
        yield _CASCADE.filled(parts=listed(parts, language))[language]
    if flow.strong_without:
        yield _STRONG.filled(names=_titles(house, flow.strong_without, language))[language]


def _titles(house: House, ids: Iterable[str], language: Language) -> str:
    return listed((house.map.touchpoints[id_].title[language] for id_ in ids), language)
