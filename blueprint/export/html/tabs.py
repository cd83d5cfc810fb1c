"""The tabs of a page, and the sheets they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.export.html.views import BLUEPRINT
from blueprint.export.html.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blueprint.export.html.store import Store

HELD, BESIDE = "held", "beside"
"""Views to read: the standards; an outline and tables for who cannot see the pictures."""
_IDS = {BLUEPRINT: "picture", HELD: HELD, BESIDE: BESIDE}


def tabs(views: list[str], store: Store) -> Iterator[str]:
    """The bar of tabs."""
    yield '<div class="tabs" role="tablist" data-name="views">'
    for view in views:
        chosen = view == BLUEPRINT
        yield (
            f'<button type="button" role="tab" id="tab-{view}" aria-controls="{sheet_id(view)}" '
            f'aria-selected="{str(chosen).lower()}" tabindex="{0 if chosen else -1}" data-view-is="{view}" '
            f'data-text="{store.text(WORDS[view])}"></button>'
        )
    yield "</div>"


def sheets(views: list[str], first: str) -> Iterator[str]:
    """A sheet for every picture; the first one is there before the script runs."""
    yield f'<div id="picture" class="sheet">{first}</div>'
    for view in views:
        if view not in _IDS:
            yield f'<div id="{sheet_id(view)}" class="sheet" hidden></div>'


def sheet_id(view: str) -> str:
    """The id of the element that shows a view."""
    return _IDS.get(view, f"view-{view}")
