"""The sheets of a map for people who fill them in: headings in words, and choices where a column has few answers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from blueprint.model.names import Channel, ContactWith, Dimension, Lane
from blueprint.model.titles import channel_titles, phase_titles
from blueprint.tables.flat import ROWS
from blueprint.tables.sheets import CHANGES, CONNECTIONS, TOUCHPOINTS, Sheet, sheets
from blueprint.tables.words import heading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from blueprint.model.service_map import ServiceMap
    from blueprint.wording import Language

_YES_NO = ("yes", "no")
_IDS = f"{TOUCHPOINTS}!$A$2:$A${ROWS}"
"""Where the ids of touchpoints stand."""


def sheets_for_people(service_map: ServiceMap, languages: Sequence[Language]) -> tuple[Sheet, ...]:
    """Every sheet that has rows; what stands in it is as in `sheets`, so that it can be read back."""
    answers = _answers(service_map)
    return tuple(
        replace(
            sheet,
            headings=tuple(heading(column, sheet.name, languages) for column in sheet.columns),
            choices=_choices(sheet, answers),
        )
        for sheet in sheets(service_map)
    )


def _answers(service_map: ServiceMap) -> Mapping[str, Sequence[str]]:
    lanes = dict.fromkeys(
        [*(lane.value for lane in Lane), *(str(t.in_lane) for t in service_map.touchpoints.values())]
    )
    channels = dict.fromkeys([*(c.value for c in Channel), *channel_titles(service_map)])
    return {
        "lane": tuple(lanes),
        "phase": tuple(phase_titles(service_map)),
        "channel": tuple(channels),
        "contact_with": tuple(c.value for c in ContactWith),
        "quality": tuple(d.value for d in Dimension),
        "moment_of_truth": _YES_NO,
        "join": ("all",),
        "together": _YES_NO,
    }


def _choices(sheet: Sheet, answers: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str] | str]:
    if sheet.name == CONNECTIONS:
        return {"from": _IDS, "to": _IDS, "together": _YES_NO}
    if sheet.name in (TOUCHPOINTS, CHANGES):
        return {c: answers[c.split(".")[0]] for c in sheet.columns if c.split(".")[0] in answers}
    return {}
