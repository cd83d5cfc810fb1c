"""The packs there are for a map, or for a folder, with those of its configuration."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.packs.shelf import Shelf

if TYPE_CHECKING:
    from blueprint.model.service_map import ServiceMap
    from blueprint.packs.standards import StandardsPack


def shelf_for(path: str) -> Shelf:
    """The packs for a map file; `-` and a folder's name stand for this folder.

    Raises:
        ConfigError: something is wrong with the configuration or a pack that it names.
    """
    from blueprint.lint.config.resolve import Resolver

    return Shelf(Resolver().settings_for(path).packs, Path(path).parent)


def standards_of(service_map: ServiceMap, path: str) -> dict[str, StandardsPack]:
    """The standards packs that a map without errors names."""
    if not service_map.standards:
        return {}
    shelf = shelf_for(path)
    return {name: shelf.standards(name) for name in service_map.standards}
