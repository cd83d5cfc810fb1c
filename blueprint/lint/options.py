"""What a rule lets people set: a frozen dataclass on the rule, each field with a default and two descriptions.

    @dataclass(frozen=True)
    class Options:
        longest: Duration = option(Duration(1200), "Longest wait without a message.", "没有告知的最长等待。")
        words: tuple[str, ...] = option(("please",), "Words that count.", "算数的词。")

    rule = Rule("BP499", "wait-too-long", Severity.WARNING, options=Options())

A field is an `int`, `float`, `bool`, `str`, `tuple[str, ...]`, `Duration` or `Fraction` (a share); the
last two are written in a configuration as in a map: `longest = "20m"`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from fractions import Fraction
from typing import Any

from blueprint.wording import Wording


def option(default: Any, english: str, chinese: str) -> Any:
    """A field of a rule's options."""
    return field(default=default, metadata={"wording": Wording(english, chinese)})


def option_name(field_name: str) -> str:
    """A field as a configuration writes it."""
    return field_name.replace("_", "-")


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
