"""The options of a rule as its page and `blueprint config show` write them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from fractions import Fraction
from typing import Any

from blueprint.lint.rulebook.options import option_name
from blueprint.wording import Wording


@dataclass(frozen=True)
class Described:
    """An option as its rule's page shows it; `default` as TOML."""

    name: str
    default: str
    wording: Wording


def described(options: Any) -> Iterator[Described]:
    """The options of a rule, in their order; none when it has none."""
    for one in fields(options) if options is not None else ():
        yield Described(option_name(one.name), as_toml(getattr(options, one.name)), one.metadata["wording"])


def as_toml(value: Any) -> str:
    """A value as a configuration writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(as_toml, value))}]"
    if isinstance(value, Fraction):
        percent = value * 100
        value = f"{percent.numerator}%" if percent.denominator == 1 else str(value)
    text = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'
