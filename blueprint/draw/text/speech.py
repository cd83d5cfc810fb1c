"""Which language goes where: one line, or Chinese above English."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from blueprint.draw.text.metrics import clean
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from blueprint.draw.shapes import PictureLanguage
    from blueprint.model.text import Text


class Said(NamedTuple):
    """A text as drawn: the main line, and the small one below it (may be empty)."""

    main: str
    small: str = ""

    @property
    def joined(self) -> str:
        """Both in one line."""
        return f"{self.main} · {self.small}" if self.small else self.main


def say_text(text: Text, speech: PictureLanguage) -> Said:
    """A text of a map."""
    if speech != "both":
        return Said(clean(text[speech]))
    chinese, english = text.only("zh"), text.only("en")
    if chinese and english and chinese != english:
        return Said(clean(chinese), clean(english))
    return Said(clean(text["zh"]))


def say(wording: Wording | str, speech: PictureLanguage) -> Said:
    """A sentence of ours."""
    if isinstance(wording, str):
        return Said(clean(wording))
    if speech == "both" and wording.zh != wording.en:
        return Said(clean(wording.zh), clean(wording.en))
    return Said(clean(wording["zh" if speech == "both" else speech]))


def language_of(speech: PictureLanguage) -> Language:
    """The language of quantities: a picture in both says them the international way (`10 min`), which both read."""
    return "zh" if speech == "zh" else "en"
