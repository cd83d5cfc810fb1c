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

from dataclasses import field
from typing import Any

from blueprint.wording import Wording


def option(default: Any, english: str, chinese: str) -> Any:
    """A field of a rule's options."""
    return field(default=default, metadata={"wording": Wording(english, chinese)})


def option_name(field_name: str) -> str:
    """A field as a configuration writes it."""
    return field_name.replace("_", "-")
