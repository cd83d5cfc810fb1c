"""Text in, JSON out, for a Python that lives in a browser: the maps that came along lie beside what is written."""

from __future__ import annotations

import json
from functools import cache
from typing import Literal, cast

from blueprint.lint.run.run import Run
from blueprint.model.loader import loads
from blueprint.preview.shown import shown


@cache
def _run() -> Run:
    """Maps that came along do not change, so they are read once."""
    return Run()


def answer(text: str, path: str, language: str) -> str:
    """What `shown` says of a text that goes by a path."""
    lang = cast(Literal["en", "zh"], language)
    return json.dumps(shown(_run().lint(loads(text, path)), lang), ensure_ascii=False)
