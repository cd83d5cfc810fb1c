"""Names that a package hands on from its modules: each is imported when somebody asks for it, so that whoever needs
one module of the package does not wait for all the others."""

from __future__ import annotations

TYPE_CHECKING = False  # the package itself imports this: it shall take no time
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any


def handing_on(package: str, places: Mapping[str, str]) -> Callable[[str], Any]:
    """The `__getattr__` of a package (PEP 562).

    Args:
        package: its `__name__`.
        places: name to the module it stands in, counted from the package.
    """

    def handed_on(name: str) -> Any:
        if name not in places:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(f"{package}.{places[name]}"), name)

    return handed_on
