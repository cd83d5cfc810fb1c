"""Whatever the map format can say, changed once, is one change, named where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any

import pytest

from blueprint.diff.changes import changes
from blueprint.model.duration import Duration
from blueprint.model.fields import InLane
from blueprint.model.goal import Goal, parse_goal
from blueprint.model.loader import loads
from blueprint.model.opens import Opening, opening
from blueprint.model.part import Part, name_is_hidden
from blueprint.model.roles import HourlyCost
from blueprint.model.schema import schema
from blueprint.model.service_map import ServiceMap
from blueprint.model.text import Text
from blueprint.model.wait_scores import WaitScores
from blueprint.model.working_time import WorkingTime
from tests.diff.edits import named
from tests.examples import several
from tests.model.long_example import LONG

Steps = tuple[str | int, ...]
_FIXED = {"blueprint", "id"}
"""The version has one value; the id is that of the file where none is given."""


def example() -> ServiceMap:
    found = loads(LONG, "long.blueprint.yaml").map
    assert found
    return found


def values(value: Any, path: Steps = ()) -> Iterator[tuple[Steps, Any]]:
    """Every value of a map that is written at one key, by the way to it in the model."""
    if isinstance(value, Part):
        for name, field in type(value).model_fields.items():
            key = field.alias or name
            if not name_is_hidden(key) and getattr(value, name) not in (None, (), {}):
                yield from values(getattr(value, name), (*path, name))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from values(item, (*path, key))
    elif isinstance(value, tuple) and value and isinstance(value[0], Part):
        for place, item in enumerate(value):
            yield from values(item, (*path, place))
    else:
        yield path, value


def another(value: Any) -> Any:
    """Another value of the same kind."""
    match value:
        case bool():
            return not value
        case None:
            return Fraction(1, 2)
        case date():
            return date(2031, 5, 6)
        case Goal():
            return parse_goal("remembered >= 4")
        case Text():
            (language, _), *others = value.by_language
            return replace(value, by_language=((language, "otherwise"), *others))
        case WorkingTime():
            return WorkingTime.of(value.count + 1, value.unit)
        case Opening():
            return opening("10:00-11:00")
        case Duration():
            return Duration(value.seconds + 1)
        case HourlyCost():
            return HourlyCost(value.amount + 1)
        case WaitScores():
            return WaitScores((*value.points, (900.0, -2.0)))
        case InLane():
            return InLane(value.lane, "elsewhere")
        case Enum():
            return next((other for other in type(value) if other is not value), None)
        case Fraction():
            return Fraction(1, 7)
        case int() | float():
            return value + 1
        case str():
            return "other"
        case tuple():
            return value[1:] or (*value, *value)
    raise AssertionError(value)


def put(part: Any, path: Steps, value: Any) -> Any:
    """The same with another value at one place."""
    step, *rest = path
    if isinstance(part, Part):
        inner = put(getattr(part, str(step)), tuple(rest), value) if rest else value
        return part.model_copy(update={str(step): inner})
    if isinstance(part, dict):
        return {
            k: (put(v, tuple(rest), value) if rest else value) if k == step else v for k, v in part.items()
        }
    return tuple(put(v, tuple(rest), value) if i == step else v for i, v in enumerate(part))


def is_way(path: Steps) -> bool:
    """Where a connection leads is not a value of it: another end is another connection."""
    return path[-1] == "to" and "next" in path


ALL = [(path, value) for path, value in values(example()) if path[0] not in _FIXED and not is_way(path)]


@pytest.mark.parametrize(("path", "value"), ALL, ids=[".".join(map(str, p)) for p, _ in ALL])
def test_another_value_is_one_change_of_it(path: Steps, value: Any) -> None:
    old = example()
    if path[0] == "promises" and path[-1] == "id":
        wanted = {"promise-added", "promise-removed"}
        assert {c.kind for c in changes(old, put(old, path, "other"))} == wanted
        return
    found = changes(old, put(old, path, another(value)))
    if path[-1] == "share" and "next" in path:
        found = tuple(c for c in found if c.ends != ("triage", "browse"))  # which has the rest
    assert len(found) == 1, found
    said = ".".join(found[0].path)
    last = str(path[-1]).rstrip("_").replace("in_lane", "lane")
    assert last in said.split(".") or path[-1] == "start", said
    if path[0] == "touchpoints":
        assert found[0].path[1] == path[1]
    assert found[0].was != found[0].now


@pytest.mark.parametrize(("path", "value"), ALL, ids=[".".join(map(str, p)) for p, _ in ALL])
def test_a_value_that_goes_is_one_change(path: Steps, value: Any) -> None:
    old = example()
    parent: Any = old
    for step in path[:-1]:
        parent = getattr(parent, str(step)) if isinstance(parent, Part) else parent[step]
    if not isinstance(parent, Part) or type(parent).model_fields[str(path[-1])].is_required():
        return
    field = type(parent).model_fields[str(path[-1])]
    if getattr(parent, str(path[-1])) == field.default or path[-1] == "share":
        return  # a share that goes may be the rest, and then nothing has changed
    assert len(changes(old, put(old, path, field.default))) == 1


def test_every_key_is_tried() -> None:
    made = schema()
    keys = {k for part in (made, *made["definitions"].values()) for k in part.get("properties", ())}
    tried = {str(step).rstrip("_").replace("in_lane", "lane") for path, _ in ALL for step in path}
    assert keys - tried - _FIXED == {"extends", "without"}, (
        "a variant is compared as the whole map that it is"
    )


def test_every_edit_is_named_as_what_was_done() -> None:
    wrong, counted = named(several(120, 1000), seed=1)
    assert wrong == []
    assert len(counted) > 8
