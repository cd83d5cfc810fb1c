"""Every sentence a user sees exists in English and in Chinese; this is where the pair lives."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Literal, Protocol, get_args

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


class Spoken(Protocol):
    """What says something in either language: a `Wording`, or a text of a map."""

    def __getitem__(self, language: Language, /) -> str: ...


class Wording:
    """One sentence in both languages; compares by its texts.

    Not a dataclass: every start of the command line imports this, and dataclasses cost 7 ms.
    """

    __slots__ = ("en", "zh")

    def __init__(self, en: str, zh: str) -> None:
        self.en = en
        self.zh = zh

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Wording) and (self.en, self.zh) == (other.en, other.zh)

    def __hash__(self) -> int:
        return hash((self.en, self.zh))

    def __repr__(self) -> str:
        return f"Wording({self.en!r}, {self.zh!r})"

    def __getitem__(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en

    def filled(self, **values: object) -> Wording:
        """The pair with `{name}` placeholders replaced; a `Wording` value is filled per language."""
        return Wording(*(self[lang].format(**_spoken(values, lang)) for lang in LANGUAGES))


def counted(one: Wording, several: Wording, n: int) -> Wording:
    """`1 error`, `2 errors`: what is said of one, or of `{n}`.

    >>> counted(Wording("1 file", "1 个文件"), Wording("{n} files", "{n} 个文件"), 1)["en"]
    '1 file'
    """
    return one if n == 1 else several.filled(n=f"{n:,}")


def listed(texts: Iterable[str], language: Language) -> str:
    """Texts one behind the other, as a language separates them.

    >>> listed(["a", "b"], "en"), listed(["a", "b"], "zh")
    ('a, b', 'a、b')
    """
    return ("、" if language == "zh" else ", ").join(texts)


def both_listed(texts: Iterable[Spoken]) -> Wording:
    """The same in both languages."""
    known = list(texts)
    return Wording(*(listed((text[language] for text in known), language) for language in LANGUAGES))


def paragraph(sentences: Iterable[str], language: Language) -> str:
    """Sentences one behind the other, as a language sets them.

    >>> paragraph(["One.", "Two."], "en"), paragraph(["一。", "二。"], "zh")
    ('One. Two.', '一。二。')
    """
    return ("" if language == "zh" else " ").join(sentences)


def _spoken(values: dict[str, object], language: Language) -> dict[str, object]:
    return {k: v[language] if isinstance(v, Wording) else v for k, v in values.items()}


def choose_language(asked: str | None = None) -> Language:
    """The language to speak: what was asked, else `BLUEPRINT_LANG`, else the locale, else English."""
    for wish in (asked, *(os.environ.get(n) for n in ("BLUEPRINT_LANG", "LC_ALL", "LC_MESSAGES", "LANG"))):
        if wish:
            return "zh" if wish.lower().startswith("zh") else "en"
    return "en"
