"""The standards packs that a map names, for the rules about them; a pack is read when the first rule asks."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from blueprint.packs.error import PackError
from blueprint.packs.shelf import NoSuchPack, is_path
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.figures.standards.applied import Applied, Reference
    from blueprint.figures.standards.standards import StandardFigures
    from blueprint.lint.context.context import Context
    from blueprint.packs.standards import StandardsPack


class Standards:
    """What a map says of standards packs, and what follows."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.missing: dict[int, str] = {}
        self.broken: dict[int, Wording] = {}

    @cached_property
    def packs(self) -> dict[str, StandardsPack]:
        """The packs of `standards:` by the name that the map gives them; `missing` and `broken` hold the others."""
        found = {}
        for index, name in enumerate(self._context.map.standards):
            found_pack = self._read(index, name)
            if found_pack is not None:
                found[name] = found_pack
        return found

    def _read(self, index: int, name: str) -> StandardsPack | None:
        try:
            return self._context.shelf.standards(name)
        except NoSuchPack:
            self.missing[index] = name
        except OSError as error:
            reason = Wording(
                "cannot read the standards pack {name!r}: {why}", "无法读取标准包 {name!r}：{why}"
            )
            self.broken[index] = reason.filled(name=name, why=error.strerror or error)
        except PackError as error:
            self.broken[index] = error.wording
        return None

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """The sources of promises and limits that name a pack, declared or not."""
        if not self._sources:
            return ()
        from blueprint.figures.standards.applied import references

        declared = [*self.packs, *(p.id for p in self.packs.values())]
        return tuple(references(self._context.map, [*declared, *self._context.shelf.standards_ids]))

    @property
    def _sources(self) -> bool:
        """Whether a promise or a limit says where it stands."""
        service_map = self._context.map
        return any(p.source for p in service_map.promises) or any(
            t.time and t.time.limit and t.time.limit.source for t in service_map.touchpoints.values()
        )

    @cached_property
    def applied(self) -> tuple[Applied, ...]:
        """What of the declared packs applies to what."""
        if not self.packs:
            return ()
        from blueprint.figures.standards.applied import applied

        return tuple(applied(self._context.map, self.packs))

    @cached_property
    def figures(self) -> tuple[StandardFigures, ...]:
        """What the map keeps of them; empty where errors leave no figures."""
        if not self.applied:
            return ()
        analysis = self._context.figures
        if analysis is None:
            return ()
        from blueprint.figures.standards.standards import standards_figures

        return standards_figures(analysis, self.packs)

    def pack(self, name: str) -> StandardsPack | None:
        """A pack by the name in a source: declared, or on the shelf; None when it cannot be read."""
        for said, pack in self.packs.items():
            if name in (said, pack.id):
                return pack
        if is_path(name) or name not in self._context.shelf.standards_ids:
            return None
        return self._context.shelf.standards(name)
