"""What staff say at a touchpoint: lines to say, and lines not to say with what to say instead.

Not to say is every line of a case, for it was said and not prescribed, and in any map what a language pack
forbids (phrases of severity `info` are no more than a hint).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from blueprint.model.text import Text
from blueprint.packs.shelf import Shelf
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.model.service_map import ServiceMap
    from blueprint.model.touchpoint import Touchpoint
    from blueprint.packs.phrases import Pack

SAID_IN_CASE = Wording("Said in the case", "案例中的话")
NOT_TO_SAY = Wording("Not to say", "不该说")
_INSTEAD = Wording("Say instead: “{line}”", "改说：“{line}”")
_BUILT_IN = Shelf()


class Line(NamedTuple):
    """A line of a script.

    Attributes:
        text: as the map has it.
        forbidden: nobody should say it.
        instead: what to say instead of a forbidden one, where anything is known; `〔...〕` is to be filled in.
    """

    text: Text
    forbidden: bool = False
    instead: Text | None = None

    @property
    def offer(self) -> Wording | None:
        """What to say instead, as a sentence of ours."""
        line = self.instead
        return _INSTEAD.filled(line=Wording(line["en"], line["zh"])) if line else None


def script(touchpoint: Touchpoint, service_map: ServiceMap, shelf: Shelf = _BUILT_IN) -> tuple[Line, ...]:
    """The lines of a touchpoint.

    Instead of a line of a case the touchpoint of the same id in the `better` map has something to say, else the
    language pack does, else those who serve in the same phase of the `better` map.
    """
    better = service_map.better_map if service_map.is_case else None
    same = better.touchpoints.get(touchpoint.id) if better else None
    shown = same.script if same else ()
    lines = []
    for index, text in enumerate(touchpoint.script):
        forbidden, instead = _judged(text, touchpoint.channel, shelf)
        if shown:
            instead = shown[min(index, len(shown) - 1)]
        elif better and not instead:
            instead = next((t.script[0] for t in better.touchpoints.values() if _like(t, touchpoint)), None)
        lines.append(Line(text, forbidden or service_map.is_case, instead))
    return tuple(lines)


def _like(other: Touchpoint, touchpoint: Touchpoint) -> bool:
    """Whether another touchpoint with words is in the same phase and lane."""
    return bool(other.script) and (other.phase, other.lane) == (touchpoint.phase, touchpoint.lane)


def has_words(touchpoint: Touchpoint, service_map: ServiceMap) -> bool:
    """Whether it has a line to say: those of a case are none."""
    return any(not line.forbidden for line in script(touchpoint, service_map))


def by_pack(text: Text, shelf: Shelf) -> Iterator[tuple[str, str, Pack]]:
    """The text in each language that has a pack: the code it is written under, itself, and the pack."""
    for code, said in text.by_language:
        if pack := shelf.language(code or ("zh" if _is_chinese(said) else "en")):
            yield code, said, pack


def _is_chinese(said: str) -> bool:
    return any("\u3400" <= char <= "\u9fff" for char in said)


@lru_cache(maxsize=4096)
def _judged(text: Text, channel: str | None, shelf: Shelf) -> tuple[bool, Text | None]:
    """Whether the packs forbid a line, and what they offer in each language."""
    from blueprint.packs.matching import matches

    offered: dict[str, str] = {}
    forbidden = False
    for _, said, pack in by_pack(text, shelf):
        phrases = [p for p in pack.phrases if p.severity != "info" and p.counts_in(channel)]
        for match in matches(said, pack, phrases):
            forbidden = True
            if approved := pack.instead_of(match.phrase):
                offered.setdefault(pack.lang, approved.text)
                for lang in ("zh", "en"):
                    other = shelf.language(lang)
                    if lang not in offered and other and (same := other.approved_as(approved.id)):
                        offered[lang] = same.text
    return forbidden, Text(tuple(sorted(offered.items(), reverse=True))) if offered else None
