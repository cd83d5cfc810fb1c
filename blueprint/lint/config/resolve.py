"""The settings of a run: which apply to which file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.lint.config.error import ConfigError
from blueprint.lint.config.files import closest, layers_of, read_toml
from blueprint.lint.config.settings import Settings
from blueprint.lint.context.project import MAPS, maps_folder
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.lint.config.layer import Layer

INLINE = "--config"
COMMAND_LINE = "command line"
_ONE_FILE = Wording("--config names two files; only one can apply", "--config 给出了两个文件；只能用一个")

_NO_EXTEND = Wording("--config: only a file can extend another", "--config：只有文件可以使用 extend")


class Resolver:
    """Gives each file its settings: of the closest configuration, and of the command line above it.

    Raises:
        ConfigError: from every method, for what is wrong with a configuration.
    """

    def __init__(
        self, config: tuple[str, ...] = (), isolated: bool = False, flags: Layer | None = None
    ) -> None:
        files = [c for c in config if _is_file(c)]
        if len(files) > 1:
            raise ConfigError([_ONE_FILE])
        self._file = Path(files[0]) if files else None
        self._isolated = isolated
        complaints: list[Wording] = []
        inline = tuple(_inline(c, complaints) for c in config if c not in files)
        if complaints:
            raise ConfigError(complaints)
        self._above = (*inline, *((flags,) if flags else ()))
        self._settings: dict[Path | None, Settings] = {}

    def settings_for(self, path: str | Path) -> Settings:
        """The settings of a map file."""
        file = self.file_for(path)
        if file not in self._settings:
            complaints: list[Wording] = []
            layers = layers_of(file, complaints) if file else ()
            if complaints:
                raise ConfigError(complaints)
            self._settings[file] = Settings((*layers, *self._above))
        return self._settings[file]

    def file_for(self, path: str | Path) -> Path | None:
        """The configuration file that applies to a map file."""
        if self._file or self._isolated:
            return self._file
        return closest(Path(os.path.abspath(path)).parent)  # noqa: PTH100 - links stay, `..` goes

    def maps_root(self, path: str | Path) -> tuple[Path, bool]:
        """The folder of maps that a file belongs to, whatever the command line names; and whether somebody said so."""
        settings, folder = self.settings_for(path), Path(os.path.abspath(path)).parent  # noqa: PTH100
        maps, _ = settings.value("maps", None)
        if maps is not None:
            return Path(maps), True
        file = self.file_for(path)
        if file is not None:
            beside = file.resolve().parent / MAPS
            if folder.is_relative_to(beside):
                return beside, True
            if folder.is_relative_to(beside.parent):
                return beside.parent, True
        root = maps_folder(folder)
        return root, root.name == MAPS


def _is_file(text: str) -> bool:
    return "=" not in text or Path(text).is_file()


def _inline(text: str, complaints: list[Wording]) -> Layer:
    from blueprint.lint.config.check import check

    data = read_toml(text, INLINE)
    if "extend" in data:
        complaints.append(_NO_EXTEND)
    return check(data, f"{INLINE} '{text}'", Path.cwd(), complaints)
