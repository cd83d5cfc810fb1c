"""A picture that is not drawn: why, and what to do."""

from __future__ import annotations

from blueprint.wording import Wording


class NotDrawn(Exception):
    """A file that is no picture to draw."""

    def __init__(self, wording: Wording, remedy: Wording) -> None:
        self.wording, self.remedy = wording, remedy
        super().__init__(wording.en)
