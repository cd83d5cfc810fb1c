"""How far promises are from being kept: one number that investing and staffing can bring down."""

from __future__ import annotations

import math
from collections.abc import Iterable

from blueprint.figures.promises import PromiseFigures
from blueprint.flow.time.promise import Judgement


def shortfall(judgement: Judgement) -> float:
    """What is missing to keep one promised quantity: 0 when it is kept, above it never more than some.

    Of a share, the share that is missing; of a mean and of a largest time, by which part of it the promise is
    exceeded; of a maximum without a largest time, the share of customers beyond what is tolerated.
    """
    if judgement.kept:
        return 0.0
    if judgement.kind == "share":
        return judgement.required - judgement.achieved
    if math.isfinite(judgement.achieved):
        return judgement.achieved / judgement.required - 1 if judgement.required else 1.0
    return judgement.beyond - judgement.tolerated


def total_shortfall(promises: Iterable[PromiseFigures]) -> float:
    """What is missing over all promises; those that cannot be computed count nothing."""
    return math.fsum(shortfall(j) for p in promises for j in p.judgements)


def within(promises: Iterable[PromiseFigures]) -> float:
    """Shares of customers within the promised time, added up over all promised quantities."""
    return math.fsum(1 - j.beyond for p in promises for j in p.judgements)
