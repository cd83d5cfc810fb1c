"""Which files a log is: names, folders and patterns, `.gz` too, and which reader takes each."""

from __future__ import annotations

import glob
import gzip
import os
import shutil
import zlib
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.observe.log import readers
from blueprint.observe.log.refused import WORKBOOK, BadLog
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import ModuleType

    from blueprint.observe.engine.duck import Duck
    from blueprint.observe.log.columns import Asked
    from blueprint.observe.log.raw import Raw

_PACKED = ".gz"
_WORKBOOKS = (".xlsx", ".xls", ".ods", ".et")
_NONE = Wording("{name}: there is no such file", "{name}：没有这个文件")
_KIND = Wording(
    "{name}: logs are {suffixes}, also with .gz behind", "{name}：日志文件应为 {suffixes}，也可再带 .gz"
)
_NOTHING = Wording("{name}: the folder holds no log ({suffixes})", "{name}：文件夹中没有日志（{suffixes}）")
_CUT = Wording(
    "{name} ends in the middle, after {read} bytes of text: it was cut off; nothing of it was used, fetch it again",
    "{name} 不完整，解出 {read} 字节后中断；该文件完全没有使用，请重新获取",
)
_NOT_PACKED = Wording("{name} is not a gzip file, or is damaged", "{name} 不是 gzip 文件，或已损坏")


@cache
def _readers() -> dict[str, ModuleType]:
    """Suffix to the module that reads such files."""
    names = sorted(n[:-3] for n in os.listdir(readers.__path__[0]) if n.endswith(".py") and n[0] != "_")  # noqa: PTH208
    modules = [import_module(f"{readers.__name__}.{name}") for name in names]
    return {suffix: module for module in modules for suffix in module.SUFFIXES}


def read_files(said: Sequence[str], duck: Duck, asked: Asked) -> Iterator[Raw]:
    """Every file that is meant, as its reader reads it, in the order of the names.

    Raises:
        BadLog: there is no such file, it is of no kind that is known or cut off, or its reader refuses it.
    """
    for name, path in files_of(said):
        module = _readers()[_kind(path)]
        yield module.read(_unpacked(path, duck), name, duck, asked)


def files_of(said: Sequence[str]) -> list[tuple[str, Path]]:
    """Every file that is meant, each once, as people name it and where it is.

    Raises:
        BadLog: there is no such file, or it is of no kind that is known.
    """
    known = ", ".join(_readers())
    found: dict[str, Path] = {}
    for name in said:
        path = Path(name)
        if path.is_dir():
            inside = [p for p in sorted(path.rglob("*")) if p.is_file() and _kind(p) in _readers()]
            if not inside:
                raise BadLog(_NOTHING.filled(name=name, suffixes=known))
        elif path.exists():
            inside = [path]
        else:
            names = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - a pattern may be absolute
            inside = [Path(p) for p in names if Path(p).is_file()]
            if not inside:
                raise BadLog(_NONE.filled(name=name))
        for file in inside:
            if _kind(file) in _WORKBOOKS:
                raise BadLog(WORKBOOK.filled(name=file))
            if _kind(file) not in _readers():
                raise BadLog(_KIND.filled(name=file, suffixes=known))
            found.setdefault(str(file), file)
    return list(found.items())


def _kind(path: Path) -> str:
    lower = path.with_suffix("") if path.suffix.lower() == _PACKED else path
    return lower.suffix.lower()


def _unpacked(path: Path, duck: Duck) -> Path:
    """The file, or what is packed in it: a stream cannot be read by several processors, nor trusted before its end.

    One whose name DuckDB would take for a pattern gets another.
    """
    number = len(list(duck.folder.iterdir()))
    if path.suffix.lower() != _PACKED:
        if not set(str(path)) & set("*?["):
            return path
        plain = duck.folder / f"{number}{path.suffix}"
        plain.symlink_to(path.resolve())
        return plain
    inner = duck.folder / f"{number}{Path(path.stem).suffix}"
    with inner.open("wb") as out:
        try:
            with gzip.open(path) as packed:
                shutil.copyfileobj(packed, out, 1 << 20)
        except EOFError:
            raise BadLog(_CUT.filled(name=path, read=out.tell())) from None
        except (gzip.BadGzipFile, zlib.error):
            raise BadLog(_NOT_PACKED.filled(name=path)) from None
    return inner
