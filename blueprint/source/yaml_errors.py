"""The YAML library's complaints in our words: its texts differ between its C and its Python parser."""

from __future__ import annotations

import re

import yaml

from blueprint.source.place import Edit, Span
from blueprint.wording import Wording

_DEFAULT = (
    Wording("this cannot be read as YAML", "这里无法作为 YAML 读取"),
    Wording(
        "check indentation, quotes and brackets on this line and the one above",
        "请检查本行与上一行的缩进、引号和括号",
    ),
)
_KNOWN: tuple[tuple[str, tuple[Wording, Wording]], ...] = (
    (
        "cannot start any token",
        (
            Wording("this character cannot start a value", "值不能以这个字符开头"),
            Wording(
                "put the value in double quotes; indent with spaces, not tabs",
                "请给值加双引号；缩进用空格，不用制表符",
            ),
        ),
    ),
    (
        "mapping values are not allowed",
        (
            Wording("a second `:` in one value", "一个值里出现了第二个 `:`"),
            Wording("put the value in double quotes, or start a new line", "请给值加双引号，或另起一行"),
        ),
    ),
    (
        "could not find expected ':'",
        (
            Wording("a key without `:`", "键后缺少 `:`"),
            Wording("write `key: value`, with a space after the colon", "请写成 `键: 值`，冒号后留一个空格"),
        ),
    ),
    (
        "did not find expected key",
        (
            Wording("the indentation does not fit what stands above", "缩进与上文不一致"),
            Wording("line up keys of one level in one column", "同一层的键请对齐在同一列"),
        ),
    ),
    (
        "expected <block end>",
        (
            Wording("the indentation does not fit what stands above", "缩进与上文不一致"),
            Wording("line up keys of one level in one column", "同一层的键请对齐在同一列"),
        ),
    ),
    (
        "did not find expected '-' indicator",
        (
            Wording("a list item or key out of line", "列表项或键没有对齐"),
            Wording("line up the dashes of a list in one column", "同一列表的短横请对齐在同一列"),
        ),
    ),
    (
        "unexpected end of stream",
        (
            Wording("the text ends inside quotes", "文本在引号内结束"),
            Wording("close the quotes", "请补上结束的引号"),
        ),
    ),
    (
        "did not find expected ',' or",
        (
            Wording("a bracket is not closed, or a comma is missing", "括号没有闭合，或缺少逗号"),
            Wording("close the bracket, or separate the items by commas", "请闭合括号，或用逗号分隔各项"),
        ),
    ),
    (
        "expected ',' or",
        (
            Wording("a bracket is not closed, or a comma is missing", "括号没有闭合，或缺少逗号"),
            Wording("close the bracket, or separate the items by commas", "请闭合括号，或用逗号分隔各项"),
        ),
    ),
    (
        "found undefined alias",
        (
            Wording("aliases are not part of the map format", "地图格式不支持别名"),
            Wording("write the value out", "请把值写全"),
        ),
    ),
    (
        "escape character",
        (
            Wording("an unknown `\\` escape inside double quotes", "双引号内有无法识别的 `\\` 转义"),
            Wording("use single quotes, or write the backslash twice", "请改用单引号，或把反斜杠写两次"),
        ),
    ),
)
_TAB = (
    Wording("a tab is used for indentation", "缩进用了制表符"),
    Wording("indent with spaces", "请用空格缩进"),
)
_UNREADABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CHARACTER = (
    Wording("a character (U+{code:04X}) that YAML does not allow", "YAML 不允许的字符（U+{code:04X}）"),
    Wording("remove the character", "请删除该字符"),
)
_COLON = (
    Wording("the colon '：' after {key!r} is a full-width one", "{key!r} 后面的冒号 '：' 是全角的"),
    Wording("write `: `, with a space", "请写半角的 `: `（后面有空格）"),
)
_COMMA = (
    Wording("the comma '，' before {key!r} is a full-width one", "{key!r} 前面的逗号 '，' 是全角的"),
    Wording("write `, `, with a space", "请写半角的 `, `（后面有空格）"),
)
_BRACKET = (
    Wording("the bracket {sign!r} is a full-width one", "括号 {sign!r} 是全角的"),
    Wording("write `{{` and `}}`, or `[` and `]`", "请写半角的 `{{` 与 `}}`，或 `[` 与 `]`"),
)
_VALUE_IN_BRACKETS = re.compile(r"[:：,]\s*(?P<mark>[｛［【〔])")
_KEY_WITH_COLON = re.compile(r"""[ \t]*(?:- +)*(?P<key>[^\s:：#'"{\[]+)(?P<mark>：)""")
_KEY_WITH_COMMA = re.compile(r"(?P<mark>，)\s*(?P<key>[\w.-]+)\s*")


