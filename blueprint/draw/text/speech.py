"""Which language goes where: one line, or Chinese above English."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from blueprint.draw.text.metrics import clean
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from blueprint.draw.shapes import Speech
    from blueprint.model.duration import Duration
    from blueprint.model.text import Text


class Said(NamedTuple):
    """A text as drawn: the main line, and the small one below it (may be empty)."""

    main: str
    small: str = ""

    @property
    def joined(self) -> str:
        """Both in one line."""
        return f"{self.main} · {self.small}" if self.small else self.main


def say_text(text: Text, speech: Speech) -> Said:
    """A text of a map."""
    if speech != "both":
        return Said(clean(text[speech]))
    chinese, english = text.only("zh"), text.only("en")
    if chinese and english and chinese != english:
        return Said(clean(chinese), clean(english))
    return Said(clean(text["zh"]))


def say(wording: Wording | str, speech: Speech) -> Said:
    """A sentence of ours."""
    if isinstance(wording, str):
        return Said(clean(wording))
    if speech == "both" and wording.zh != wording.en:
        return Said(clean(wording.zh), clean(wording.en))
    return Said(clean(wording["zh" if speech == "both" else speech]))


def percent(share: Fraction) -> str:
    """A share on an arrow: `55%`, `33.3%`, `<0.1%`."""
    if 0 < share < Fraction(1, 1000):
        return "<0.1%"
    return f"{round(float(share * 100), 1):g}%"


_UNITS = (
    (86_400, Wording("d", "天")),
    (3_600, Wording("h", "小时")),
    (60, Wording("min", "分钟")),
    (1, Wording("s", "秒")),
)


def spoken_time(duration: Duration, speech: Speech) -> str:
    """A length of time on a chip: `90 s`, `10 min`, `1 h 30 min`."""
    seconds = duration.seconds
    language: Language = "zh" if speech == "zh" else "en"
    gap = "" if speech == "zh" else " "
    if seconds < 120 and seconds % 60:
        return f"{seconds:g}{gap}{_UNITS[3][1][language]}"
    parts = []
    for size, unit in _UNITS[:3]:
        count, seconds = divmod(seconds, size)
        if count:
            parts.append(f"{count:.0f}{gap}{unit[language]}")
    if seconds or not parts:
        parts.append(f"{seconds:g}{gap}{_UNITS[3][1][language]}")
    return " ".join(parts[:2])
