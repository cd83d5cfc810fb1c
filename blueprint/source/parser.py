"""YAML events to the tree, within limits.

Events, not `yaml.load`: deep nesting crashes the composer, `1:30` becomes 90, `no` becomes False,
and a duplicate key vanishes. Anchors, aliases, tags and merge keys are refused: a map is edited in a
browser too, and they would make one touchpoint's text depend on another's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NoReturn

import yaml

from blueprint.source import limits
from blueprint.source.conflicts import note_conflicts
from blueprint.source.place import Span
from blueprint.source.problem import Problems, Related
from blueprint.source.tree import Entry, Mapping, Node, Path, Scalar, Sequence
from blueprint.source.yaml_errors import explain, unreadable
from blueprint.source.yaml_loader import LOADER
from blueprint.wording import Wording


class _Stop(Exception):
    """Reading ends here: a limit was reached, and the problem is noted."""


_TOO_DEEP = (
    Wording("nested more than {n} levels deep", "嵌套超过 {n} 层").filled(n=limits.DEPTH),
    Wording(
        "a map needs six levels; look for a bracket or dash too many",
        "一张地图只需要六层；请检查多余的括号或短横",
    ),
)


def parse(text: str, problems: Problems) -> Node | None:
    """The tree of a text, or None where there is none; everything refused is noted as a problem."""
    if note_conflicts(text, problems):
        return None
    try:
        return _Reader(text, problems).document()
    except UnicodeEncodeError:  # half a character: an editor may send one
        problems.add("yaml-syntax", *unreadable(text))
    except yaml.YAMLError as error:
        if "nesting depth" in str(error):  # libyaml from 0.2.6 on stops before we can count
            at = _deepest_allowed(text)
            problems.add("too-deep", Span(at, at + 1), *_TOO_DEEP)
            return None
        span, message, help_, mend = explain(error, text)
        problems.add("yaml-syntax", span, message, help_, mend=mend)
    except _Stop:
        pass
    return None


def _deepest_allowed(text: str) -> int:
    """Where brackets open one level too many; those within quotes count too, for nothing else is known."""
    depth = 0
    for offset, character in enumerate(text):
        depth += (character in "[{") - (character in "]}")
        if depth > limits.DEPTH:
            return offset
    return 0


class _Reader:
    def __init__(self, text: str, problems: Problems) -> None:
        self._events: Iterator[Any] = yaml.parse(text, Loader=LOADER)
        self._text = text
        self._problems = problems
        self._nodes = 0

    def document(self) -> Node | None:
        root: Node | None = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self._note(
                        "several-documents",
                        event,
                        Wording("a second YAML document starts here", "这里开始了第二个 YAML 文档"),
                        Wording(
                            "one file holds one map: remove `---` or split the file",
                            "一个文件只放一张地图：请删除 `---` 或拆分文件",
                        ),
                    )
                    raise _Stop
            elif isinstance(event, yaml.NodeEvent):
                root = self._node(event, (), 1)
        return root

    def _node(self, event: Any, path: Path, depth: int) -> Node:
        self._nodes += 1
        if depth > limits.DEPTH or self._nodes > limits.NODES:
            self._too_much(event, depth)
        kind = type(event)
        if event.anchor is not None or (kind is not yaml.AliasEvent and event.tag is not None):
            self._refuse_extras(event)
        start = event.start_mark.index
        if kind is yaml.ScalarEvent:
            return self._scalar(event)
        if kind is yaml.MappingStartEvent:
            return self._mapping(start, path, depth)
        if kind is yaml.SequenceStartEvent:
            return self._sequence(start, path, depth)
        return Scalar("", Span(start, event.end_mark.index))  # an alias, refused above: nothing is known

    def _scalar(self, event: Any) -> Scalar:
        span = Span(event.start_mark.index, event.end_mark.index)
        if len(event.value) > limits.SCALAR_CHARACTERS:
            self._note(
                "too-large",
                event,
                Wording("this text is longer than {n} characters", "这段文字超过 {n} 个字符").filled(
                    n=limits.SCALAR_CHARACTERS
                ),
                Wording("keep long material in a file of its own", "请把长篇材料放在单独的文件里"),
            )
            raise _Stop
        return Scalar(event.value, span, not event.style)  # plain is None or '', by parser

    def _mapping(self, start: int, path: Path, depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        end = start
        for event in self._events:
            if type(event) is yaml.MappingEndEvent:
                end = _end(event)
                break
            key = self._key(event, path, depth)
            value = self._node(next(self._events), (*path, key.text), depth + 1)
            if key.text in entries:
                self._duplicate(key, entries[key.text].key, path)
            elif key.span.end >= 0:
                entries[key.text] = Entry(key, value)
        return Mapping(Span(start, end), entries)

    def _key(self, event: Any, path: Path, depth: int) -> Scalar:
        node = self._node(event, path, depth + 1)
        if isinstance(node, Scalar):
            if node.plain and node.text == "<<":
                self._note(
                    "merge-key",
                    event,
                    Wording(
                        "merge keys (`<<`) are not part of the map format", "地图格式不支持合并键（`<<`）"
                    ),
                    Wording("write the keys out", "请把各键写全"),
                )
                return Scalar("", Span(-1, -1))
            return node
        self._note(
            "key-not-text",
            event,
            Wording("a key must be plain text", "键必须是普通文本"),
            Wording("write `name: value`", "请写成 `名称: 值`"),
        )
        return Scalar("", Span(-1, -1))

    def _sequence(self, start: int, path: Path, depth: int) -> Sequence:
        items: list[Node] = []
        end = start
        for event in self._events:
            if type(event) is yaml.SequenceEndEvent:
                end = _end(event)
                break
            items.append(self._node(event, (*path, len(items)), depth + 1))
        return Sequence(Span(start, end), items)

    def _too_much(self, event: Any, depth: int) -> NoReturn:
        if depth > limits.DEPTH:
            self._note("too-deep", event, *_TOO_DEEP)
        else:
            message = Wording("more than {n} values in one file", "一个文件中超过 {n} 个值").filled(
                n=limits.NODES
            )
            self._note(
                "too-large",
                event,
                message,
                Wording("split the service into several maps", "请把服务拆成几张地图"),
            )
        raise _Stop

    def _refuse_extras(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._note(
                "alias",
                event,
                Wording(
                    "aliases (`*{name}`) are not part of the map format", "地图格式不支持别名（`*{name}`）"
                ).filled(name=event.anchor),
                Wording("write the value out", "请把值写全"),
            )
            return
        if event.anchor is not None:
            self._note(
                "alias",
                event,
                Wording(
                    "anchors (`&{name}`) are not part of the map format", "地图格式不支持锚点（`&{name}`）"
                ).filled(name=event.anchor),
                Wording(
                    "remove the anchor and write the value out where it is used",
                    "请删除锚点，并在使用处把值写全",
                ),
            )
        if event.tag is not None:
            self._note(
                "tag",
                event,
                Wording("tags ({tag}) are not part of the map format", "地图格式不支持标签（{tag}）").filled(
                    tag=event.tag
                ),
                Wording("remove the tag", "请删除标签"),
            )

    def _duplicate(self, key: Scalar, first: Scalar, path: Path) -> None:
        line = self._text.count("\n", 0, first.span.start) + 1
        self._problems.add(
            "duplicate-key",
            key.span,
            Wording(
                "{key!r} is written twice here; the first one counts", "{key!r} 在这里写了两次；以第一个为准"
            ).filled(key=key.text),
            Wording(
                "remove one of them; the first stands in line {line}", "请删除其中一个；第一个在第 {line} 行"
            ).filled(line=line),
            (*path, key.text),
            (Related(first.span, Wording("first written here", "第一次写在这里")),),
        )
        if len(self._problems) >= limits.PROBLEMS:
            raise _Stop

    def _note(self, kind: str, event: Any, message: Wording, help_: Wording) -> None:
        start = event.start_mark.index
        end = max(event.end_mark.index, start + 1)
        self._problems.add(kind, Span(start, min(end, start + 80)), message, help_)
        if len(self._problems) >= limits.PROBLEMS:
            raise _Stop


def _end(event: Any) -> int:
    end: int = event.end_mark.index
    return end
