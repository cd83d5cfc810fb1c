"""Opening hours, arrivals by time of day and names of holidays in one field: shown as people say them, typed the same way.

`mon-fri 09:00-12:00, 13:00-17:30; sat 09:00-12:00`, in Chinese `周一至周五 09:00-12:00、13:00-17:30；周六 09:00-12:00`;
`09:00 40/h, 11:00 90/h; sat 10:00 20/h`. Either language is read whichever is shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from blueprint.model.arrivals import Arrivals, clock, days_called
from blueprint.model.opens import CLOSED, HOLIDAYS, days_meant, hours_meant
from blueprint.studio.inspector.typed import rate_typed
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from blueprint.model.opens import Opening

_AND, _NEXT = Wording(", ", "、"), Wording("; ", "；")
_HOLIDAYS = Wording(HOLIDAYS, "节假日")
_CLOSED = Wording(CLOSED, "不开放")
_CLOSED_SAID = re.compile(r"closed|off|不开放|不营业|休息|休|关闭|关门", re.IGNORECASE)
_BEGINS = re.compile(r"\d|上午|下午|晚上|全天|always|" + _CLOSED_SAID.pattern, re.IGNORECASE)
"""Where the days end and the hours begin."""
_TIME = re.compile(r"\d{1,2}:\d{2}")


def opens_shown(opening: Opening, language: Language) -> str:
    """Opening hours as one line."""
    told = []
    for days, hours in opening.named:
        said = (
            _AND[language].join(f"{clock(start)}-{clock(end)}" for start, end in hours) or _CLOSED[language]
        )
        told.append(f"{_days_shown(days, language)} {said}".strip())
    return _NEXT[language].join(told)


def opens_typed(text: str) -> Any:
    """Opening hours as a map writes them; what is wrong in it is left for the map's own message."""
    return _by_days(text, _hours)


def arrivals_shown(rate: float, language: Language) -> str:
    """Arrivals as one line."""
    if not isinstance(rate, Arrivals):
        return f"{rate:g}/h"
    told = []
    for day in rate.days:
        said = _AND[language].join(f"{clock(at)} {each:.15g}/h" for at, each in day.rates)
        told.append(f"{_days_shown(day.days, language)} {said}".strip())
    return _NEXT[language].join(told)


def arrivals_typed(text: str) -> Any:
    """Arrivals as a map writes them: one rate, or rates by time of day."""
    said = unicodedata.normalize("NFKC", text)
    return _by_days(said, _rates) if _TIME.search(said) else rate_typed(said)


def names_typed(text: str) -> list[str]:
    """Names behind one another: `cn, holidays.yaml`."""
    return [name for each in re.split(r"[,，、;；\n]", text) if (name := each.strip())]


def _days_shown(days: str, language: Language) -> str:
    return _HOLIDAYS[language] if days == HOLIDAYS else days_called(days)[language]


def _by_days(text: str, read: Callable[[str], Any]) -> Any:
    """What is said of each kind of days; of all of them where no days are named."""
    found: dict[str, Any] = {}
    parts = [p for p in re.split(r"[;\n]", unicodedata.normalize("NFKC", text)) if p.strip()]
    for part in parts:
        begins = _BEGINS.search(part)
        days, said = (part[: begins.start()], part[begins.start() :]) if begins else ("", part)
        for day in re.split(r"[,、和]|\band\b", days.strip(" :")):
            name = day.strip().casefold()
            key = days_meant(name) or name
            if key in found:
                key = f"{key} "  # said twice: the map's own message tells it
            found[key] = read(said)
    return found.get("", text.strip()) if found.keys() <= {""} else found


def _hours(text: str) -> Any:
    if _CLOSED_SAID.fullmatch(text.strip()):
        return CLOSED
    said = [hours_meant(part.strip()) or part.strip() for part in re.split("[,、]", text) if part.strip()]
    return said if len(said) > 1 else "".join(said)


def _rates(text: str) -> Mapping[str, str]:
    found = {}
    for part in re.split("[,、]", text):
        at = _TIME.match(part.strip())
        if at is None:
            found[part.strip()] = ""
        else:
            found[at[0].zfill(5)] = rate_typed(part.strip()[at.end() :].strip(" =:"))
    return found
