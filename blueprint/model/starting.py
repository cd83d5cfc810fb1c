"""The text of a new map: the smallest that is whole, or a copy of another map under a name of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

from blueprint.model.loader import loads
from blueprint.model.writing import as_written
from blueprint.source.parser import parse
from blueprint.source.problem import Problems
from blueprint.source.tree import Mapping, Scalar, Sequence, find
from blueprint.source.writer import MODELINE, yaml_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blueprint.source.tree import Node

Texts = Literal["both", "zh", "en"]
_LANGUAGES = frozenset({"zh", "en"})
_MODELINE = re.compile(r"\A# yaml-language-server:[^\n]*\n")

_EMPTY = """\
blueprint: 1
id: {id}
title: {{zh: 新的服务, en: A new service}}
touchpoints:
  # {{zh: 客户从这里开始, en: Where customers come in}}
  arrive: {{lane: customer, title: {{zh: 到达, en: Arrive}}, next: serve}}
  # {{zh: 员工在客户面前做的事, en: What staff do before the customer's eyes}}
  serve: {{lane: frontstage, title: {{zh: 接待, en: Serve}}, time: 5m, next: leave}}
  # {{zh: 客户带着什么感受离开, en: How customers leave}}
  leave: {{lane: customer, title: {{zh: 离开, en: Leave}}, end: served}}
"""
_REMARK = re.compile(r"# \{zh: (.*), en: (.*)\}")


def empty_map(name: str, texts: Texts = "both", schema: str | None = None) -> str:
    """A map of three touchpoints to go on from, without findings."""

    def remark(found: re.Match[str]) -> str:
        zh, en = found.groups()
        return f"# {zh if texts == 'zh' else en if texts == 'en' else f'{zh} · {en}'}"

    return copied(_REMARK.sub(remark, _EMPTY.format(id=name)), name, texts, schema)


def copied(text: str, name: str, texts: Texts = "both", schema: str | None = None) -> str:
    """The text of a map under another id, comments kept.

    Args:
        text: of a map without problems.
        name: the new id.
        texts: the languages that stay; a text that lacks the wanted one stays as it is.
        schema: where editors find the JSON Schema from the copy; no line about it without.
    """
    changed = _MODELINE.sub("", text)
    tree = parse(changed, Problems())
    assert isinstance(tree, Mapping)
    own = find(tree, ("id",))
    edits = [(own.value.span.start, own.value.span.end, name)] if own else []
    if texts != "both":
        edits += _one_language(tree, changed, texts)
    for start, end, new in sorted(edits, reverse=True):
        changed = changed[:start] + new + changed[end:]
    if not own:
        changed = changed.replace("\n", f"\nid: {name}\n", 1)
    wanted = _reduced(_data(text), texts) | {"id": name}
    if _data(changed) != wanted:  # a way of writing that cannot be cut: then without its comments
        changed = yaml_text(wanted)
    return (MODELINE.format(schema=schema) if schema else "") + changed


def _data(text: str) -> dict[str, Any]:
    found = loads(text).map
    return {} if found is None else as_written(found)


def _one_language(node: Node, text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Every text in several languages, with what is written for one of them."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _one_language(item, text, language)
    elif isinstance(node, Mapping):
        values = {key: entry.value for key, entry in node.entries.items()}
        wanted = values.get(language)
        if _is_text(values) and isinstance(wanted, Scalar):
            last = max(value.span.end for value in values.values())
            end = node.span.end if text[node.span.start] == "{" else last
            yield node.span.start, end, text[wanted.span.start : wanted.span.end]
        else:
            for value in values.values():
                yield from _one_language(value, text, language)


def _is_text(values: dict[str, Any]) -> bool:
    return bool(values) and values.keys() <= _LANGUAGES


def _reduced(data: Any, texts: Texts) -> Any:
    """Data with one language of its texts."""
    if isinstance(data, list):
        return [_reduced(item, texts) for item in data]
    if not isinstance(data, dict):
        return data
    if texts in data and _is_text(data):
        return data[texts]
    return {key: _reduced(value, texts) for key, value in data.items()}
