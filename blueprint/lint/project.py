"""The maps that belong together: all of one folder of maps, whichever of them the command line named."""

from __future__ import annotations

from functools import cached_property

from blueprint.model.loader import Loaded
from blueprint.model.service_map import ServiceMap


class Project:
    """The folder of maps that a linted file belongs to; read when a rule asks for it."""

    def __init__(self, loaded: tuple[Loaded, ...]) -> None:
        self._loaded = loaded

    @classmethod
    def alone(cls, loaded: Loaded) -> Project:
        """A project of one map: a text without a folder."""
        return cls((loaded,))

    @cached_property
    def maps(self) -> dict[str, ServiceMap]:
        """Every map of the folder that can be read, by id, in the order of their paths."""
        return {m.map.name: m.map for m in reversed(self._loaded) if m.map is not None}
