"""A path as a URI reference: from the root of the repository, percent-encoded UTF-8."""

from __future__ import annotations

import os
from urllib.parse import quote

from blueprint.lint.repository import in_repository


def uri(path: str) -> str:
    """The reference; a first part with a colon would look like a scheme, so `./` goes before it."""
    relative = in_repository(path)
    encoded = quote(os.fsencode(relative), safe="/:~")
    return f"./{encoded}" if ":" in relative.partition("/")[0] else encoded
