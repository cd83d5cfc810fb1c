"""A JSON file to a map, by the paths that a person gave."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from blueprint.importing.fields.paths import Place, follow
from blueprint.importing.refusal import NotReadable, text_of
from blueprint.importing.table.draft import Draft
from blueprint.importing.table.spelling import value_of
from blueprint.source import limits
from blueprint.tables.assemble import Assembled, refuse_above
from blueprint.wording import Wording

if TYPE_CHECKING:
    from pathlib import Path

    from blueprint.importing.fields.fields_file import Fields, Paths
    from blueprint.importing.lanes import Lanes

_WRONG = Wording(
    "{path}:{line}:{column}: this is no JSON: {why}", "{path}:{line}:{column}：不是合法的 JSON：{why}"
)
_DEEP = Wording("{path} is nested more than {most} levels deep", "{path} 嵌套超过 {most} 层")
_NONE = Wording(
    "{path}: the path {steps!r} leads to nothing; at the top there is {found}",
    "{path}：路径 {steps!r} 没有内容；最外层有 {found}",
)
_TEXT = Wording(
    "{path}: {place} is {found}, where one text or number is wanted",
    "{path}：{place} 是{found}，这里应为一个文字或数字",
)
_NO_TITLE = Wording("{places} have no title and were left out", "{places} 没有名称，未读取")
_NOWHERE = Wording(
    "arrows that lead from or to no step were not read: {places}", "没有起点或终点步骤的箭头未读取：{places}"
)
_TWICE = Wording(
    "{place}: a step with the id {id!r} is there already; it is called {new!r} here",
    "{place}：已有 id 为 {id!r} 的步骤；这里称为 {new!r}",
)
_ITEMS, _NOTHING = Wording("a list of {n}", "{n} 项的列表"), Wording("nothing", "空白")
_LIST, _MAPPING = Wording("a list", "列表"), Wording("a mapping", "映射")
_MANY = frozenset({"evidence", "script", "uses", "next", "tags"})
"""Columns that may be lists."""
_SHOWN = 12


def mapped(path: Path, fields: Fields, lanes: Lanes) -> Assembled:
    """The map of a JSON file.

    Raises:
        NotReadable: the file is no JSON, or something in it is not as the paths say.
        TooManyTouchpoints: more steps than a map takes.
    """
    return _Reader(path, fields, lanes).map()


def data_of(path: Path) -> Any:
    """What a JSON file holds.

    Raises:
        NotReadable: it is no JSON.
    """
    text = text_of(path)
    try:
        return json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        said = _WRONG.filled(path=path, line=error.lineno, column=error.colno, why=error.msg)
        raise NotReadable(said) from error
    except RecursionError as error:
        raise NotReadable(_DEEP.filled(path=path, most=limits.DEPTH)) from error
    except ValueError as error:  # a number of thousands of digits
        raise NotReadable(_WRONG.filled(path=path, line=1, column=1, why=str(error)[:60])) from error


def keys_of(data: Any) -> Wording:
    """What stands at the top of a file, for a message."""
    if isinstance(data, dict) and data:
        keys = ", ".join(map(repr, list(data)[:_SHOWN]))
        return Wording(keys, keys)
    return _ITEMS.filled(n=len(data)) if isinstance(data, list) else _NOTHING


class _Reader:
    def __init__(self, path: Path, fields: Fields, lanes: Lanes) -> None:
        self._path, self._fields = path, fields
        self._root = Place(data_of(path), "")
        self._names = self._lane_names()
        self._draft = Draft(lanes, self._title() or path.name.split(".")[0])
        self._ids: dict[str, str] = {}
        self._untitled: list[str] = []

    def map(self) -> Assembled:
        places = follow(self._root, self._fields.steps.where)
        if not places:
            found = keys_of(self._root.value)
            raise NotReadable(
                _NONE.filled(path=self._path, steps=_written(self._fields.steps.where), found=found)
            )
        refuse_above(len(places))
        taken = [(place, id_) for place in places if (id_ := self._step(place))]
        for place, id_ in taken:
            self._ways(place, id_)
        arrows = self._fields.arrows.where
        lost = [p.name for p in (follow(self._root, arrows) if arrows else ()) if not self._arrow(p)]
        for places_, wording in ((self._untitled, _NO_TITLE), (lost, _NOWHERE)):
            if places_:
                shown = ", ".join(places_[:_SHOWN]) + (" ..." if len(places_) > _SHOWN else "")
                self._draft.notes.append(wording.filled(places=shown))
        return self._draft.assembled()

    def _title(self) -> str:
        return self._one(self._root, self._fields.title) if self._fields.title else ""

    def _lane_names(self) -> dict[str, str]:
        """The names of lanes by the ids that steps give."""
        lanes = self._fields.lanes
        found = {}
        for place in follow(self._root, lanes.where) if lanes.where else ():
            id_, title = (self._one(place, lanes.columns.get(key, [])) for key in ("id", "title"))
            found[id_ or title] = title
        return found

    def _step(self, place: Place) -> str:
        """A touchpoint of a step; its id, or nothing where it has no title."""
        steps = self._fields.steps
        title = self._one(place, steps.columns["title"])
        if not title:
            self._untitled.append(place.name)
            return ""
        row: dict[str, str] = {}
        for column, path in steps.columns.items():
            if column in ("id", "title", "lane") or column.split(".")[0] == "next":
                continue
            text = "\n".join(self._many(place, path)) if self._may_be_many(column) else self._one(place, path)
            row[column] = value_of(column, text, self._unit(steps, column))
        said = self._one(place, steps.columns.get("lane", []))
        lane = self._names.get(said, said)
        id_ = self._one(place, steps.columns.get("id", []))
        made = self._draft.add(title, self._draft.lane_of(lane, row.get("role", "")), row)
        if id_ in self._ids:
            self._draft.notes.append(_TWICE.filled(place=place.name, id=id_, new=made))
        self._ids.setdefault(id_ or title, made)
        self._ids.setdefault(title, made)
        return made

    @staticmethod
    def _may_be_many(column: str) -> bool:
        return column.split(".")[0] in _MANY or column.startswith("notes.")

    def _unit(self, paths: Paths, column: str) -> str:
        return paths.units.get(column) or (self._fields.unit if column.split(".")[0] == "time" else "")

    def _ways(self, place: Place, id_: str) -> None:
        """Where a step leads: `next` is one or several, of each `next.when` and `next.share` in the same order."""
        columns = self._fields.steps.columns
        targets = self._many(place, columns.get("next.to") or columns.get("next", []))
        whens, shares = (self._many(place, columns.get(key, [])) for key in ("next.when", "next.share"))
        for number, target in enumerate(targets):
            when = whens[number] if len(whens) == len(targets) else ""
            share = shares[number] if len(shares) == len(targets) else ""
            self._draft.lead(id_, self._ids.get(target, ""), target, when, share)

    def _arrow(self, place: Place) -> bool:
        """Whether an arrow of a list of arrows leads from a step to a step."""
        columns = self._fields.arrows.columns
        said = {key: self._one(place, columns.get(key, [])) for key in ("from", "to", "when", "share")}
        source, target = self._ids.get(said["from"], ""), self._ids.get(said["to"], "")
        if source and target:
            self._draft.lead(source, target, said["to"], said["when"], said["share"])
        return bool(source and target)

    def _one(self, place: Place, path: list[str]) -> str:
        """The text at a path from a place; `""`: there is none."""
        found = follow(place, path) if path else []
        if len(found) > 1:
            raise NotReadable(_TEXT.filled(path=self._path, place=found[1].name, found=_LIST))
        return self._text(found[0]) if found else ""

    def _many(self, place: Place, path: list[str]) -> list[str]:
        found = follow(place, path) if path else []
        items = [item for one in found for item in (one.each() if isinstance(one.value, list) else (one,))]
        return [text for item in items if (text := self._text(item))]

    def _text(self, place: Place) -> str:
        value = place.value
        if isinstance(value, list | dict):
            found = _LIST if isinstance(value, list) else _MAPPING
            raise NotReadable(_TEXT.filled(path=self._path, place=place.name, found=found))
        if value is None:
            return ""
        return ("true" if value else "false") if isinstance(value, bool) else str(value).strip()


def _written(steps: list[str]) -> str:
    return ".".join(steps).replace(".[", "[")
