"""The table as a function of a page."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from blueprint.studio.browser import TABLE
from blueprint.studio.browser.mounting import HELP


def table(
    *,
    key: str,
    queue: str,
    data: Mapping[str, Any],
    seq: int,
    read_only: bool,
    height: str,
    on_change: Callable[[], None],
) -> None:
    """Show a table for typing.

    Args:
        key: the component's identity and its place in `st.session_state`; one a map.
        queue: whose edits it sends: those of the canvas too, if they are still on their way.
        data: as `table_data` gives it.
        seq: the number of the last edit applied.
        read_only: look and copy only.
        height: a length of CSS.
        on_change: called without arguments when there are edits.
    """
    told = {**data, "seq": seq, "readOnly": read_only, "height": height}
    given = {"key": queue, "told": json.dumps(told, ensure_ascii=False), "help": HELP[data["language"]]}
    TABLE.mount(key=key, data=given, on_ops_change=on_change)
