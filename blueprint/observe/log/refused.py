"""A log that cannot be used."""

from __future__ import annotations

from blueprint.wording import Wording


class BadLog(Exception):
    """A log, or what is asked of it, that cannot be used; `wording` says where, why and what to do."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        super().__init__(wording.en)
