"""The file of `--map`: where the steps, arrows and lanes of a JSON file are, and what is said of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NoReturn

from blueprint.importing.fields.paths import steps_of
from blueprint.importing.settings import BadSettings, settings_of
from blueprint.importing.table.headings import STEP, column_of, unit_of
from blueprint.source.reader import Source
from blueprint.source.tree import Entry, Mapping, Scalar
from blueprint.suggestion import joined, suggested
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_SHAPE = Wording(
    "this file says where things are: `steps: nodes[]`, and below `step:` lines such as `title: data.label`",
    "此文件写明各项在哪里：`steps: nodes[]`，`step:` 之下写 `title: data.label` 一类的行",
)
_PATH = Wording(
    "{text!r} is no path; write names with dots, `[]` for each of a list, `^` for what is around",
    "{text!r} 不是路径；写以点相连的名称，`[]` 表示列表中的每一项，`^` 表示外一层",
)
_KEY = Wording("there is no {key!r} here", "这里没有 {key!r}")
_MISSING = Wording("`{key}` is missing: {why}", "缺少 `{key}`：{why}")
_STEPS = Wording("where the list of steps is", "步骤列表在哪里")
_TITLE = Wording("what a step is called, below `step:`", "步骤的名称，写在 `step:` 之下")
_ARROW = ("from", "to", "when", "share")
_LANE = ("id", "title")
_WAY = ("next.to", "next.when", "next.share")
_TOP = ("title", "steps", "step", "unit", "arrows", "arrow", "lanes", "lane")
_UNITS = ("s", "m", "h", "d", "w")
_UNIT = Wording("the unit of times is one of {known}", "时间单位可用：{known}")


@dataclass(frozen=True)
class Paths:
    """Where things of a kind are, and what is said of each: a path a column of a map; `units` of times by column."""

    where: list[str] = field(default_factory=list)
    columns: dict[str, list[str]] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Fields:
    """Everything that such a file says; `title` is the path to the map's title."""

    steps: Paths
    arrows: Paths
    lanes: Paths
    title: list[str]
    unit: str


def read_fields(path: Path) -> Fields:
    """What the file says.

    Raises:
        Unreadable: the file cannot be opened.
        BadSettings: it says something else.
    """
    source, tree = settings_of(path, _SHAPE)
    return _Reader(source).fields(tree)


class _Reader:
    def __init__(self, source: Source) -> None:
        self._source = source

    def fields(self, tree: Mapping) -> Fields:
        for key, entry in tree.entries.items():
            if key not in _TOP:
                self._refuse(entry, joined(_KEY.filled(key=key), suggested(key, _TOP)))
        unit = self._text(tree.entries["unit"]) if "unit" in tree.entries else ""
        if unit and unit not in _UNITS:
            self._refuse(tree.entries["unit"], _UNIT.filled(known=", ".join(_UNITS)))
        found = Fields(
            Paths(self._path(tree, "steps"), *self._columns(tree, "step", _step)),
            Paths(self._path(tree, "arrows"), *self._columns(tree, "arrow", _only(_ARROW))),
            Paths(self._path(tree, "lanes"), *self._columns(tree, "lane", _only(_LANE))),
            self._path(tree, "title"),
            unit,
        )
        for key, there, why in (
            ("steps", found.steps.where, _STEPS),
            ("title", "title" in found.steps.columns, _TITLE),
        ):
            if not there:
                raise BadSettings(self._source, 0, _MISSING.filled(key=key, why=why))
        return found

    def _path(self, tree: Mapping, key: str) -> list[str]:
        return self._steps(tree.entries[key]) if key in tree.entries else []

    def _columns(
        self, tree: Mapping, key: str, column: Callable[[str], str | None]
    ) -> tuple[dict[str, list[str]], dict[str, str]]:
        columns: dict[str, list[str]] = {}
        units: dict[str, str] = {}
        if key not in tree.entries:
            return columns, units
        inner = tree.entries[key].value
        if not isinstance(inner, Mapping):
            self._refuse(tree.entries[key], _SHAPE)
        for name, entry in inner.entries.items():
            own = column(name)
            if own is None:
                known = sorted(STEP) if key == "step" else _ARROW if key == "arrow" else _LANE
                self._refuse(entry, joined(_KEY.filled(key=name), suggested(name, known)))
            columns[own] = self._steps(entry)
            units[own] = unit_of(name)
        return columns, units

    def _steps(self, entry: Entry) -> list[str]:
        text = self._text(entry)
        steps = steps_of(text)
        if steps is None:
            self._refuse(entry, _PATH.filled(text=text), value=True)
        return steps

    def _text(self, entry: Entry) -> str:
        if not isinstance(entry.value, Scalar) or entry.value.is_blank:
            self._refuse(entry, _SHAPE)
        return entry.value.text

    def _refuse(self, entry: Entry, said: Wording, *, value: bool = False) -> NoReturn:
        raise BadSettings(self._source, (entry.value if value else entry.key).span.start, said)


def _only(known: tuple[str, ...]) -> Callable[[str], str | None]:
    return lambda name: name if name in known else None


def _step(name: str) -> str | None:
    """A column of a step; `next.to` and what stands beside it are of each way on."""
    if name in _WAY:
        return name
    own = column_of(name)
    return own if own and own.split(".")[0] in STEP else None
