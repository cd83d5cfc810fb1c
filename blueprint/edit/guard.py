"""Holds an edit against what was wanted, before anybody sees it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from blueprint.edit.patch.patch import Patched, same
from blueprint.edit.reading import Read
from blueprint.edit.refused import EditRefused, refused


def check(before: Read, wanted: Any, after: Patched) -> None:
    """The data after must be the data wanted, and every comment but those of what was deleted still be there.

    Raises:
        EditRefused: it is not.
    """
    if not same(after.read.data, wanted):
        raise _not_exact()
    left = Counter(_comments(before))
    left.subtract(after.gone)
    if +left != Counter(_comments(after.read)):
        raise _not_exact()


def _comments(read: Read) -> list[str]:
    return [read.text[slice(*span)] for span in read.comments]


def _not_exact() -> EditRefused:
    return refused(
        "this text is written in a way that this edit cannot change without changing more;"
        " make the change in the text view",
        "这段文本的写法使此项修改会牵动其他内容；请在文本视图中修改",
    )
