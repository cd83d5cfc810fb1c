"""The text editor as a function of a page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from blueprint.studio.browser import TEXT_EDITOR
from blueprint.studio.browser.mounting import HELP
from blueprint.studio.canvas.queue import CanvasResult, result_of
from blueprint.studio.text_editor.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from blueprint.wording import Language


def text_editor(
    *,
    key: str,
    text: str,
    revision: int,
    findings: Sequence[Mapping[str, Any]] = (),
    completions: Mapping[str, Any] | None = None,
    goto: int | None = None,
    language: Language = "en",
    read_only: bool = False,
    height: int = 620,
    seq: int = 0,
    on_change: Callable[[], None],
) -> CanvasResult:
    """Show a map's text for editing.

    Args:
        key: the component's identity and its place in `st.session_state`; one a map.
        text: what the buffer shall hold.
        revision: the buffer is overwritten only when this differs from the last run.
        findings: `line`, `column`, `endLine`, `endColumn` (from 1), `severity`, `message`, `code`.
        completions: from `completions_of(schema)`; what may be written where.
        goto: a line (from 1) to show when this differs from the last run.
        language: of the editor's own words.
        read_only: look only.
        height: px.
        seq: the number of the last edit applied.
        on_change: called without arguments when there are edits.

    Returns:
        The unacknowledged edits: `{"verb": "text", "text": ...}` when typing paused, and `save`.
    """
    data = {
        "text": text,
        "revision": revision,
        "findings": [dict(finding) for finding in findings],
        "completions": dict(completions or {}),
        "goto": goto,
        "language": language,
        "words": {name: wording[language] for name, wording in WORDS.items()},
        "readOnly": read_only,
        "height": height,
        "seq": seq,
    }
    told = {"key": key, "told": json.dumps(data, ensure_ascii=False), "help": HELP[language]}
    raw = TEXT_EDITOR.mount(key=key, data=told, on_ops_change=on_change)
    return result_of(raw)
