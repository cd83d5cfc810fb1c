"""XML from strangers: no document type, no entities, nothing huge or endlessly nested."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import NoReturn
from xml.etree import ElementTree as Tree
from xml.parsers import expat

from blueprint.importing.refusal import NotReadable, bytes_of
from blueprint.source.limits import DEPTH
from blueprint.wording import Wording

_WRONG = Wording("{path} is not well-formed XML: line {line}", "{path} 不是合法的 XML：第 {line} 行")
_DOCTYPE = Wording(
    "{path} has a document type or entities, which are not read", "{path} 含文档类型或实体，不予读取"
)
_DEEP = Wording("{path} is nested more than {most} levels deep", "{path} 嵌套超过 {most} 层")
_ENCODING = Wording(
    "{path} says its encoding is {encoding}, and cannot be read as that; save it as UTF-8",
    "{path} 声明的编码是 {encoding}，但无法按此读取；请另存为 UTF-8",
)
_DECLARED = re.compile(rb"""\A<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.:-]*)["'][^>]*\?>""")
_PLAIN = re.compile(r"utf-?8|utf-?16.*|us-ascii|ascii|iso-?8859-?1|latin-?1")
"""Encodings that the XML parser knows itself."""
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}
"""Encodings that hold all of the one named, and what programs add to it."""
_LEVELS = 4 * DEPTH


def read_xml(path: Path) -> Tree.Element:
    """The root of a file.

    Raises:
        NotReadable: too large, not well-formed, in no encoding that is known, with a document type, or nested too
            deeply.
    """
    return parse(_decoded(bytes_of(path), path), path)


def _decoded(raw: bytes, path: Path) -> bytes | str:
    """The text of a file in an encoding that the XML parser does not know."""
    declared = _DECLARED.match(raw)
    if declared is None or _PLAIN.fullmatch(declared[1].decode().lower()):
        return raw
    encoding = declared[1].decode()
    try:
        name = codecs.lookup(encoding).name
        text = raw.decode(_WIDER.get(name, name))
    except (LookupError, UnicodeError) as error:
        raise NotReadable(_ENCODING.filled(path=path, encoding=encoding)) from error
    if not isinstance(text, str):
        raise NotReadable(_ENCODING.filled(path=path, encoding=encoding))
    return text[declared.end() :]


def parse(raw: bytes | str, path: Path) -> Tree.Element:
    """The root of a text; `path` is for messages."""
    try:
        _inspect(raw, path)
        return Tree.fromstring(raw)
    except (expat.ExpatError, Tree.ParseError, ValueError, LookupError) as error:
        line = getattr(error, "lineno", None) or getattr(error, "position", (1, 0))[0]
        raise NotReadable(_WRONG.filled(path=path, line=line)) from error


def _inspect(raw: bytes | str, path: Path) -> None:
    depth = 0

    def refuse(*_: object) -> NoReturn:
        raise NotReadable(_DOCTYPE.filled(path=path))

    def enter(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > _LEVELS:
            raise NotReadable(_DEEP.filled(path=path, most=_LEVELS))

    def leave(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = enter
    parser.EndElementHandler = leave
    parser.Parse(raw, True)