def explain(error: yaml.YAMLError, text: str) -> tuple[Span, Wording, Wording, tuple[Edit, ...]]:
    """Place, message and remedy of a YAML error, and the edits of a sign that can only be meant as another."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return *unreadable(text), ()
    offset = min(mark.index, len(text))
    line_start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    indentation = text[line_start : offset + 1]
    if "\t" in indentation and not indentation.strip():
        offset = line_start + indentation.index("\t")
        return Span(offset, offset + 1), *_TAB, ()
    said = f"{getattr(error, 'context', None) or ''} {getattr(error, 'problem', None) or ''}"
    bracket = _VALUE_IN_BRACKETS.search(text, line_start, offset + 1)
    if bracket:
        sign = bracket["mark"]
        filled = _BRACKET[0].filled(sign=sign), _BRACKET[1].filled()
        return Span(*bracket.span("mark")), *filled, ()
    wide = _full_width(error, text, offset, said)
    if wide is not None:
        return wide
    message, help_ = next((w for part, w in _KNOWN if part in said), _DEFAULT)
    return Span(offset, min(offset + 1, max(len(text), offset))), message, help_, ()


def unreadable(text: str) -> tuple[Span, Wording, Wording]:
    """Place, message and remedy of the first character that no YAML has."""
    found = _UNREADABLE.search(text)
    offset = found.start() if found else 0
    code = ord(text[offset]) if text else 0
    return Span(offset, offset + 1), _CHARACTER[0].filled(code=code), _CHARACTER[1]


def _full_width(
    error: yaml.YAMLError, text: str, offset: int, said: str
) -> tuple[Span, Wording, Wording, tuple[Edit, ...]] | None:
    """The full-width colon or comma that an error comes from; YAML notices only behind it."""
    if "':'" in said or "mapping values" in said:
        for line in (getattr(error, "context_mark", None), getattr(error, "problem_mark", None)):
            start = line.index - line.column if line is not None else 0
            for at in (start, text.rfind("\n", 0, max(start - 1, 0)) + 1):
                found = _KEY_WITH_COLON.match(text, at)
                if found and found.start("mark") < offset:
                    return _wide(found, _COLON)
    if "',' or" in said:
        bracket = max(text.rfind(mark, 0, offset) for mark in "{[,")
        found = next(
            (f for f in _KEY_WITH_COMMA.finditer(text, bracket + 1, offset) if f.end() == offset), None
        )
        if found:
            return _wide(found, _COMMA)
    return None


def wide_colon(text: str) -> tuple[Span, Wording, Wording, tuple[Edit, ...]] | None:
    """The same of a text that YAML reads, as one long word, because its first key has a full-width colon."""
    found = _KEY_WITH_COLON.match(text, len(text) - len(text.lstrip()))
    return _wide(found, _COLON) if found else None


def _wide(
    found: re.Match[str], said: tuple[Wording, Wording]
) -> tuple[Span, Wording, Wording, tuple[Edit, ...]]:
    span = Span(*found.span("mark"))
    sign = ":" if found["mark"] == "：" else ","
    return span, said[0].filled(key=found["key"]), said[1], (Edit(span, f"{sign} "),)
