"""Which commands have a schema of their answers; light, for `blueprint --help` reads it."""

from __future__ import annotations

import os

from blueprint.schemas import answers


def answer_names() -> tuple[str, ...]:
    """Every command that answers programs, as people type it."""
    files = (name for folder in answers.__path__ for name in os.listdir(folder))  # noqa: PTH208 - read for every --help
    names = (name.removesuffix(".py").replace("_", "-") for name in files if name.endswith(".py"))
    return tuple(sorted(name for name in names if not name.startswith("-")))
