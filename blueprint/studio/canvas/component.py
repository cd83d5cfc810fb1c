"""The canvas as a function of a page."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from blueprint.studio.browser import CANVAS
from blueprint.studio.browser.mounting import HELP
from blueprint.studio.canvas.data import canvas_data
from blueprint.studio.canvas.queue import CanvasResult, result_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from blueprint.draw.shapes import Layout
    from blueprint.draw.svg_painter.additions import Additions
    from blueprint.model.service_map import ServiceMap
    from blueprint.studio.canvas.data import Severity
    from blueprint.wording import Language


def canvas(
    *,
    key: str,
    layout: Layout | None,
    map: ServiceMap | None,  # noqa: A002 - the word of the studio
    selected: Sequence[str],
    seq: int,
    language: Language,
    findings: Mapping[str, Severity],
    read_only: bool = False,
    goto: tuple[int, str, str] | None = None,
    height: int | str = 620,
    form: Mapping[str, Any] | None = None,
    added: Callable[[Layout], Additions] | None = None,
    earlier: bool = False,
    on_change: Callable[[], None],
) -> CanvasResult:
    """Show a map's layout for editing.

    Args:
        key: the component's identity and its place in `st.session_state`; one a map.
        layout: what is painted, as by every exporter; None is five empty lanes.
        map: the map the layout was made of.
        selected: touchpoint ids and `connection:from->to`.
        seq: the number of the last edit applied.
        language: of toolbar, hints and announcements.
        findings: the worst severity by touchpoint id.
        read_only: look, select, pan and zoom only.
        goto: what to bring into view, each number once: number, touchpoint (empty: none), field to put the cursor into.
        height: px, or a length of CSS.
        form: what the form beside the picture shows, as `blueprint.studio.form` gives it; None is no form.
        added: what is drawn over the layout as it is shown, such as what a variant does to its base.
        earlier: the figures are those of an earlier text, and shown grey.
        on_change: called without arguments when there are edits or another selection.

    Returns:
        The unacknowledged edits and the selection.
    """
    told = canvas_data(layout, map, selected, seq, language, findings, read_only, goto, height, added)
    told["earlier"] = earlier
    told["comments"] = Counter(c["on"] for c in form.get("comments", ()) if not c["done"]) if form else {}
    # Streamlit looks into every corner of nested data for tables, which takes longer than painting.
    data = {"key": key, "svg": told.pop("svg"), "selected": told.pop("selected"), "help": HELP[language]}
    data["told"] = json.dumps(told, ensure_ascii=False)
    data["form"] = json.dumps(form, ensure_ascii=False) if form else ""
    raw = CANVAS.mount(key=key, data=data, on_ops_change=on_change, on_selected_change=on_change)
    return result_of(raw)
