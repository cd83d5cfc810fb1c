"""Edits made again on another text than the one they were made on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from blueprint.edit.applying import apply
from blueprint.edit.merge import merged
from blueprint.edit.refused import EditRefused
from blueprint.edit.verb import Verb
from blueprint.edit.verbs.text import Text
from blueprint.wording import Wording

_BUILDS_ON = Wording(
    "this builds on {id!r}, which an edit refused before would have made",
    "此项修改依赖 {id!r}，而产生它的修改已被拒绝",
)


def replayed(verbs: Iterable[tuple[Verb, str]], text: str) -> Iterator[tuple[Verb, str | Wording]]:
    """Each edit, with the text after it or with why it cannot be made; `verbs` come with the texts they were made on.

    An edit that speaks of what a refused one would have made is refused too: the id may mean something
    else in this text.
    """
    missing: set[str] = set()
    for verb, base in verbs:
        try:
            if isinstance(verb, Text):
                after = merged(base, verb.text, text)
            else:
                builds_on = next((name for name in _texts(verb.to_data()) if name in missing), None)
                if builds_on is not None:
                    raise EditRefused(_BUILDS_ON.filled(id=builds_on))
                after = apply(text, verb)
        except EditRefused as error:
            missing.update(verb.makes())
            yield verb, error.wording
        else:
            text = after
            yield verb, after


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield str(key)
            yield from _texts(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from _texts(value)
