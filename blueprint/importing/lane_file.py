"""The file of `--lanes`: names as they stand in the foreign file, each with its lane."""

from __future__ import annotations

from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from blueprint.importing.lanes import known_lane
from blueprint.importing.settings import BadSettings, settings_of
from blueprint.model.fields import InLane, LaneName
from blueprint.model.names import Lane
from blueprint.source.tree import Scalar
from blueprint.suggestion import ONE_OF, joined
from blueprint.wording import Wording

_SHAPE = Wording(
    "the lanes are lines such as `Front desk: frontstage`", "泳道写成一行一个，如 `大堂: frontstage`"
)
_LANE = Wording("{text!r} is not a lane", "{text!r} 不是泳道")
_KNOWN = ", ".join(Lane)
_LANES: TypeAdapter[InLane] = TypeAdapter(LaneName)


def read_lanes(path: Path) -> dict[str, str]:
    """Name to lane.

    Raises:
        Unreadable: the file cannot be opened.
        BadSettings: it holds something else.
    """
    source, tree = settings_of(path, _SHAPE)
    found: dict[str, str] = {}
    for name, entry in tree.entries.items():
        value = entry.value
        if not isinstance(value, Scalar) or value.is_blank:
            raise BadSettings(source, entry.key.span.start, _SHAPE)
        lane = _lane(value.text)
        if lane is None:
            said = joined(_LANE.filled(text=value.text), ONE_OF.filled(known=_KNOWN))
            raise BadSettings(source, value.span.start, said)
        found[name] = lane
    return found


def _lane(text: str) -> str | None:
    """A lane as the map format writes it, or by its name in either language."""
    try:
        return str(_LANES.validate_python(text.strip()))
    except ValidationError:
        return known_lane(text)
