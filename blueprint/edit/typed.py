"""A text that somebody typed in place of another."""

from __future__ import annotations

import re

from blueprint.edit.refused import refused
from blueprint.source.limits import FILE_BYTES

_MARK = "\ufeff"
_OTHER_END = re.compile(r"(?<!\r)\n|\r(?!\n)")


def typed(old: str, new: str) -> str:
    """The new text with the byte order mark and the line ends of the old one.

    Text fields of browsers know `\\n` alone; a file whose lines all end in `\\r\\n` must not change in
    every line for that.

    Raises:
        EditRefused: the text is larger than a map may be.
    """
    if len(new.encode()) > FILE_BYTES:
        raise refused("the text is larger than {n} MB", "文本超过 {n} MB", n=FILE_BYTES // (1024 * 1024))
    if "\r\n" in old and "\r" not in new and not _OTHER_END.search(old):
        new = new.replace("\n", "\r\n")
    return _MARK + new if old.startswith(_MARK) and not new.startswith(_MARK) else new
