"""Standards: what the packs of the map ask for, what it achieves, and what of them applies to nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.cli.show.console import BAD, GOOD, QUIET, heading, say, styled, table, words
from blueprint.cli.show.item_words import UNVERIFIED, asked
from blueprint.figures.standards.words import achieved
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from blueprint.figures.standards.standards import StandardFigures
    from blueprint.model.service_map import ServiceMap

_HEADING = Wording("Standards (all customers)", "标准对照（全部客户）")
_HEADERS = (
    Wording("standard", "标准条目"),
    Wording("at", "对应"),
    Wording("asks for", "要求"),
    Wording("achieved", "实际可达"),
    Wording("kept", "符合"),
)
_WAIT = Wording("wait at {id}", "{id}的等待")
_PROMISE = Wording("promise {id}", "承诺 {id}")
_YES, _NO, _OPEN = Wording("yes", "是"), Wording("NO", "否"), Wording("unknown", "未知")
_PERHAPS = Wording("maybe", "或可")
"""Of what is kept by people who have more work than they can do: times do not know that."""
_UNSURE = Wording("{word}, within the error", "{word}（在误差内）")
_BROKEN = Wording(
    "Standard NOT kept: {at}, {achieved}; {asked} is asked.",
    "不符合标准：{at}，{achieved}；要求{asked}。",
)
_BROKEN_LINES = 2
_MORE_BROKEN = Wording("and {n} more standards are not kept: `--full`", "另有 {n} 项标准不符合：`--full`")
_BETWEEN = Wording(" to ", "至")
_NOT_APPLIED = Wording("not applied: {items} ({reason})", "未对应：{items}（{reason}）")


def show(console: Console, figures: tuple[StandardFigures, ...], language: Language) -> None:
    """Print the section; nothing where the map names no pack with numbers."""
    if not figures:
        return
    heading(console, _HEADING[language])
    rows = [_row(f, language) for f in figures if f.applied is not None]
    if rows:
        console.print(table([words(h[language]) for h in _HEADERS], rows))
    for note in dict.fromkeys(f.reason[language] for f in figures if f.applied and f.reason):
        say(console, note, QUIET)
    groups: dict[tuple[str, str], list[str]] = {}
    for f in figures:
        if f.applied is None and f.reason is not None:
            groups.setdefault((f.pack.id, f.reason[language]), []).append(f.item.id)
    for (pack, reason), items in groups.items():
        named = f"{pack} {', '.join(items)}"
        say(console, _NOT_APPLIED.filled(items=named, reason=reason)[language], QUIET)


def tell_broken(
    console: Console, service_map: ServiceMap, figures: tuple[StandardFigures, ...], language: Language
) -> None:
    """Say of each standard that is not kept where and what is achieved, a line each; nothing where there are none."""
    places = ((f, f.applied) for f in figures if f.kept is False)
    broken = [f for f, at in places if at is not None and at.promise is None]  # promises are told themselves
    for f in broken[:_BROKEN_LINES]:
        said = {"asked": asked(f.item, language), "achieved": achieved(f, language)}
        say(console, _BROKEN.filled(at=_at(service_map, f, language), **said)[language], BAD)
    if len(broken) > _BROKEN_LINES:
        say(console, _MORE_BROKEN.filled(n=len(broken) - _BROKEN_LINES)[language], BAD)


def _at(service_map: ServiceMap, f: StandardFigures, language: Language) -> str:
    """Where it applies, by titles."""
    place, known = f.applied, service_map.touchpoints
    assert place is not None
    if place.promise is not None:
        ends = dict.fromkeys((place.promise.from_, place.promise.to))
        return _BETWEEN[language].join(known[id_].title[language] for id_ in ends)
    title = known[str(place.touchpoint)].title[language]
    return _WAIT.filled(id=title)[language] if place.way == "scope" else title


def _row(f: StandardFigures, language: Language) -> list[str | Text | None]:
    place = f.applied
    assert place is not None
    at = str(place.touchpoint)
    if place.promise:
        at = _PROMISE.filled(id=place.promise.id)[language]
    elif place.way == "scope":
        at = _WAIT.filled(id=at)[language]
    name = f"{f.pack.id}#{f.item.id}"
    if f.pack.of(f.item) != "verified":
        name += f" ({UNVERIFIED[language]})"
    return [name, at, asked(f.item, language), achieved(f, language), _verdict(f, language)]


def _verdict(f: StandardFigures, language: Language) -> str | Text:
    if f.kept is None:
        return _OPEN[language]
    word = (_PERHAPS if f.overworked else _YES if f.kept else _NO)[language]
    return styled(word if f.sure else _UNSURE.filled(word=word)[language], GOOD if f.kept else BAD)
