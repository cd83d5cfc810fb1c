"""A page in one file: nothing is fetched, and only its own script and style may run, by their hashes."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from blueprint.draw.svg_painter.writing import escape
from blueprint.export.html.store import embedded
from blueprint.export.policy import source_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.wording import Language

_HERE, _SHARED = Path(__file__).parent, "elements.js"


def one_page(
    folder: Path, style: str, scripts: Sequence[str], data: dict[str, Any], body: str, language: Language
) -> str:
    """The whole page.

    Args:
        folder: where its style and scripts are.
        style: file of the style.
        scripts: names of the scripts, without their ending, in order; they share what they declare, and `elements.js`.
        data: with a `title`; the scripts find it in `#data`.
        body: HTML that the scripts find there.
        language: of what it says.
    """
    css, script = _asset(folder, style), _script(folder, tuple(scripts))
    policy = (
        "default-src 'none'; base-uri 'none'; form-action 'none'; "
        f"img-src data:; script-src '{source_of(script)}'; style-src '{source_of(css)}'"
    )
    return "\n".join(
        (
            f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="generator" content="blueprint">',
            f"<title>{escape(data['title'])}</title>\n<style>{css}</style>\n</head>\n<body>",
            body,
            f'<script type="application/json" id="data">{embedded(data)}</script>',
            f"<script>{script}</script>\n</body>\n</html>\n",
        )
    )


@cache
def _script(folder: Path, names: tuple[str, ...]) -> str:
    parts = "\n".join((_asset(_HERE, _SHARED), *(_asset(folder, f"{name}.js") for name in names)))
    return f'(() => {{\n"use strict";\n{parts}}})();'


@cache
def _asset(folder: Path, name: str) -> str:
    """A file with the same line ends everywhere."""
    return (folder / name).read_text(encoding="utf-8")
