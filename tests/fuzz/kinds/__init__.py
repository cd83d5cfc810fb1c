"""The kinds of input, a module each: `KINDS` names them with their weights."""

import pkgutil
from functools import cache
from importlib import import_module

from tests.fuzz.case import Kind


@cache
def all_kinds() -> tuple[Kind, ...]:
    names = sorted(info.name for info in pkgutil.iter_modules(__path__))
    return tuple(kind for name in names for kind in import_module(f"{__name__}.{name}").KINDS)
