"""A log that cannot be used."""

from __future__ import annotations

from blueprint.wording import Wording

WORKBOOK = Wording(
    "{name} is a workbook of a spreadsheet, not a table; save the sheet with the events as `CSV UTF-8`",
    "{name} 是电子表格工作簿，不是表格文本；请把事件所在的工作表另存为 `CSV UTF-8`",
)


class BadLog(Exception):
    """A log, or what is asked of it, that cannot be used; `wording` says where, why and what to do."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        super().__init__(wording.en)
