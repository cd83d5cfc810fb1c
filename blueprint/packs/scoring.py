"""Scores of an after-sales evaluation, as GB/T 27922-2011 makes them (theory 4.7).

Score = points obtained / points applicable x 100; each special finding takes a point off, a special advantage adds one,
at most one in all. From 70 it passes, from 80 three stars, from 90 four, from 95 five.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from blueprint.packs.standards import Grade, Scoring
from blueprint.ranking import above


class Points(NamedTuple):
    """One item of a score sheet: points obtained, of those that apply."""

    item: str
    obtained: float
    applicable: float


@dataclass(frozen=True, slots=True)
class Score:
    """What a sheet comes to.

    Attributes:
        obtained, applicable: sums of points.
        base: obtained / applicable x 100.
        findings, advantages: how many count.
        total: the score, 0..101.
        grade: the highest grade it reaches; None below the lowest.
    """

    obtained: float
    applicable: float
    base: float
    findings: int
    advantages: int
    total: float
    grade: Grade | None


def score(sheet: Iterable[Points], scoring: Scoring, *, findings: int = 0, advantages: int = 0) -> Score:
    """The score of a sheet.

    Args:
        sheet: its items; one that does not apply has no applicable points.
        scoring: the rules of the pack.
        findings: special findings.
        advantages: special advantages; only so many count as the rules say.

    Raises:
        ValueError: nothing applies, or an item has points below 0 or more than apply.
    """
    rows = list(sheet)
    for row in rows:
        if not 0 <= row.obtained <= row.applicable:
            raise ValueError(f"{row.item}: {row.obtained} of {row.applicable} points")
    if findings < 0 or advantages < 0:
        raise ValueError("fewer than no findings or advantages")
    obtained = math.fsum(r.obtained for r in rows)
    applicable = math.fsum(r.applicable for r in rows)
    if applicable <= 0:
        raise ValueError("nothing applies")
    counted = min(advantages, scoring.most_advantages)
    base = obtained / applicable * 100
    total = max(0.0, base + findings * scoring.finding + counted * scoring.advantage)
    reached = [g for g in scoring.grades if not above(g.from_, total)]
    grade = max(reached, key=lambda g: g.from_, default=None)
    return Score(
        obtained=obtained,
        applicable=applicable,
        base=base,
        findings=findings,
        advantages=counted,
        total=total,
        grade=grade,
    )
