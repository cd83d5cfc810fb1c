"""The Python side: every public name with its docstring."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

import blueprint
from blueprint.wording import Language
from pages.common import template


def python(language: Language) -> str:
    """What people write, then every public name; docstrings are in English."""
    lines = [template("python", language)]
    for name in blueprint.__all__:
        thing = getattr(blueprint, name)
        if callable(thing):
            lines += _described(name, thing)
    return "\n".join(lines).rstrip() + "\n"


def _described(name: str, thing: Any) -> Iterator[str]:
    """A class with what it has, or a function."""
    is_class = inspect.isclass(thing)
    yield f"## {name if is_class else f'{name}{_signature(thing)}'}\n"
    yield from _docstring(thing)
    members = [] if not is_class or issubclass(thing, Exception) else sorted(vars(thing).items(), key=_kind)
    for member, value in members:
        inner = value.fget if isinstance(value, property) else value
        if not member.startswith("_") and callable(inner):
            yield f"### {name}.{member}{'' if isinstance(value, property) else _signature(inner)}\n"
            yield from _docstring(inner)


def _kind(member: tuple[str, Any]) -> bool:
    """What a thing is stands before what it does."""
    return not isinstance(member[1], property)


def _signature(function: Any) -> str:
    return (
        str(inspect.signature(function))
        .partition(" ->")[0]
        .replace("(self, ", "(")
        .replace("(self)", "()")
        .replace("'", "")
    )


def _docstring(thing: Any) -> Iterator[str]:
    """A docstring as Markdown: examples as code, headings of Google's style in italics, their items as a list."""
    code = False
    for line in (inspect.getdoc(thing) or "").splitlines():
        example = line.startswith((">>>", "...")) or (code and bool(line))
        if example != code:
            yield "```" if code else "```pycon"
            code = example
        heading = line.removesuffix(":") in ("Args", "Raises", "Attributes") and line.endswith(":")
        yield (
            f"*{line.removesuffix(':')}*\n"
            if heading
            else f"- {line[4:]}"
            if line.startswith("    ") and not code and line[4:5] != " "
            else line
        )
    yield "```\n" if code else ""
