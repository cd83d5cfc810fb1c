"""Standards packs: a line each, or one of them item by item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.table import Column

from blueprint.cli.show.console import QUIET, STRONG, heading, numbers, open_console, say, table, words
from blueprint.cli.show.item_words import CERTAINTIES, SHORT, asked, nature
from blueprint.wording import Language, Wording, listed

if TYPE_CHECKING:
    from rich.console import Console

    from blueprint.packs.standards import Item, Obligation, StandardsPack

_HEADERS = (
    Wording("pack", "标准包"),
    Wording("title", "名称"),
    Wording("kind", "性质"),
    Wording("certainty", "可靠程度"),
    Wording("items", "条目数"),
)
_EXPLAIN = Wording(
    "Explain one with `blueprint standards PACK`; a map names it: `standards: [PACK]`.",
    "用 `blueprint standards 包` 查看内容；地图中写 `standards: [包]` 即可对照。",
)
_HEAD = Wording("{nature}, {certainty}, checked {checked}", "{nature}，{certainty}，核对于 {checked}")
_DOCUMENT = Wording("document: {document}", "文号：{document}")
_FORCE = Wording("in force since {date}", "自 {date} 起施行")
_ITEMS, _OBLIGATIONS = Wording("Items", "数值要求"), Wording("Asked for without a number", "无数值的要求")
_SOURCES, _GRADES = Wording("Sources", "出处"), Wording("Grades", "等级")
_FROM = Wording("from {points:g} points: {grade}", "{points:g} 分起：{grade}")
_POINTS = Wording(
    "each special finding {finding:+g}, special advantages {advantage:+g}, at most {most} of them",
    "每个特别问题 {finding:+g}，特别优势 {advantage:+g}，最多计 {most} 个",
)
_CLOCK = Wording("from: {start}; until: {stop}", "起算：{start}；止算：{stop}")
_PAUSES = Wording("; not counted: {pauses}", "；不计：{pauses}")
_NAMED = Wording(
    "matched by name: a promise or limit with `source: {pack}#{item}`",
    "按引用对应：承诺或时限写 `source: {pack}#{item}`",
)
_WAITS = Wording(
    "matched by itself: waits{where}; or by name, `#{item}`", "自动对应：等候{where}；也可按引用 `#{item}`"
)
_CHANNELS = Wording(" on {channels}", "，渠道为 {channels}")
_WORDS = Wording(" with one of {words} in id, title or role", "，编号、名称或岗位含 {words} 之一")
_TABLE = Wording(
    "matched by measurements: `blueprint standards {pack} --score FILE.csv`",
    "按实测数据对照：`blueprint standards {pack} --score FILE.csv`",
)


def show_list(packs: list[StandardsPack], language: Language) -> None:
    """A line for each pack."""
    console = open_console()
    heads = [h[language] for h in _HEADERS]
    columns = [Column(heads[0], no_wrap=True), *map(words, heads[1:4]), numbers(heads[4])]
    rows = [
        [
            p.id,
            p.title.wording[language],
            nature(p)[language],
            SHORT[p.certainty][language],
            str(len(p.items)),
        ]
        for p in packs
    ]
    console.print(table(columns, rows))
    console.print()
    say(console, _EXPLAIN[language], QUIET)


def show_pack(pack: StandardsPack, language: Language) -> None:
    """Everything of a pack."""
    console = open_console()
    say(console, f"{pack.id} · {pack.title.wording[language]}", STRONG)
    head = _HEAD.filled(
        nature=nature(pack), certainty=CERTAINTIES[pack.certainty], checked=pack.checked.isoformat()
    )
    say(console, head[language])
    if pack.document:
        say(console, _DOCUMENT.filled(document=pack.document)[language])
    if pack.in_force:
        say(console, _FORCE.filled(date=pack.in_force.isoformat())[language])
    if pack.note:
        say(console, pack.note.wording[language])
    if pack.items:
        heading(console, _ITEMS[language])
        for item in pack.items:
            _show_item(console, pack, item, language)
    if pack.obligations:
        heading(console, _OBLIGATIONS[language])
        for obligation in pack.obligations:
            say(console, _titled(pack, obligation, language))
    if pack.scoring:
        heading(console, _GRADES[language])
        for grade in pack.scoring.grades:
            say(console, "  " + _FROM.filled(points=grade.from_, grade=grade.title.wording)[language])
        rules = pack.scoring
        points = _POINTS.filled(finding=rules.finding, advantage=rules.advantage, most=rules.most_advantages)
        say(console, "  " + points[language])
    heading(console, _SOURCES[language])
    for key, source in pack.sources.items():
        address = f"  {source.url}" if source.url else ""
        say(console, f"  {key}: {source.wording[language]}{address}")


def _titled(pack: StandardsPack, item: Item | Obligation, language: Language) -> str:
    clause = f" ({item.clause})" if item.clause else ""
    sources = ", ".join(item.source)
    sure = f"; {CERTAINTIES[pack.of(item)][language]}" if pack.of(item) != pack.certainty else ""
    return f"  {item.id}{clause}: {item.title.wording[language]} [{sources}{sure}]"


def _show_item(console: Console, pack: StandardsPack, item: Item, language: Language) -> None:
    say(console, _titled(pack, item, language))
    say(console, f"    {asked(item, language, long=True)}", STRONG)
    details = [item.note.wording[language]] if item.note else []
    if item.clock:
        clock = _CLOCK.filled(start=item.clock.start.wording, stop=item.clock.stop.wording)[language]
        pauses = item.clock.pauses
        details.append(clock + (_PAUSES.filled(pauses=pauses.wording)[language] if pauses else ""))
    for line in (*details, _matched(pack, item, language)):
        say(console, f"    {line}", QUIET)


def _matched(pack: StandardsPack, item: Item, language: Language) -> str:
    if item.scope.found == "measured" or (item.scope.found == "named" and not item.by_name):
        return _TABLE.filled(pack=pack.id)[language]
    if item.scope.found == "named":
        return _NAMED.filled(pack=pack.id, item=item.group)[language]
    where = ""
    if item.scope.channels:
        where += _CHANNELS.filled(channels=listed(item.scope.channels, language))[language]
    if item.scope.words:
        where += _WORDS.filled(words=listed(item.scope.words, language))[language]
    return _WAITS.filled(where=where, item=item.group)[language]


def pack_as_data(pack: StandardsPack, *, items: bool = True) -> dict[str, Any]:
    """A pack for programs; as its file says it, each item with its certainty and what its time leaves in seconds."""
    said = pack.model_dump(mode="json", by_alias=True, exclude_none=True)
    if not items:
        counts = {"items": len(pack.items), "obligations": len(pack.obligations)}
        return {k: v for k, v in said.items() if k not in ("sources", "scoring", "hours", *counts)} | counts
    for item, data in zip(pack.items, said["items"], strict=True):
        data["certainty"] = pack.of(item)
        if item.is_time:
            data["seconds"] = [item.elapsed.least, item.elapsed.most]
    return said
