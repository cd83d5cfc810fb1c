"""How findings are written: one format a file, named by its module.

A format is `write(result, language) -> str`. One for people may take `paint` as well and use colours.
"""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable
from functools import cache
from importlib import import_module

from blueprint.lint.paint import PLAIN, Paint
from blueprint.lint.run.summary import Result
from blueprint.wording import Language

Report = Callable[[Result, Language], str]


@cache
def report_names() -> tuple[str, ...]:
    """The formats there are; `_` starts a helper's name."""
    names = (m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))
    return tuple(sorted(names))


def report(name: str, paint: Paint = PLAIN) -> Report:
    """The writer of a format: its module's `write`."""
    write = import_module(f"{__name__}.{name}").write
    if "paint" in inspect.signature(write).parameters:
        return lambda result, language: str(write(result, language, paint))
    plain: Report = write
    return plain
