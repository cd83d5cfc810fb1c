"""Every sentence a user sees exists in English and in Chinese; this is where the pair lives."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import cache
from typing import Literal, Protocol, get_args

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_LATIN = "\u2fff"
"""The last character before those of Chinese. A set of all of these takes a pattern a millisecond to compile."""
_PLACE = r"(?<!\{)\{[^{}]+\}(?!\})"
_AFTER = r"(\d (?:天|小时|分钟|分|秒|个百分点)|）)\0 (?=(.))"
_BEFORE = r"(?<=(.)) \0(?=约 |未知|无止境)"


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
        """The pair with `{name}` placeholders replaced; a `Wording` value is filled per language.

        In Chinese a blank stands between characters and digits or letters, and none between two characters: the one
        beside a place goes where a quantity brings characters of its own.

        >>> within = Wording("{share} within {time}", "{share} 在 {time} 内")
        >>> within.filled(share="90 %", time="1 小时").zh, within.filled(share="90 %", time="1h").zh
        ('90 % 在 1 小时内', '90 % 在 1h 内')
        """
        chinese = _seamed(self.zh).format(**_spoken(values, "zh"))
        return Wording(self.en.format(**_spoken(values, "en")), _closed(chinese))


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


def with_colon(name: str, text: str, language: Language) -> str:
    """A name and what it names.

    >>> with_colon("Role", "cashier", "en"), with_colon("岗位", "柜员", "zh")
    ('Role: cashier', '岗位：柜员')
    """
    return f"{name}：{text}" if language == "zh" else f"{name}: {text}"


def paragraph(sentences: Iterable[str], language: Language) -> str:
    """Sentences one behind the other, as a language sets them.

    >>> paragraph(["One.", "Two."], "en"), paragraph(["一。", "二。"], "zh")
    ('One. Two.', '一。二。')
    """
    return ("" if language == "zh" else " ").join(sentences)


def _spoken(values: dict[str, object], language: Language) -> dict[str, object]:
    return {k: v[language] if isinstance(v, Wording) else v for k, v in values.items()}


@cache
def _seamed(template: str) -> str:
    """With a NUL on both sides of every place, if a blank parts one from a Chinese character."""
    before = (part[-1:] > _LATIN for part in template.split(" {")[:-1])
    behind = (part[:1] > _LATIN for part in template.split("} ")[1:])
    return re.sub(_PLACE, "\0\\g<0>\0", template) if any(before) or any(behind) else template


def _closed(text: str) -> str:
    """Without blanks between a quantity's characters and those of the sentence, and without the NULs."""
    if "\0" not in text:
        return text
    text = re.sub(_AFTER, lambda found: found[1] if found[2] > _LATIN else found[0], text)
    text = re.sub(_BEFORE, lambda found: "" if found[1] > _LATIN else found[0], text)
    return text.replace("\0", "")


def choose_language(asked: str | None = None) -> Language:
    """The language to speak: what was asked, else `BLUEPRINT_LANG`, else the locale, else English."""
    for wish in (asked, *(os.environ.get(n) for n in ("BLUEPRINT_LANG", "LC_ALL", "LC_MESSAGES", "LANG"))):
        if wish:
            return "zh" if wish.lower().startswith("zh") else "en"
    return "en"
