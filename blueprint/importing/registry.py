"""Which files can be imported."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from pathlib import Path
from types import ModuleType

from blueprint.importing import readers as package
from blueprint.wording import Wording

_ENDINGS = Wording(
    "{path} cannot be imported; known endings: {known}", "无法导入 {path}；可用的后缀：{known}"
)
_SAVE = Wording(
    "{path} cannot be imported; save it as {instead} in a program that opens it",
    "无法导入 {path}；请在能打开它的程序中另存为 {instead}",
)
_INSTEAD = dict.fromkeys((".xls", ".et", ".numbers"), ".xlsx") | dict.fromkeys(
    (".vsd", ".vsdx", ".pos"), ".drawio"
)
"""Files of programs that save in another way too."""


class NotImportable(Exception):
    """A file that no reader takes."""

    def __init__(self, path: Path, known: list[str]) -> None:
        instead = _INSTEAD.get(path.suffix.lower())
        self.wording = (
            _SAVE.filled(path=path, instead=instead)
            if instead
            else _ENDINGS.filled(path=path, known=", ".join(known))
        )
        super().__init__(self.wording.en)


def reader_for(path: Path) -> ModuleType:
    """The reader of a file, by its ending; a folder is a folder of CSV tables.

    Raises:
        NotImportable: there is none.
    """
    readers = [
        import_module(f"{package.__name__}.{m.name}")
        for m in pkgutil.iter_modules(package.__path__)
        if m.name[0] != "_"
    ]
    ending = ".csv" if path.is_dir() else path.suffix.lower()
    for module in readers:
        if ending in module.ENDINGS:
            return module
    raise NotImportable(path, [e for m in readers for e in m.ENDINGS])
