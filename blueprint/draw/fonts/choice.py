"""Which font files draw a picture: ours first, those of the machine for what ours lack."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path

from blueprint.draw.fonts.font_file import characters_in, family_of
from blueprint.draw.fonts.machine import machine_fonts

FOLDER = Path(__file__).parent
OWN = tuple(
    FOLDER / name
    for name in ("NotoSansCJKsc-Regular.otf", "NotoSansCJKsc-Bold.otf", "BlueprintSigns-Regular.ttf")
)
"""The fonts that come along, in the order in which they are asked for a character."""
LOST = "\u25a1"

_TEXT = re.compile(r"<text\b[^>]*>(.*?)</text>", re.DOTALL)
_MARKUP = re.compile(r"<[^>]*>")
_INVISIBLE = re.compile(
    "[\x00-\x20\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Characters that draw nothing, so that no font needs them (Unicode, Default_Ignorable_Code_Point)."""


@dataclass(frozen=True)
class FontChoice:
    """The files to draw with, and the characters that not one of them has, sorted.

    Where `files` are only those that come along, every machine draws the same.
    """

    files: tuple[Path, ...]
    missing: str

    @property
    def own(self) -> bool:
        """Whether no font of the machine is needed, nor one that it lacks."""
        return self.files == OWN and not self.missing

    def drawable(self, svg_text: str) -> str:
        """The picture with a white square, as print has it for a lost character, for each that no font has.

        Painters give up looking for other fonts at the first character of a text that they find in none.
        """
        return svg_text.translate(dict.fromkeys(map(ord, self.missing), LOST))


def fonts_for(svg_text: str) -> FontChoice:
    """The fonts for what a picture writes.

    The machine's fonts are looked at only when ours lack something; of those the file with most of it is taken,
    then the next, so that few are loaded.
    """
    lacking = characters_of(svg_text)
    for path in OWN:
        lacking -= characters_in(path, lacking)
    files = list(OWN)
    others = machine_fonts() if lacking else ()
    while lacking:
        reach = {path: characters_in(path, lacking) for path in others}
        best = max(others, key=lambda path: (len(reach[path]), _plain(path)), default=None)
        if best is None or not reach[best]:
            break
        files.append(best)
        lacking -= reach[best]
    return FontChoice(tuple(files), "".join(sorted(lacking)))


@cache
def own_family() -> str:
    """The family name of the fonts that come along, as it stands in their file."""
    return family_of(OWN[0])


def characters_of(svg_text: str) -> set[str]:
    """The characters that a picture's texts need a glyph for."""
    written = "".join(_MARKUP.sub("", text) for text in _TEXT.findall(svg_text))
    return set(_INVISIBLE.sub("", unescape(written)))


def _plain(path: Path) -> bool:
    """Whether a file is the upright, regular, proportional one of its family, by its name."""
    name = path.stem.lower()
    return not any(
        word in name for word in ("bold", "italic", "oblique", "mono", "light", "condensed", "black")
    )
