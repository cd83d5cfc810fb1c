"""How wide text is on a terminal: Chinese takes two columns, combining marks none."""

from __future__ import annotations

import unicodedata

EXCERPT = 100
"""Columns an excerpt of a line may take."""


def width(text: str) -> int:
    """Terminal columns (Unicode Standard Annex 11)."""
    return sum(_width(c) for c in text)


def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def fit(text: str, start: int, stop: int, columns: int) -> tuple[str, int, int]:
    """Cut a long line around `start`, so that the place stays in sight; returns the line and the new place."""
    if len(text) <= columns:
        return text, start, min(stop, len(text) + 1)
    left = max(0, min(start - columns // 3, len(text) - columns))
    cut = text[left : left + columns]
    head, tail = ("… " if left else ""), (" …" if left + columns < len(text) else "")
    return head + cut + tail, start - left + len(head), min(stop - left, len(cut)) + len(head)
