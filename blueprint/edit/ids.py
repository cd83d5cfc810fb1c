"""Ids for what an edit makes."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import count
from typing import Any

from pydantic_core import PydanticCustomError

from blueprint.edit.refused import EditRefused, refused
from blueprint.model.values import IDENTIFIER
from blueprint.wording import Wording

_WORDS = re.compile(r"[a-z0-9]+")
_LONGEST = 40


def new_id(id_: str, taken: Container[str]) -> str:
    """An id that somebody chose, checked.

    Raises:
        EditRefused: it cannot be an id, or something has it already.
    """
    try:
        IDENTIFIER.parse(id_)
    except PydanticCustomError as error:
        context = error.context or {}
        both: Wording = context["both"]
        raise EditRefused(both) from error
    if len(id_) > 200:
        raise refused("an id has at most 200 characters", "编号最多 200 个字符")
    if id_ in taken:
        raise refused("the id {id!r} is already taken", "编号 {id!r} 已被占用", id=id_)
    return id_


def id_from(title: Any, taken: Container[str]) -> str:
    """An id made from a title: its Latin words, else `step-1`, `step-2`, ..."""
    texts = [title] if isinstance(title, str) else [title.get("en"), *title.values()]
    for text in texts:
        words = _WORDS.findall(text.lower()) if isinstance(text, str) and text.isascii() else []
        slug = "-".join(words)[:_LONGEST].strip("-")
        if slug and not slug.isdigit() and _fits(slug):
            return slug if slug not in taken else numbered(slug, taken)
    return next(name for n in count(1) if (name := f"step-{n}") not in taken)


def numbered(id_: str, taken: Container[str]) -> str:
    """`id-2`, `id-3`, ...: the first that is free."""
    return next(name for n in count(2) if (name := f"{id_}-{n}") not in taken)


def _fits(id_: str) -> bool:
    try:
        IDENTIFIER.parse(id_)
    except PydanticCustomError:
        return False
    return True
