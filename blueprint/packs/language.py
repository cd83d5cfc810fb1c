"""Language packs: what staff must not say and what they should, as data in `language/*.toml`.

A pack of one's own is read by `read_pack`; what is wrong with it is a `PackError` that names file and line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from blueprint.packs.matching import Wanted, wanted
from blueprint.wording import Wording

FOLDER = Path(__file__).parent / "language"
SEVERITIES = ("error", "warning", "info")
CERTAINTIES = ("seen", "deck", "memory", "translated")
WHOLE = ("", "clause", "sentence")
AT = ("greeting", "end", "after-wait", "anywhere")
_TOML_PLACE = re.compile(r" \(at line (\d+), column \d+\)")

T = TypeVar("T")


class PackError(Exception):
    """A pack that cannot be used.

    Attributes:
        path: of the file.
        line: where in it, from 1.
        message: what is wrong there.
    """

    def __init__(self, path: Path, line: int, message: Wording) -> None:
        self.path = path
        self.line = line
        self.message = message
        super().__init__(f"{path}:{line}: {message.en}")


@dataclass(frozen=True, slots=True)
class Approved:
    """What to say instead; `〔...〕` in it is to be filled in."""

    id: str
    text: str
    situations: tuple[str, ...]
    source: tuple[str, ...]

    @property
    def is_complete(self) -> bool:
        """It can be said as it stands."""
        return "〔" not in self.text


@dataclass(frozen=True, slots=True)
class Phrase:
    """One thing not to say, in all its forms.

    Attributes:
        id: unique in its pack.
        category: the fault it shows.
        severity: how bad it is: `error`, `warning` or `info`.
        patterns: its forms; any of them counts.
        whole: the form must be all of a `clause` or a `sentence`; empty: it may stand anywhere.
        exceptions: longer phrases in which a form is harmless.
        situations: when it is said.
        suggestion: what to say instead.
        source: where it stands, keys of the pack's sources.
        certainty: how sure that is.
    """

    id: str
    category: str
    severity: str
    patterns: tuple[Wanted, ...]
    whole: str
    exceptions: tuple[Wanted, ...]
    situations: tuple[str, ...]
    suggestion: Approved | None
    source: tuple[str, ...]
    certainty: str


@dataclass(frozen=True, slots=True)
class Courtesy:
    """One thing to say, in any of its forms, `at` some time."""

    id: str
    at: str
    patterns: tuple[Wanted, ...]
    source: tuple[str, ...]
    certainty: str


@dataclass(frozen=True, slots=True)
class Pronouns:
    """Words for those who serve, forms of these that do not count, and words for those who are served."""

    self_: tuple[Wanted, ...]
    not_self: tuple[Wanted, ...]
    other: tuple[Wanted, ...]


@dataclass(frozen=True)
class Pack:
    """The language of service in one language.

    Attributes:
        lang: its code.
        window: how many characters before a phrase a negation takes it back.
        negations: such negations.
        particles: words that may follow a phrase that is whole.
        categories: names of the faults.
        sources: what the keys in `source` stand for.
    """

    lang: str
    title: str
    window: int
    negations: tuple[Wanted, ...]
    particles: tuple[Wanted, ...]
    categories: Mapping[str, Wording]
    sources: Mapping[str, str]
    pronouns: Pronouns
    approved: Mapping[str, Approved]
    phrases: tuple[Phrase, ...]
    courtesies: tuple[Courtesy, ...]
    harmless: tuple[Wanted, ...] = field(default=())

    def phrases_of(self, *categories: str) -> tuple[Phrase, ...]:
        """The phrases that show one of these faults."""
        return tuple(p for p in self.phrases if p.category in categories)

    def phrases_but(self, *categories: str) -> tuple[Phrase, ...]:
        """The phrases that show any other fault."""
        return tuple(p for p in self.phrases if p.category not in categories)

    def courtesies_at(self, at: str) -> tuple[Courtesy, ...]:
        """What to say at some time."""
        return tuple(c for c in self.courtesies if c.at == at)


@cache
def pack_languages() -> tuple[str, ...]:
    """The languages that have a pack."""
    return tuple(sorted(p.stem for p in FOLDER.glob("*.toml")))


@cache
def pack_for(lang: str) -> Pack | None:
    """The built-in pack for a language code such as `zh` or `zh-Hant`."""
    short = lang.partition("-")[0]
    return read_pack(FOLDER / f"{short}.toml") if short in pack_languages() else None


def read_pack(path: Path) -> Pack:
    """Read a pack.

    Raises:
        OSError: the file cannot be read.
        PackError: it is not a language pack.
    """
    text = path.read_text(encoding="utf-8")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _TOML_PLACE.search(str(error))
        line = int(place[1]) if place else max(1, text.count("\n"))
        said = _TOML_PLACE.sub("", str(error))
        raise PackError(
            path, line, Wording("this is not TOML: {said}", "这不是 TOML：{said}").filled(said=said)
        ) from None
    return _Reader(path, text, data).pack()


class _Reader:
    """Turns the data of a file into a pack, entry by entry."""

    def __init__(self, path: Path, text: str, data: dict[str, Any]) -> None:
        self._path = path
        self._lines = text.splitlines()
        self._data = data
        self._here = Table(self, "", 1, data)

    def pack(self) -> Pack:
        top = self._here
        lang = top.text("lang")
        approved = {a.id: a for a in self._each("approved", lambda t: self._approved(t))}
        pronouns = top.table("pronouns")
        categories = top.table("categories")
        made = Pack(
            lang=lang,
            title=top.text("title"),
            window=top.number("window", 0),
            negations=self._wanted(top, "negations"),
            particles=self._wanted(top, "particles"),
            categories={k: categories.wording(k) for k in categories.keys()},
            sources={k: top.table("sources").text(k) for k in top.table("sources").keys()},
            pronouns=Pronouns(*(self._wanted(pronouns, k) for k in ("self", "not-self", "other"))),
            approved=approved,
            phrases=self._each("phrases", lambda t: self._phrase(t, approved)),
            courtesies=self._each("courtesies", self._courtesy),
            harmless=tuple(
                wanted(piece, lang)
                for a in approved.values()
                for piece in re.split("〔.*?〕", a.text)
                if len(piece) > 1
            ),
        )
        top.done("lang", "title", "window", "negations", "particles", "categories", "sources", "pronouns",
                 "approved", "phrases", "courtesies")
        self._check_names(made)
        return made

    def fail(self, line: int, message: Wording) -> PackError:
        return PackError(self._path, line, message)

    def line_of(self, header: str, index: int = 0) -> int:
        """The line of a table's header, of the `index`-th one of that name."""
        found = [n for n, line in enumerate(self._lines, 1) if line.strip() == header]
        return found[index] if index < len(found) else 1
