"""What staff say, line by line, with the language pack for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from blueprint.experience.script import by_pack
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Fix
from blueprint.lint.rule import Hit, Hits
from blueprint.model.text import Text
from blueprint.source.place import Edit, Span
from blueprint.source.tree import Path, Scalar
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.model.touchpoint import Touchpoint
    from blueprint.packs.matching import Match
    from blueprint.packs.phrases import Pack
    from blueprint.packs.shelf import Shelf

_NOT_AS_IT_IS = frozenset("[]{},:#&*!|>'\"%@`\\")
"""What cannot stand in every kind of value, with quotes or without."""
_END_MARKS = frozenset("。！？.!?")


@dataclass(frozen=True)
class Line:
    """One line of a script, in one language.

    Attributes:
        touchpoint: its id.
        path: to the text.
        text: it.
        pack: of its language.
        channel: that it is said in.
    """

    touchpoint: str
    path: Path
    text: str
    pack: Pack
    channel: str | None


def lines(context: Context) -> tuple[Line, ...]:
    """Every line of every script, those of segments last, that is in a language with a pack."""
    return tuple(_lines(context))


def scripts(context: Context) -> dict[str, list[Line]]:
    """The lines by touchpoint; without those that have none."""
    found: dict[str, list[Line]] = {}
    for line in _lines(context):
        found.setdefault(line.touchpoint, []).append(line)
    return found


def _lines(context: Context) -> Iterator[Line]:
    shelf = context.shelf
    for id_, touchpoint in context.map.touchpoints.items():
        yield from _of(shelf, touchpoint, touchpoint.script, ("touchpoints", id_, "script"))
    for segment in context.map.segments.values():
        for id_, changes in segment.changes.items():
            if changed := context.map.touchpoints.get(id_):
                path = ("segments", segment.id, "changes", id_, "script")
                yield from _of(shelf, changed, changes.script, path)


def _of(shelf: Shelf, touchpoint: Touchpoint, script: tuple[Text, ...], path: Path) -> Iterator[Line]:
    for index, said in enumerate(script):
        for code, text, pack in by_pack(said, shelf):
            at = (*path, index, code) if code else (*path, index)
            yield Line(touchpoint.id, at, text, pack, touchpoint.channel)


def say(of: Iterable[Line], *at: str) -> bool:
    """Whether one of some lines says what has to be said at some time."""
    from blueprint.packs.matching import said

    return any(
        said(line.text, line.pack, courtesy.patterns)
        for line in of
        for time in at
        for courtesy in line.pack.courtesies_at(time)
    )


def not_to_say(
    context: Context, categories: Iterable[str] = (), but: Iterable[str] = (), info: bool = True
) -> Hits:
    """The phrases of some categories; without any, of all `but` some. Those of severity info only if `info`."""
    wanted, unwanted = frozenset(categories), frozenset(but)
    for line in lines(context):
        for match in _matches(line.text, line.pack):
            phrase = match.phrase
            chosen = phrase.category in wanted if wanted else phrase.category not in unwanted
            if chosen and (info or phrase.severity != "info") and phrase.counts_in(line.channel):
                yield _hit(context, line, match)


def also_not_to_say(context: Context, phrases: tuple[str, ...]) -> Hits:
    """Phrases of one's own."""
    if not phrases:
        return
    from blueprint.packs.matching import places

    for line in lines(context):
        for phrase in phrases:
            for start, end in places(line.text, line.pack, phrase):
                yield Hit(
                    line.path,
                    Wording(
                        "{said!r} is on the list of what nobody may say", "{said!r} 在自定的忌语之列"
                    ).filled(said=line.text[start:end]),
                    Wording("say what can be done", "请说能做什么"),
                    span=inside(context, line, start, end),
                )


@lru_cache(maxsize=4096)
def _matches(text: str, pack: Pack) -> tuple[Match, ...]:
    from blueprint.packs.matching import matches

    return tuple(matches(text, pack, pack.phrases))


def _hit(context: Context, line: Line, match: Match) -> Hit:
    phrase, pack = match.phrase, line.pack
    instead = pack.instead_of(phrase)
    span = inside(context, line, match.start, match.end)
    sources = ", ".join(pack.sources[key] for key in phrase.source)
    help_ = (
        Wording("say {text!r}; listed by {sources}", "请说 {text!r}；见 {sources}").filled(
            text=instead.text, sources=sources
        )
        if instead
        else Wording("say what can be done; listed by {sources}", "请说能做什么；见 {sources}").filled(
            sources=sources
        )
    )
    fix = None
    if instead and instead.is_complete and span:
        end = match.end + (line.text[match.end : match.end + 1] in _END_MARKS)  # the sentence brings its own
        fix = _fix(line, match, inside(context, line, match.start, end) or span, instead.text)
    return Hit(
        line.path,
        Wording("{said!r} is {fault}", "{said!r} 属于{fault}").filled(
            said=line.text[match.start : match.end], fault=pack.categories[phrase.category]
        ),
        help_,
        span=span,
        fix=fix,
    )


def inside(context: Context, line: Line, start: int, end: int) -> Span | None:
    """Where a part of a line stands in the file; None when it is not written there as it is read."""
    found = context.find(line.path)
    if found is None or not isinstance(found.value, Scalar):
        return None
    span, part = found.value.span, line.text[start:end]
    written = context.source.text[span.start : span.end]
    if written.count(part) != line.text.count(part):
        return None
    at = -1
    for _ in range(line.text.count(part, 0, start) + 1):
        at = written.find(part, at + 1)
    return Span(span.start + at, span.start + at + len(part))


def _fix(line: Line, match: Match, span: Span, text: str) -> Fix | None:
    """Put the approved wording in the place of the phrase; never safe, for only people know what is meant."""
    if not _NOT_AS_IT_IS.isdisjoint(text):
        return None
    said = line.text[match.start : match.end]
    title = Wording("replace {said!r} by {text!r}", "把 {said!r} 改为 {text!r}").filled(said=said, text=text)
    return Fix(title, (Edit(span, text),), safe=False)
