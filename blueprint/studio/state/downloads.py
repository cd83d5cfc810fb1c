"""A download stays until the browser has come for it.

Streamlit makes a file when it is asked for and tells the browser its address; but each run of anybody's page throws
away what no page shows, at the second run for good. With several people, whose pages look for what others saved, a
browser on a slow line came too late: it saved the words “File not found” under a name that says nothing.
"""

from __future__ import annotations

from functools import cache, wraps
from time import monotonic

KEPT = 120.0
"""Seconds that a file is kept after the first run that would have marked it."""


@cache
def keep_downloads() -> None:
    """Let every file stay for so long: once in a process, however often it is called.

    Does nothing with a Streamlit that keeps its files in another way.
    """
    try:
        from streamlit.runtime.media_file_manager import MediaFileMetadata as Metadata

        mark = Metadata.mark_for_delete
    except (ImportError, AttributeError):
        return

    @wraps(mark)
    def mark_for_delete(self: Metadata) -> None:
        since = self.__dict__.setdefault("since", monotonic())
        if monotonic() - since >= KEPT:
            mark(self)

    Metadata.mark_for_delete = mark_for_delete  # type: ignore[method-assign]
