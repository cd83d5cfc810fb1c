"""Changes of a map that a log speaks for."""

from __future__ import annotations

from typing import Any

from typing_extensions import TypedDict


class Proposal(TypedDict):
    """A value to set, the old one, and why. 建议的值、原值与理由。"""

    path: list[str | int]
    value: Any
    old: Any
    why: str
