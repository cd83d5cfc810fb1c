"""Shares that are left out, written so that the YAML writer can say them: it has no blank in a short mapping."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from blueprint.importing.bpmn import notes
from blueprint.model.connecting import long_connections
from blueprint.model.share import parse_share
from blueprint.model.writing import written_share

if TYPE_CHECKING:
    from blueprint.tables.assemble import Assembled


def fill_blanks(made: Assembled) -> None:
    """Connections without a share become a list; an exit without one gets the rest, where the rest is known."""
    for id_, touchpoint in made.data["touchpoints"].items():
        ways, exits = touchpoint.get("next"), touchpoint.get("end")
        if isinstance(ways, dict) and None in ways.values():
            touchpoint["next"] = long_connections(ways)
        if isinstance(exits, dict) and len(exits) > 1 and None in exits.values():
            rest = _rest(long_connections(ways), exits)
            for name in [name for name, share in exits.items() if share is None]:
                if rest is not None:
                    exits[name] = written_share(rest)
                else:
                    del exits[name]
                    made.notes.append(notes.EXIT.filled(id=id_, exit=name))
            if not exits:
                del touchpoint["end"]


def _rest(ways: list[dict[str, Any]], exits: dict[str, Any]) -> Fraction | None:
    """What the known shares leave, when just one is left out."""
    given = [way.get("share") for way in ways] + list(exits.values())
    if given.count(None) != 1:
        return None
    rest = 1 - sum((parse_share(share) for share in given if share is not None), Fraction(0))
    return rest if rest >= 0 else None
