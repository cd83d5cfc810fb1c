"""XML from strangers: no document type, no entities, nothing huge or endlessly nested."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn
from xml.etree import ElementTree as Tree
from xml.parsers import expat

from blueprint.source.limits import DEPTH, FILE_BYTES
from blueprint.wording import Wording

_WRONG = Wording("{path} is not well-formed XML: line {line}", "{path} 不是合法的 XML：第 {line} 行")
_LARGE = Wording("{path} is larger than {most} MB", "{path} 超过 {most} MB")
_DOCTYPE = Wording(
    "{path} has a document type or entities, which are not read", "{path} 含文档类型或实体，不予读取"
)
_DEEP = Wording("{path} is nested more than {most} levels deep", "{path} 嵌套超过 {most} 层")
_OTHER = Wording("{path} is not a {what} file", "{path} 不是 {what} 文件")
_LEVELS = 4 * DEPTH


class NotReadable(Exception):
    """A file that is not what its name says, or not safe to read."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        super().__init__(wording.en)

    @classmethod
    def other(cls, path: Path, what: str) -> NotReadable:
        """XML of another kind."""
        return cls(_OTHER.filled(path=path, what=what))


def read_xml(path: Path) -> Tree.Element:
    """The root of a file.

    Raises:
        NotReadable: too large, not well-formed, with a document type, or nested too deeply.
    """
    with path.open("rb") as file:
        raw = file.read(FILE_BYTES + 1)
    if len(raw) > FILE_BYTES:
        raise NotReadable(_LARGE.filled(path=path, most=FILE_BYTES // 2**20))
    return parse(raw, path)


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
