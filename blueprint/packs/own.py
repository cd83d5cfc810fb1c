"""Packs of one's own, named by their path in a configuration: which kind a file is tells its keys."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

from blueprint.packs.error import PackError
from blueprint.packs.etiquette import EtiquettePack, read_etiquette
from blueprint.packs.language import read_pack
from blueprint.packs.phrases import Pack
from blueprint.packs.reading import read_toml
from blueprint.packs.standards import StandardsPack, read_standards
from blueprint.wording import Wording

__all__ = ["AnyPack", "PackError", "read_own"]

AnyPack: TypeAlias = Pack | EtiquettePack | StandardsPack

_NO_KIND = Wording("this is no pack", "这不是内容包")
_KINDS = Wording(
    "a language pack has `lang`, an etiquette pack `groups`, a standards pack `items` or `obligations`",
    "用语包有 `lang`，礼仪包有 `groups`，标准包有 `items` 或 `obligations`",
)


def read_own(path: Path) -> AnyPack:
    """A pack of any kind.

    Raises:
        OSError: the file cannot be read.
        PackError: it is no pack, or something is wrong with it.
    """
    _, data = read_toml(path)
    if "lang" in data:
        return read_pack(path)
    if "groups" in data:
        return read_etiquette(path)
    if data.keys() & {"items", "obligations"}:
        return read_standards(path)
    raise PackError(path, 1, _NO_KIND, help=_KINDS)
