"""One input: files in a folder, and the command that meets them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random


@dataclass(frozen=True)
class Case:
    """What is tried.

    `words` are the command line; `files` lie in the folder where it runs; `says` names what standard output
    must be when there is any: "json", "xml" or "".
    """

    words: tuple[str, ...]
    files: dict[str, bytes] = field(default_factory=dict)
    stdin: bytes = b""
    says: str = ""

    @property
    def command(self) -> str:
        return next((w for w in self.words if not w.startswith("-") and w not in ("en", "zh")), "")


@dataclass(frozen=True)
class Kind:
    """A kind of input; `weight` is how often it is tried beside the others."""

    name: str
    weight: float
    make: Callable[[Random], Case]
