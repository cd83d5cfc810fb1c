"""How findings are written: one format a file, named by its module."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from importlib import import_module

from blueprint.lint.summary import Result
from blueprint.wording import Language

Report = Callable[[Result, Language], str]


def report_names() -> tuple[str, ...]:
    """The formats there are; `_` starts a helper's name."""
    names = (m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))
    return tuple(sorted(names))


def report(name: str) -> Report:
    """The writer of a format: its module's `write`."""
    write: Report = import_module(f"{__name__}.{name}").write
    return write
