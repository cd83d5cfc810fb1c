"""The whole text anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from blueprint.edit.verb import Kinds, Verb, any_text


@dataclass(frozen=True)
class Text(Verb):
    """What the text view, a fix or a merge sends; the only verb for a text that cannot be read."""

    name: ClassVar[str] = "text"
    kinds: ClassVar[Kinds] = {"text": any_text}

    text: str
