"""Which formats there are: every module in `blueprint.export.formats`, by its name."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from blueprint.export import formats as package
from blueprint.export.subject import File, Subject
from blueprint.wording import Wording


class UnknownFormat(Exception):
    """A format that does not exist."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.wording = Wording(
            "there is no format {name!r}; known: {known}", "没有 {name!r} 格式；可用：{known}"
        ).filled(name=name, known=", ".join(known))
        super().__init__(self.wording.en)


@dataclass(frozen=True)
class Format:
    """One format.

    Attributes:
        name: as in `--to`.
        about: what it is, in both languages.
        stable: the same map gives the same bytes on every machine, so that files can be committed and checked.
        figured: it says nothing without figures, so that a map with errors has none.
        write: a subject to its files.
    """

    name: str
    about: Wording
    stable: bool
    write: Callable[[Subject], Iterable[File]]
    figured: bool = False


@cache
def all_formats() -> dict[str, Format]:
    """Every format by name. A module gives `ABOUT`, `STABLE`, `write`, and `FIGURED` where it is; `_` starts a helper's name."""
    found = {}
    for info in pkgutil.iter_modules(package.__path__):
        if not info.name.startswith("_"):
            module = import_module(f"{package.__name__}.{info.name}")
            name = info.name.replace("_", "-")
            found[name] = Format(
                name, module.ABOUT, module.STABLE, module.write, getattr(module, "FIGURED", False)
            )
    return found


def chosen(names: str) -> list[Format]:
    """The formats of a comma-separated list; `all` is every one.

    Raises:
        UnknownFormat: one of them does not exist.
    """
    known = all_formats()
    if names.strip() == "all":
        return list(known.values())
    wanted = [name.strip() for name in names.split(",") if name.strip()]
    for name in wanted:
        if name not in known:
            raise UnknownFormat(name, known)
    return [known[name] for name in dict.fromkeys(wanted)]
