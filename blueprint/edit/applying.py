"""A verb on a text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from blueprint.edit.data import Data, copied
from blueprint.edit.guard import check
from blueprint.edit.patch.patch import keeping_order, patch
from blueprint.edit.reading import read
from blueprint.edit.refused import EditRefused, NoTouchpoint, refused
from blueprint.edit.typed import typed
from blueprint.edit.verb import Verb
from blueprint.edit.verb import read as read_verb
from blueprint.edit.verbs import VERBS
from blueprint.edit.verbs.text import Text
from blueprint.model.variant import BASE

_MARK = "\ufeff"


def verb_from(data: Mapping[str, Any]) -> Verb:
    """The verb that a JSON object says, `{"verb": "rename", "id": "a", "to": "b"}`.

    Raises:
        EditRefused: there is no such verb, or a key is missing or of the wrong kind.
    """
    name = data.get("verb") if isinstance(data, Mapping) else None
    if not isinstance(name, str) or name not in VERBS:
        raise refused("there is no edit {name!r}", "没有名为 {name!r} 的修改", name=name)
    return read_verb(VERBS[name], data)


def apply(text: str, verb: Verb) -> str:
    """The text after an edit. Whatever the edit is not about stays as it is, byte for byte.

    Raises:
        EditRefused: the map has no such thing, or the text cannot be read, or the change could not be
            made without changing something else.
    """
    if isinstance(verb, Text):
        return typed(text, verb.text)
    mark = _MARK if text.startswith(_MARK) else ""
    before = read(text[len(mark) :])
    wanted = _changed(before.data, verb)
    if not verb.reorders:
        wanted = keeping_order(before.data, wanted)
    after = patch(before, wanted)
    check(before, wanted, after)
    return mark + after.read.text


def _changed(data: Data, verb: Verb) -> Data:
    """The data after a verb; of a variant, what it says itself can be edited, and no more."""
    base = data.get(BASE)
    try:
        return verb.changed(copied(data))
    except NoTouchpoint as refusal:
        if not isinstance(base, str):
            raise
        raise refused(
            "{id!r} comes from {base}: set its values here, or change it there",
            "{id!r} 来自 {base}：请在此设置其值，或到那里修改",
            id=refusal.id,
            base=base,
        ) from refusal


def pinned(text: str, verb: Verb) -> Verb:
    """The verb with every choice of an id made, for this text.

    Raises:
        EditRefused: the text cannot be read.
    """
    return verb if isinstance(verb, Text) else verb.pinned(read(text.removeprefix(_MARK)).data)


__all__ = ["EditRefused", "apply", "pinned", "verb_from"]
