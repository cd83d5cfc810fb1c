"""What a page may run: its own scripts and styles, by the hash of their text (Content Security Policy)."""

from __future__ import annotations

import base64
import hashlib


def source_of(text: str) -> str:
    """A script or style as a policy names it, without quotation marks."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
