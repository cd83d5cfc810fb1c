"""The verbs: one a module; this is their table. Start with `set.py`."""

from __future__ import annotations

from blueprint.edit.verb import Verb
from blueprint.edit.verbs.add_item import AddItem
from blueprint.edit.verbs.add_touchpoint import AddTouchpoint
from blueprint.edit.verbs.connect import Connect
from blueprint.edit.verbs.copy import Copy
from blueprint.edit.verbs.delete import Delete
from blueprint.edit.verbs.disconnect import Disconnect
from blueprint.edit.verbs.insert import Insert
from blueprint.edit.verbs.move import Move
from blueprint.edit.verbs.move_item import MoveItem
from blueprint.edit.verbs.paste import Paste
from blueprint.edit.verbs.remove_item import RemoveItem
from blueprint.edit.verbs.rename import Rename
from blueprint.edit.verbs.reroute import Reroute
from blueprint.edit.verbs.set import Set
from blueprint.edit.verbs.set_connections import SetConnections
from blueprint.edit.verbs.text import Text

VERBS: dict[str, type[Verb]] = {
    verb.name: verb
    for verb in (
        AddTouchpoint,
        Delete,
        Copy,
        Paste,
        Rename,
        Move,
        Connect,
        Disconnect,
        Insert,
        Reroute,
        Set,
        SetConnections,
        AddItem,
        MoveItem,
        RemoveItem,
        Text,
    )
}
"""The name in a JSON object to the verb."""
