"""Exits whose shares a foreign file does not tell: nothing is invented, they are named and left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.importing.bpmn import notes
from blueprint.model.connecting import long_connections

if TYPE_CHECKING:
    from blueprint.tables.assemble import Assembled


def drop_unknown_exits(made: Assembled) -> None:
    """One share may be left out and is the rest; of several, which is which is not known."""
    for id_, touchpoint in made.data["touchpoints"].items():
        exits = touchpoint.get("end")
        if not isinstance(exits, dict) or len(exits) < 2:
            continue
        given = [way.get("share") for way in long_connections(touchpoint.get("next"))] + list(exits.values())
        if given.count(None) > 1:
            for name in [name for name, share in exits.items() if share is None]:
                del exits[name]
                made.notes.append(notes.EXIT.filled(id=id_, exit=name))
            if not exits:
                del touchpoint["end"]
