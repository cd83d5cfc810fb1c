"""The standards packs that a map names, for the rules about them; a pack is read when the first rule asks."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from blueprint.packs.error import PackError
from blueprint.packs.shelf import NoSuchPack, is_path
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from blueprint.figures import Analysis
    from blueprint.figures.standards.applied import Applied, Reference
    from blueprint.figures.standards.standards import StandardFigures
    from blueprint.model.service_map import ServiceMap
    from blueprint.packs.shelf import Shelf
    from blueprint.packs.standards import StandardsPack

_UNREADABLE = Wording("cannot read the standards pack {name!r}: {why}", "无法读取标准包 {name!r}：{why}")


class Standards:
    """What a map says of standards packs, and what follows.

    Args:
        service_map: the map.
        shelf: the packs there are for it.
        analysis: its figures, None where errors leave none; called when a rule asks what they are held against.
    """

    def __init__(
        self, service_map: ServiceMap, shelf: Shelf, analysis: Callable[[], Analysis | None]
    ) -> None:
        self._map = service_map
        self._shelf = shelf
        self._analysis = analysis

    @cached_property
    def _read(self) -> tuple[dict[str, StandardsPack], dict[int, str], dict[int, Wording]]:
        packs: dict[str, StandardsPack] = {}
        missing: dict[int, str] = {}
        broken: dict[int, Wording] = {}
        for index, name in enumerate(self._map.standards):
            try:
                packs[name] = self._shelf.standards(name)
            except NoSuchPack:
                missing[index] = name
            except OSError as error:
                broken[index] = _UNREADABLE.filled(name=name, why=error.strerror or error)
            except PackError as error:
                broken[index] = error.wording
        return packs, missing, broken

    @property
    def packs(self) -> dict[str, StandardsPack]:
        """The packs of `standards:` by the name that the map gives them."""
        return self._read[0]

    @property
    def missing(self) -> dict[int, str]:
        """Names of packs that are nowhere, by their number in `standards:`."""
        return self._read[1]

    @property
    def broken(self) -> dict[int, Wording]:
        """What is wrong with packs that cannot be read, by their number in `standards:`."""
        return self._read[2]

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """The sources of promises and limits that name a pack, declared or not."""
        if not self._sources:
            return ()
        from blueprint.figures.standards.applied import references

        declared = [*self.packs, *(p.id for p in self.packs.values())]
        return tuple(references(self._map, [*declared, *self._shelf.standards_ids]))

    @property
    def _sources(self) -> bool:
        """Whether a promise or a limit says where it stands."""
        service_map = self._map
        return any(p.source for p in service_map.promises) or any(
            t.time and t.time.limit and t.time.limit.source for t in service_map.touchpoints.values()
        )

    @cached_property
    def applied(self) -> tuple[Applied, ...]:
        """What of the declared packs applies to what."""
        if not self.packs:
            return ()
        from blueprint.figures.standards.applied import applied

        return tuple(applied(self._map, self.packs))

    @cached_property
    def figures(self) -> tuple[StandardFigures, ...]:
        """What the map keeps of them; empty where errors leave no figures."""
        if not self.applied:
            return ()
        analysis = self._analysis()
        if analysis is None:
            return ()
        from blueprint.figures.standards.standards import standards_figures

        return standards_figures(analysis, self.packs)

    def pack(self, name: str) -> StandardsPack | None:
        """A pack by the name in a source: declared, or on the shelf; None when it cannot be read."""
        for said, pack in self.packs.items():
            if name in (said, pack.id):
                return pack
        if is_path(name) or name not in self._shelf.standards_ids:
            return None
        return self._shelf.standards(name)
