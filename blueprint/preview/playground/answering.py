"""Text in, JSON out, for a Python that lives in a browser: the maps that came along lie beside what is written."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

from blueprint.lint.run.run import Run
from blueprint.model.loader import loads
from blueprint.preview.shown import shown

if TYPE_CHECKING:
    from blueprint.lint.run.engine import Linted

_without_ranges: dict[tuple[str, str], Linted] = {}
"""The last text that was answered so: its ranges are asked for next."""


@cache
def _run() -> Run:
    """Maps that came along do not change, so they are read once."""
    return Run()


def answer(text: str, path: str, language: str, *, ranges: bool = True) -> str:
    """What `shown` says of a text that goes by a path.

    A page asks without `ranges` first, which take longer than all else, and again with them where nobody types.
    """
    linted = _without_ranges.pop((text, path), None) if ranges else None
    linted = linted or _run().lint(loads(text, path))
    _without_ranges.clear()
    if not ranges:
        _without_ranges[text, path] = linted
    lang = cast(Literal["en", "zh"], language)
    return json.dumps(shown(linted, lang, ranges=ranges), ensure_ascii=False)
