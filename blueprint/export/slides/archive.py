"""The file: fonts for the whole deck, and the same bytes for the same content."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

_MOMENT = (2020, 1, 1, 0, 0, 0)
_LATIN, _CHINESE = "Arial", "Microsoft YaHei"
"""Every Windows and macOS with Office has them; elsewhere they are replaced by ones of the same widths."""


def fonts_set(made: Any) -> None:
    """Name both fonts once, in the theme, so that one change changes the deck."""
    for part in made.part.package.iter_parts():
        if "/theme/" in str(part.partname):
            text = part.blob.decode()
            text = re.sub(r'(<a:latin typeface=")[^"]*"', rf'\g<1>{_LATIN}"', text)
            text = re.sub(r'(<a:ea typeface=")[^"]*"', rf'\g<1>{_CHINESE}"', text)
            part._blob = text.encode()


def leftovers_dropped(made: Any) -> None:
    """Without what the template was made with: a preview of other slides, and a printer's settings."""
    for relations in (made.part.package._rels, made.part.rels):
        for number, relation in list(relations.items()):
            if relation.reltype.endswith(("/thumbnail", "/printerSettings")):
                relations.pop(number)


def steady(raw: bytes) -> bytes:
    """The same parts with fixed times, stored as they are.

    Programs that compress write different bytes on different machines.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new:
        for item in old.infolist():
            fixed = zipfile.ZipInfo(item.filename, _MOMENT)
            fixed.create_system = 0
            data = old.read(item)
            if item.filename == "docProps/core.xml":
                data = re.sub(rb"(<dcterms:\w+[^>]*>)[^<]*", rb"\g<1>2020-01-01T00:00:00Z", data)
            new.writestr(fixed, data)
    return out.getvalue()
