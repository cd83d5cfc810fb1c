"""Activities of a log to touchpoints of a map: by name, or as a small YAML file says.

The file has one line an activity, `Repair (Complex): repair`; nothing behind the colon leaves the activity out
on purpose. A file that is drafted says beside each line that is only a guess that it is one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprint.observe.log.refused import BadLog
from blueprint.observe.names import Names, touchpoint_names
from blueprint.source.parser import parse
from blueprint.source.problem import Problems
from blueprint.source.reader import Source, read
from blueprint.source.table import clipped
from blueprint.source.tree import Mapping as Tree
from blueprint.source.tree import Scalar
from blueprint.source.writer import yaml_text
from blueprint.suggestion import joined, suggested
from blueprint.wording import Wording

if TYPE_CHECKING:
    from pathlib import Path

    from blueprint.model.service_map import ServiceMap

_SHAPE = Wording(
    "the mapping is lines such as `Repair (Complex): repair`", "映射写成一行一个，如 `复杂维修: repair`"
)
_GONE = Wording(
    "{activity!r} is mapped to {id!r}, and the map has no such touchpoint",
    "{activity!r} 对应到 {id!r}，但地图中没有这个触点",
)
_SEVERAL = Wording(
    "{activity!r} is mapped to {id!r}, which several touchpoints are called: write the id, {ids}",
    "{activity!r} 对应到 {id!r}，而有多个触点叫这个名称：请写编号 {ids}",
)
_BESIDE = Wording(
    "{activity!r} is mapped to {id!r}, where nobody walks: leave it blank",
    "{activity!r} 对应到 {id!r}，而它不在流程上：请留空",
)
_GUESS = "a guess · 猜测"
_OPEN = (
    "no touchpoint is called like this: write its id, or leave it blank · 没有同名触点：请填写编号，或留空"
)


@dataclass(frozen=True)
class Matched:
    """What the activities of a log are.

    Attributes:
        touchpoints: activity to touchpoint.
        ignored: activities that are left out on purpose.
        unmatched: activities that no touchpoint is called like, each with the id it may mean.
    """

    touchpoints: Mapping[str, str]
    ignored: tuple[str, ...]
    unmatched: Mapping[str, str | None]


def walked_of(service_map: ServiceMap) -> list[str]:
    """The touchpoints of the flow, in the order of the map."""
    return [id_ for id_ in service_map.touchpoints if id_ in service_map.walked]


def match(activities: Sequence[str], service_map: ServiceMap, said: Mapping[str, str | None]) -> Matched:
    """What activities are; what people say wins over names.

    Args:
        activities: of a log.
        service_map: whose touchpoints they are.
        said: activity to touchpoint, None for one that is to be left out (`read_mapping`).
    """
    names = touchpoint_names(service_map, walked_of(service_map))
    found: dict[str, str] = {}
    unmatched: dict[str, str | None] = {}
    for activity in activities:
        if activity in said:
            if (id_ := said[activity]) is not None:
                found[activity] = id_
        elif len(ids := names.of(activity)) == 1:
            found[activity] = ids[0]
        else:
            unmatched[activity] = names.like(activity)
    ignored = tuple(a for a in activities if a in said and said[a] is None)
    return Matched(found, ignored, unmatched)


def draft(activities: Sequence[str], service_map: ServiceMap) -> str:
    """A mapping to start from: every activity with the touchpoint it is called like, guesses marked as such."""
    matched = match(activities, service_map, {})
    lines = []
    for activity in activities:
        id_ = matched.touchpoints.get(activity) or matched.unmatched.get(activity)
        line = yaml_text({activity: id_}).rstrip("\n").strip("{}")
        note = "" if activity in matched.touchpoints else f"  # {_GUESS if id_ else _OPEN}"
        lines.append(line.rstrip() + note)
    return "\n".join(lines) + "\n"


class BadMapping(BadLog):
    """A mapping that cannot be used; says where in its file."""

    def __init__(self, source: Source, offset: int, wording: Wording) -> None:
        line, column, _ = source.lines.position(offset)
        place = f"{source.path}:{line}:{column}"
        super().__init__(Wording(f"{place}: {wording.en}", f"{place}：{wording.zh}"))


def read_mapping(path: Path, service_map: ServiceMap) -> dict[str, str | None]:
    """Activity to touchpoint; None: left out on purpose.

    Raises:
        Unreadable: the file cannot be opened.
        BadMapping: it holds something else, or names a touchpoint that is not there.
    """
    problems = Problems()
    source = read(str(path), problems)
    tree = None if problems else parse(source.text, problems)
    if problems:
        first = problems[0]
        raise BadMapping(source, first.span.start, joined(first.message, first.help))
    if not isinstance(tree, Tree):
        raise BadMapping(source, 0, _SHAPE)
    names, walked = touchpoint_names(service_map), walked_of(service_map)
    found: dict[str, str | None] = {}
    for activity, entry in tree.entries.items():
        value = entry.value
        if not isinstance(value, Scalar):
            raise BadMapping(source, entry.key.span.start, _SHAPE)
        if value.is_blank:
            found[activity] = None
            continue
        id_ = _id(activity, value.text.strip(), names, source, value.span.start)
        if id_ not in walked:
            shown = _BESIDE.filled(activity=clipped(activity), id=id_)
            raise BadMapping(source, value.span.start, shown)
        found[activity] = id_
    return found


def _id(activity: str, said: str, names: Names, source: Source, offset: int) -> str:
    ids = names.of(said)
    if len(ids) == 1:
        return ids[0]
    shown = {"activity": clipped(activity), "id": clipped(said)}
    if ids:
        raise BadMapping(source, offset, _SEVERAL.filled(**shown, ids=", ".join(ids)))
    raise BadMapping(source, offset, joined(_GONE.filled(**shown), suggested(said, names.ids)))
