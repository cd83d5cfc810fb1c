"""The screening index K, for maps of which little is known yet (theory 2.4).

K_i = c_i (w1 u_i + w2 psi_i + w3 epsilon_i + w4 rho_i): contact weight times a mean of unavoidability, peak share,
end share and risk. Its four terms are always given with it: K alone says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blueprint.experience.walk.feeling import Feeling

EQUAL_WEIGHTS = (0.25, 0.25, 0.25, 0.25)


@dataclass(frozen=True, slots=True)
class Screening:
    """K of one touchpoint with its terms, all 0..1.

    Attributes:
        index: K.
        unavoidability: probability of a visit, among customers who leave by a success exit. That of a
            recovery says how many successes needed it: a warning, not a merit.
        peak_share: probability of being the peak.
        end_share: probability of being the last touchpoint experienced.
        risk: hazard relative to the greatest hazard of the map.
    """

    index: float
    unavoidability: float
    peak_share: float
    end_share: float
    risk: float


def hazards(feelings: Mapping[str, Feeling], reach: Mapping[str, float]) -> dict[str, float]:
    """Return p_i q_i (1 - d_i) s_i per touchpoint, with s_i = score - bad; >= 0.

    s_i counts as 0 where the score or `bad` is not given; complete `bad` with `with_assumed_range` first.

    Args:
        feelings: touchpoint id to feeling.
        reach: touchpoint id to the probability of ever visiting; 0 if left out.
    """
    found = {}
    for name, f in feelings.items():
        severity = f.score - f.bad if f.experienced and f.score is not None and f.bad is not None else 0.0
        found[name] = reach.get(name, 0.0) * f.noticed_failure * max(severity, 0.0)
    return found


def screening(
    contact: Mapping[str, float],
    unavoidability: Mapping[str, float],
    peak_share: Mapping[str, float],
    end_share: Mapping[str, float],
    hazard: Mapping[str, float],
    weights: tuple[float, float, float, float] = EQUAL_WEIGHTS,
) -> dict[str, Screening]:
    """Return K of every touchpoint in `contact`; figures left out of the other mappings count as 0.

    Args:
        contact: touchpoint id to contact weight, 0 for backstage and support.
        unavoidability: see `blueprint.flow.visits.visits`.
        peak_share: see `peak_end`.
        end_share: see `peak_end`.
        hazard: see `hazards`.
        weights: of the four terms; >= 0, sum 1.
    """
    greatest = max((hazard.get(name, 0.0) for name in contact), default=0.0)
    found = {}
    for name, c in contact.items():
        risk = hazard.get(name, 0.0) / greatest if greatest > 0 else 0.0
        terms = (
            unavoidability.get(name, 0.0),
            peak_share.get(name, 0.0),
            end_share.get(name, 0.0),
            risk,
        )
        index = c * fsum(w * term for w, term in zip(weights, terms, strict=True))
        found[name] = Screening(index, *terms)
    return found
