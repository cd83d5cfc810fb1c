"""Data of a configuration to a layer; everything that is wrong is collected, nothing is guessed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from blueprint.lint.config.error import with_suggestion
from blueprint.lint.config.keys import KEYS, Key, known_below
from blueprint.lint.config.layer import Layer
from blueprint.lint.config.options import read_options
from blueprint.lint.config.settings import ALWAYS
from blueprint.lint.rulebook.registry import by_name
from blueprint.lint.rulebook.selectors import unknown
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.packs.own import AnyPack

_NO_KEY = Wording("there is no setting {name!r}", "没有名为 {name!r} 的设置")
_TABLE = Wording("a table", "一个表")
_TEXT = Wording("a text", "文字")
_TEXTS = Wording("a list of texts", "文字列表")
_NO_FILE = Wording("cannot read the pack {path}: {reason}", "无法读取内容包 {path}：{reason}")
_MUST = Wording("{name!r} must be {wanted}", "{name!r} 应为{wanted}")
_NO_WORD = Wording("{name!r} cannot be {word!r}", "{name!r} 不能是 {word!r}")
_ALWAYS = Wording(
    "{selector!r} means rules about the file itself (BP0), which are always on, as errors",
    "{selector!r} 属于文件本身的规则（BP0），始终启用且为错误级别",
)


def check(data: dict[str, Any], origin: str, folder: Path, complaints: list[Wording]) -> Layer:
    """The layer that the data of one source means; its relative paths count from `folder`."""
    here: list[Wording] = []
    values = _Checker(data, folder, here).values()
    complaints.extend(Wording(f"{origin}: {w.en}", f"{origin}：{w.zh}") for w in here)
    return Layer(origin, folder, **values)


class _Checker:
    def __init__(self, data: dict[str, Any], folder: Path, complaints: list[Wording]) -> None:
        self._data = data
        self._folder = folder
        self._complaints = complaints

    def values(self) -> dict[str, Any]:
        """The fields of a layer."""
        read: dict[str, Callable[[Key, Any], Any]] = {
            "text": self._text,
            "path": self._path,
            "texts": self._texts,
            "packs": self._packs,
            "rules": self._rules,
            "rules table": lambda k, v: self._table(k, v, self._rules),
            "severity table": lambda k, v: self._table(k, v, self._severity),
            "options table": lambda k, v: self._table(k, v, self._options),
        }
        lint = self._data.get("lint", {})
        if not isinstance(lint, dict):
            self._wrong("lint", _TABLE)
            lint = {}
        self._no_unknown("", self._data)
        self._no_unknown("lint", lint)
        values = {}
        for key in KEYS:
            table, _, name = key.name.rpartition(".")
            source = lint if table else self._data
            if name in source and key.name != "extend":
                value = read[key.kind](key, source[name])
                if value is not None:
                    values["options" if name == "rules" else name.replace("-", "_")] = value
        return values

    def _no_unknown(self, table: str, data: dict[str, Any]) -> None:
        known = known_below(table)
        for name in data:
            if name not in known:
                full = f"{table}.{name}" if table else name
                self._complaints.append(with_suggestion(_NO_KEY.filled(name=full), name, known))

    def _wrong(self, name: str, wanted: Wording) -> None:
        self._complaints.append(_MUST.filled(name=name, wanted=wanted))

    def _text(self, key: Key, value: Any) -> str | None:
        if not isinstance(value, str):
            self._wrong(key.name, _TEXT)
        elif key.one_of and value not in key.one_of:
            message = _NO_WORD.filled(name=key.name, word=value)
            self._complaints.append(with_suggestion(message, value, key.one_of))
        else:
            return value
        return None

    def _path(self, key: Key, value: Any) -> Path | None:
        text = self._text(key, value)
        return self._folder / text if text is not None else None

    def _texts(self, key: Key, value: Any) -> tuple[str, ...] | None:
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, list) or not all(isinstance(v, str) for v in items):
            self._wrong(key.name, _TEXTS)
            return None
        return tuple(v for v in items if self._text(key, v) is not None)

    def _packs(self, key: Key, value: Any) -> dict[Path, AnyPack] | None:
        names = self._texts(key, value)
        if names is None:
            return None
        from blueprint.packs.own import PackError, read_own

        packs = {}
        for path in (self._folder / name for name in names):
            try:
                packs[path] = read_own(path)
            except PackError as error:
                self._complaints.append(error.wording)
            except OSError as error:
                self._complaints.append(_NO_FILE.filled(path=path, reason=error.strerror or error))
        return packs

    def _rules(self, key: Key, value: Any) -> tuple[str, ...] | None:
        selectors = self._texts(key, value)
        return tuple(s for s in selectors or () if self._known(key, s))

    def _table(self, key: Key, value: Any, read: Callable[[Key, Any], Any]) -> dict[str, Any]:
        if not isinstance(value, dict):
            self._wrong(key.name, _TABLE)
            return {}
        made = {}
        for name, inner in value.items():
            if key.kind != "rules table" and not self._known(key, name):
                continue
            below = Key(f"{key.name}.{name}", key.kind, "", key.wording, key.one_of)
            got = read(below, inner)
            if got is not None:
                made[by_name()[name].name if key.kind == "options table" else name] = got
        return made

    def _severity(self, key: Key, value: Any) -> str | None:
        return self._text(key, value)

    def _options(self, key: Key, value: Any) -> dict[str, Any] | None:
        rule = by_name()[key.name.rpartition(".")[2]]
        if not isinstance(value, dict):
            self._wrong(key.name, _TABLE)
            return None
        return read_options(rule, value, self._complaints)

    def _known(self, key: Key, selector: str) -> bool:
        complaint = unknown(selector)
        if complaint is None and key.kind == "options table" and selector not in by_name():
            complaint = _NO_WORD.filled(name=key.name, word=selector)
        elif complaint is None and key.name != "lint.select" and _means_always(selector):
            complaint = _ALWAYS.filled(selector=selector)
        if complaint is not None:
            where = Wording(f"{key.name}: {complaint.en}", f"{key.name}：{complaint.zh}")
            self._complaints.append(where)
        return complaint is None


def _means_always(selector: str) -> bool:
    rule = by_name().get(selector)
    return (rule.code if rule else selector).startswith(ALWAYS)
