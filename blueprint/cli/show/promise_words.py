"""What the sentences and the table of promises both say: of what, and what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.figures.ranges.words import duration_range, share_range
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from blueprint.figures import Analysis
    from blueprint.figures.ranges.range import Range
    from blueprint.flow.time.promise import Judgement
    from blueprint.model.service_map import Promise

_FROM_TO = Wording("{a} to {b}", "{a}至{b}")


def stretch(analysis: Analysis, promise: Promise, language: Language) -> str:
    """Of what is promised: from one touchpoint to another, or of one alone."""
    a, b = (title(analysis, id_, language) for id_ in (promise.from_, promise.to))
    return a if promise.from_ == promise.to else _FROM_TO.filled(a=a, b=b)[language]


def title(analysis: Analysis, id_: str, language: Language) -> str:
    """What a touchpoint is called."""
    return analysis.map.touchpoints[id_].title[language]


def achievement(j: Judgement, language: Language) -> str:
    """What comes of it, no finer than what is promised needs."""
    if j.kind == "share":
        return quantity.share(j.achieved, language, beside=j.required)
    if j.kind == "mean":
        return quantity.time(j.achieved, language, beside=j.required)
    return quantity.beyond(j.beyond, language, beside=j.tolerated)


def achieved_range(j: Judgement, found: Range | None, language: Language) -> str | None:
    """The 80 % range of what comes of it; None of a longest time, and where none is known."""
    if found is None or j.kind == "max":
        return None
    return (share_range if j.kind == "share" else duration_range)(found, language)
