"""Edits of a map: verbs on its text that change what they are about and nothing else.

A verb says what shall be different in the data; a patch makes the text say it, with comments, order,
quotes and line ends kept; a guard reads the text again and refuses what is not exact. Start with `document.py`, then `verb.py`.
"""

from __future__ import annotations

from blueprint.edit.applying import apply, verb_from
from blueprint.edit.document import Document
from blueprint.edit.refused import EditRefused
from blueprint.edit.verb import Verb

__all__ = ["Document", "EditRefused", "Verb", "apply", "verb_from"]
