"""A map's texts in the language of an export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.model.exits import exit_title

if TYPE_CHECKING:
    from collections.abc import Iterable

    from blueprint.draw.shapes import PictureLanguage
    from blueprint.export.subject import Subject
    from blueprint.model.text import Text
    from blueprint.model.touchpoint import Touchpoint
    from blueprint.wording import Wording


def exit_line(subject: Subject, name: str) -> str:
    """An exit's title in one line."""
    return one_line(exit_title(subject.map, name), subject.texts)


def one_line(text: Text | Wording | None, texts: PictureLanguage, between: str = " · ") -> str:
    """A text in one line: in one language, or Chinese and English where both are written; blank for None."""
    if text is None:
        return ""
    if texts != "both":
        return text[texts]
    chinese, english = text["zh"], text["en"]
    return chinese if chinese == english else f"{chinese}{between}{english}"


def parts_of(lane: Iterable[Touchpoint]) -> list[tuple[str, list[Touchpoint]]]:
    """The touchpoints of a lane by the part that they stand in; a blank name where they stand in none."""
    found: dict[str, list[Touchpoint]] = {}
    for touchpoint in lane:
        found.setdefault(touchpoint.sublane, []).append(touchpoint)
    return list(found.items())
