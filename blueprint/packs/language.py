"""Language packs: what staff must not say and what they should, as data in `language/*.toml`.

A pack of one's own is read by `read_pack`; what is wrong with it is a `PackError` that names file and line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from blueprint.packs.phrases import Approved, Courtesy, Pack, PackError, Phrase, Pronouns
from blueprint.wording import Wording

FOLDER = Path(__file__).parent / "language"

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TOML_PLACE = re.compile(r" \(at line (\d+), column \d+\)| \(at end of document\)")


E = TypeVar("E", Approved, Phrase, Courtesy)


@cache
def pack_languages() -> frozenset[str]:
    """The languages that have a pack."""
    return frozenset(p.stem for p in FOLDER.glob("*.toml"))


def pack_for(language: str) -> Pack | None:
    """The built-in pack for a language code such as `zh` or `zh-Hant`; None when there is none."""
    short = language.partition("-")[0]
    return _built_in(short) if short in pack_languages() else None


@cache
def _built_in(language: str) -> Pack:
    return read_pack(FOLDER / f"{language}.toml")


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
        line = int(place[1]) if place and place[1] else len(text.splitlines())
        message = Wording("this is not TOML: {said}", "这不是 TOML：{said}")
        raise PackError(path, line, message.filled(said=_TOML_PLACE.sub("", str(error)))) from None
    try:
        return _pack(data)
    except _Wrong as wrong:
        raise PackError(path, wrong.line_in(text), wrong.message) from None


class _Wrong(Exception):
    """What is wrong, at which key of which entry of which table."""

    def __init__(self, message: Wording, key: str, table: str = "", index: int = 0) -> None:
        self.message = message
        self.key = key
        self.table = table
        self.index = index

    def line_in(self, text: str) -> int:
        """The line of the key, or where its entry starts."""
        lines = [line.strip() for line in text.splitlines()]
        headers = [n for n, line in enumerate(lines) if line in (f"[[{self.table}]]", f"[{self.table}]")]
        start = headers[min(self.index, len(headers) - 1)] + 1 if headers else 0
        for number in range(start, len(lines)):
            if lines[number].startswith("["):
                break
            if lines[number].partition("=")[0].strip() == self.key:
                return number + 1
        return max(start, 1)


class _Table:
    """One table of a file; every key is asked for once, and what is left at the end is unknown."""

    def __init__(self, data: Mapping[str, Any], name: str = "", index: int = 0) -> None:
        self._data = dict(data)
        self._name = name
        self._index = index

    def wrong(self, key: str, message: Wording, **values: object) -> _Wrong:
        return _Wrong(message.filled(key=key, **values), key, self._name, self._index)

    def _take(self, key: str, kind: type, wanted: Wording, default: Any = None) -> Any:
        if key not in self._data:
            if default is None:
                raise self.wrong(key, _MISSING)
            return default
        value = self._data.pop(key)
        if not isinstance(value, kind) or isinstance(value, bool):
            raise self.wrong(key, _SHAPE, wanted=wanted)
        return value

    def text(self, key: str, default: str | None = None, choices: tuple[str, ...] = ()) -> str:
        value: str = self._take(key, str, _TEXT, default)
        if choices and value not in (*choices, default):
            raise self.wrong(key, _CHOICE, choices=", ".join(choices))
        return value

    def id(self) -> str:
        value = self.text("id")
        if not _ID.fullmatch(value):
            raise self.wrong("id", _BAD_ID, id=value)
        return value

    def texts(self, key: str, needed: bool = False) -> tuple[str, ...]:
        values = self._take(key, list, _TEXTS, None if needed else [])
        if not all(isinstance(v, str) and v.strip() for v in values) or (needed and not values):
            raise self.wrong(key, _SHAPE, wanted=_TEXTS)
        return tuple(values)

    def number(self, key: str) -> int:
        value: int = self._take(key, int, _NUMBER, 0)
        return value

    def table(self, key: str) -> _Table:
        return _Table(self._take(key, dict, _KEYS, {}), key)

    def tables(self, key: str) -> Iterator[_Table]:
        for index, entry in enumerate(self._take(key, list, _ENTRIES, [])):
            if not isinstance(entry, dict):
                raise self.wrong(key, _SHAPE, wanted=_ENTRIES)
            yield _Table(entry, key, index)

    def rest(self) -> Iterator[str]:
        """The keys that a file chooses."""
        yield from tuple(self._data)

    def end(self) -> None:
        """Nothing may be left."""
        for key in self._data:
            raise self.wrong(key, _UNKNOWN)


def _pack(data: dict[str, Any]) -> Pack:
    top = _Table(data)
    lang, title, window = top.text("lang"), top.text("title"), top.number("window")
    negations, particles = top.texts("negations"), top.texts("particles")
    named, faults, words = top.table("sources"), top.table("categories"), top.table("pronouns")
    sources = {key: named.text(key) for key in named.rest()}
    categories = {key: _category(faults.table(key)) for key in faults.rest()}
    pronouns = Pronouns(words.texts("self"), words.texts("not-self"), words.texts("other"))
    words.end()
    approved = _distinct(top, "approved", lambda t: _approved(t, sources))
    known = {a.id for a in approved}
    phrases = _distinct(top, "phrases", lambda t: _phrase(t, sources, categories, known))
    courtesies = _distinct(top, "courtesies", lambda t: _courtesy(t, sources))
    top.end()
    return Pack(
        lang,
        title,
        window,
        negations,
        particles,
        sources,
        categories,
        pronouns,
        approved,
        phrases,
        courtesies,
    )


def _distinct(top: _Table, key: str, read: Callable[[_Table], E]) -> tuple[E, ...]:
    """The entries of a table, each id once."""
    found: dict[str, E] = {}
    for table in top.tables(key):
        entry = read(table)
        if entry.id in found:
            raise table.wrong("id", _TWICE, id=entry.id)
        found[entry.id] = entry
        table.end()
    return tuple(found.values())


def _category(table: _Table) -> Wording:
    made = Wording(table.text("en"), table.text("zh"))
    table.end()
    return made


def _source(table: _Table, sources: Mapping[str, str]) -> tuple[str, ...]:
    keys = table.texts("source", needed=True)
    for key in keys:
        if key not in sources:
            raise table.wrong("source", _NO_SOURCE, name=key)
    return keys


def _approved(table: _Table, sources: Mapping[str, str]) -> Approved:
    return Approved(table.id(), table.text("text"), table.texts("situations"), _source(table, sources))


def _courtesy(table: _Table, sources: Mapping[str, str]) -> Courtesy:
    return Courtesy(
        table.id(),
        table.text("at", choices=("greeting", "after-wait", "thanks", "farewell", "anywhere")),
        table.texts("patterns", needed=True),
        _source(table, sources),
        table.text("certainty", choices=_CERTAINTIES),
    )


def _phrase(
    table: _Table, sources: Mapping[str, str], categories: Mapping[str, Wording], approved: set[str]
) -> Phrase:
    made = Phrase(
        table.id(),
        table.text("category"),
        table.text("severity", choices=("error", "warning", "info")),
        table.texts("patterns", needed=True),
        table.text("whole", "", choices=("clause", "sentence")),
        table.texts("exceptions"),
        table.texts("situations"),
        table.text("suggestion", ""),
        _source(table, sources),
        table.text("certainty", choices=_CERTAINTIES),
    )
    if made.category not in categories:
        raise table.wrong("category", _NO_CATEGORY, name=made.category)
    if made.suggestion and made.suggestion not in approved:
        raise table.wrong("suggestion", _NO_APPROVED, name=made.suggestion)
    return made


_CERTAINTIES = ("seen", "deck", "memory", "translated")
_MISSING = Wording("{key} is missing", "缺少 {key}")
_UNKNOWN = Wording("there is no key {key}", "没有 {key} 这个键")
_SHAPE = Wording("{key} must be {wanted}", "{key} 应为{wanted}")
_CHOICE = Wording("{key} must be one of {choices}", "{key} 应为 {choices} 之一")
_BAD_ID = Wording(
    "{id!r} cannot be an id: small letters, digits and `-`", "{id!r} 不能作编号：只用小写字母、数字和 `-`"
)
_TWICE = Wording("two entries are called {id!r}", "有两个条目名为 {id!r}")
_NO_SOURCE = Wording("there is no source {name!r}", "没有名为 {name!r} 的出处")
_NO_CATEGORY = Wording("there is no category {name!r}", "没有名为 {name!r} 的类别")
_NO_APPROVED = Wording("there is no approved wording {name!r}", "没有名为 {name!r} 的规范用语")
_TEXT = Wording("a text", "文字")
_TEXTS = Wording("a list of texts", "文字列表")
_NUMBER = Wording("a number", "数字")
_KEYS = Wording("a table", "一组键值")
_ENTRIES = Wording("a list of entries", "条目列表")
