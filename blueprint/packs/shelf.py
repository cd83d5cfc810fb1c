"""The packs there are for a map: the built-in ones, those of its configuration, and files that it names."""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.packs.etiquette import EtiquettePack
    from blueprint.packs.own import AnyPack
    from blueprint.packs.phrases import Pack
    from blueprint.packs.standards import StandardsPack

FOLDER = Path(__file__).parent / "standards"
"""The built-in standards packs."""

_NONE = Wording("there is no standards pack {name!r}", "没有名为 {name!r} 的标准包")


@cache
def standards_ids() -> tuple[str, ...]:
    """The ids of the built-in standards packs, without reading them."""
    return tuple(sorted(p.name.removesuffix(".toml") for p in FOLDER.glob("*.toml")))


@cache
def built_in(id_: str) -> StandardsPack:
    """A built-in standards pack.

    Raises:
        FileNotFoundError: there is none of this id.
    """
    from blueprint.packs.standards import read_standards

    return read_standards(FOLDER / f"{id_}.toml")


class NoSuchPack(Exception):
    """A standards pack that is nowhere."""

    def __init__(self, name: str) -> None:
        self.wording = _NONE.filled(name=name)
        super().__init__(self.wording.en)


def is_path(name: str) -> bool:
    """Whether a map names a file and not an id."""
    return name.endswith(".toml")


class Shelf:
    """Packs by what maps call them; each is read when somebody asks for it.

    Args:
        own: packs of one's own, of the configuration.
        folder: relative paths of standards packs count from here: the folder of the map.
    """

    def __init__(self, own: tuple[AnyPack, ...] = (), folder: Path | None = None) -> None:
        self._own = own
        self._folder = folder or Path()

    @cached_property
    def standards_ids(self) -> tuple[str, ...]:
        """The ids of all standards packs but those of files that a map names."""
        return tuple(sorted({*standards_ids(), *self._own_standards}))

    def standards(self, name: str) -> StandardsPack:
        """A standards pack by id, or by a path that ends in `.toml`.

        Raises:
            NoSuchPack: there is none of this id.
            OSError: the file cannot be read.
            PackError: something is wrong with it.
        """
        if is_path(name):
            from blueprint.packs.standards import read_standards

            return read_standards(self._folder / name)
        if name in self._own_standards:
            return self._own_standards[name]
        if name not in standards_ids():
            raise NoSuchPack(name)
        return built_in(name)

    def language(self, code: str) -> Pack | None:
        """The language pack for a code such as `zh` or `zh-Hant`, with what one's own packs add."""
        from blueprint.packs.language import joined, pack_for

        built_in = pack_for(code)
        if not self._own:
            return built_in
        own = [p for p in self._own_language if p.lang.partition("-")[0] == code.partition("-")[0]]
        packs = (*((built_in,) if built_in else ()), *own)
        return joined(packs) if packs else None

    @cached_property
    def etiquette(self) -> EtiquettePack:
        """The etiquette checks: those of the node control model and one's own."""
        from blueprint.packs.etiquette import etiquette_pack, joined

        own = self.own_etiquette
        return joined((etiquette_pack(), *own)) if own else etiquette_pack()

    @cached_property
    def own_etiquette(self) -> tuple[EtiquettePack, ...]:
        """One's own etiquette packs."""
        if not self._own:
            return ()
        from blueprint.packs.etiquette import EtiquettePack

        return tuple(p for p in self._own if isinstance(p, EtiquettePack))

    @cached_property
    def _own_language(self) -> tuple[Pack, ...]:
        from blueprint.packs.phrases import Pack

        return tuple(p for p in self._own if isinstance(p, Pack))

    @cached_property
    def _own_standards(self) -> dict[str, StandardsPack]:
        if not self._own:
            return {}
        from blueprint.packs.standards import StandardsPack

        return {p.id: p for p in self._own if isinstance(p, StandardsPack)}
