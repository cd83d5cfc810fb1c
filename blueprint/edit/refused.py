"""Why an edit was not made, in words for the person who made it."""

from __future__ import annotations

from blueprint.wording import Wording


class EditRefused(Exception):
    """The edit was not made and the text stays; `str()` is English, `wording` both languages."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording.en)
        self.wording = wording


def refused(en: str, zh: str, **values: object) -> EditRefused:
    """An `EditRefused` with `{name}` placeholders filled."""
    return EditRefused(Wording(en, zh).filled(**values))


class NoTouchpoint(EditRefused):
    """Nothing in the text has this id."""

    def __init__(self, id_: str) -> None:
        super().__init__(_NO_TOUCHPOINT.filled(id=id_))
        self.id = id_


def no_touchpoint(id_: str) -> EditRefused:
    """Nothing has this id."""
    return NoTouchpoint(id_)


_NO_TOUCHPOINT = Wording("there is no touchpoint {id!r}", "没有编号为 {id!r} 的触点")
