"""Which configuration applies to a file: the closest one, and nothing of those further up.

In a folder `blueprint.toml` comes before `.blueprint.toml`, and that before a `pyproject.toml` with a
table `[tool.blueprint]`. TOML is imported when there is such a file, because most runs have none.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from blueprint.lint.config.error import ConfigError
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.lint.config.layer import Layer

NAMES = ("blueprint.toml", ".blueprint.toml")
PYPROJECT = "pyproject.toml"
_UNREADABLE = Wording("cannot read {name}: {reason}", "无法读取 {name}：{reason}")
_NOT_TOML = Wording("{name} is not TOML: {reason}", "{name} 不是 TOML：{reason}")
_NO_TABLE = Wording("{name} has no table [tool.blueprint]", "{name} 没有 [tool.blueprint] 表")
_NULL = Wording(
    "{name}: {path} holds a null character, which stands in no name of a file and in no pattern",
    "{name}：{path} 含空字符；文件名和匹配模式中不可有它",
)
_CIRCLE = Wording("{name} extends itself", "{name} 以自己为基础")
_EXTEND = Wording("{name}: 'extend' must be a text", "{name}：'extend' 应为文字")


@cache
def closest(folder: Path) -> Path | None:
    """The configuration file for what lies in a folder."""
    for here in (folder, *folder.parents):
        for name in NAMES:
            if (here / name).is_file():
                return here / name
        if _is_ours(here / PYPROJECT):
            return here / PYPROJECT
    return None


def candidates(folder: Path) -> Iterator[Path]:
    """Where the configuration of a folder would be looked for, whether there is one or not."""
    for here in (folder, *folder.parents):
        yield from (here / name for name in (*NAMES, PYPROJECT))


def forget() -> None:
    """Look again where configurations are: something on disk changed."""
    closest.cache_clear()


def layers_of(file: Path, complaints: list[Wording]) -> tuple[Layer, ...]:
    """A configuration file as layers: first what it extends, then itself."""
    layers: list[Layer] = []
    seen: set[Path] = set()
    here: Path | None = file
    while here is not None:
        here = here.resolve()
        if here in seen:
            raise ConfigError([_CIRCLE.filled(name=shown(here))])
        seen.add(here)
        here = _add(here, layers, complaints)
    return tuple(layers)


def _add(file: Path, layers: list[Layer], complaints: list[Wording]) -> Path | None:
    """Put the file's layer in front; gives the file that it extends."""
    from blueprint.lint.config.check import check

    data = _table(file)
    layers.insert(0, check(data, shown(file), file.parent, complaints))
    extended = data.get("extend")
    if extended is None:
        return None
    if not isinstance(extended, str):
        raise ConfigError([_EXTEND.filled(name=shown(file))])
    return file.parent / extended


def shown(file: Path) -> str:
    """A file as people see it from where they stand."""
    here = Path.cwd()
    return file.relative_to(here).as_posix() if file.is_relative_to(here) else str(file)


def read_toml(text: str, name: str) -> dict[str, Any]:
    """TOML to data.

    Raises:
        ConfigError: it is not TOML.
    """
    import tomllib

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError([_NOT_TOML.filled(name=name, reason=error)]) from error


def _table(file: Path) -> dict[str, Any]:
    table = read_toml(_text(file), shown(file))
    if file.name == PYPROJECT:
        tool = table.get("tool", {})
        if not isinstance(tool, dict) or not isinstance(tool.get("blueprint"), dict):
            raise ConfigError([_NO_TABLE.filled(name=shown(file))])
        table = tool["blueprint"]
    if path := next(_with_null(table), None):
        raise ConfigError([_NULL.filled(name=shown(file), path=".".join(path).replace("\0", "\\0"))])
    return table


def _with_null(value: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The keys of what holds a null character."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _with_null(inner if "\0" not in key else key, (*path, key))
    elif isinstance(value, list):
        for inner in value:
            yield from _with_null(inner, path)
    elif isinstance(value, str) and "\0" in value:
        yield path


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise ConfigError([_UNREADABLE.filled(name=shown(file), reason=reason)]) from error


def _is_ours(file: Path) -> bool:
    """A pyproject.toml with our table; one that is broken is not ours to complain about."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return False
    if "blueprint" not in text:
        return False
    try:
        tool = read_toml(text, str(file)).get("tool", {})
    except ConfigError:
        return False
    return isinstance(tool, dict) and "blueprint" in tool
