"""What customers remember: peak and end, moments of truth, exactly (theory 2.3, 2.4, 3).

Inputs are plain. A `Chain` (blueprint.flow.chain.chain) says where one segment's customers go; a mapping from
touchpoint id to `Feeling` says what each touchpoint does to them. The mapping has every touchpoint of the
chain, those inside parallel blocks included; it may have more.

    experience = peak_end(chain, feelings)                     # remembered, peak, end, mean, trend, shares
    leverage = moments(chain, feelings, scale=5)               # reward, penalty, swing, moments of truth
    damage = criticality(feelings, leverage.penalty, uses)     # backstage and support inherit along `uses`
    terms = screening(contact, unavoidability, experience.peak_share, experience.end_share, hazard)

Figures of several segments are mixed with `mix_experience`, `mix_moments`, `mix_numbers`. Unknown is never
zero: a figure that needs a missing score is None, and `unknown` beside it names the touchpoints.
"""

from typing import TYPE_CHECKING

from blueprint.handing_on import handing_on

if TYPE_CHECKING:
    from blueprint.experience.experience import Experience
    from blueprint.experience.mixing import mix_experience, mix_moments, mix_numbers
    from blueprint.experience.moments_of_truth.criticality import criticality
    from blueprint.experience.moments_of_truth.moments import Moments, moments
    from blueprint.experience.moments_of_truth.screening import Screening, hazards, screening
    from blueprint.experience.peak.peak_end import peak_end
    from blueprint.experience.walk.feeling import CONTACT_WEIGHTS, Feeling, PeakRule, with_assumed_range

__all__ = [
    "CONTACT_WEIGHTS",
    "Experience",
    "Feeling",
    "Moments",
    "PeakRule",
    "Screening",
    "criticality",
    "hazards",
    "mix_experience",
    "mix_moments",
    "mix_numbers",
    "moments",
    "peak_end",
    "screening",
    "with_assumed_range",
]

_PLACES = {
    "CONTACT_WEIGHTS": "walk.feeling",
    "Experience": "experience",
    "Feeling": "walk.feeling",
    "Moments": "moments_of_truth.moments",
    "PeakRule": "walk.feeling",
    "Screening": "moments_of_truth.screening",
    "criticality": "moments_of_truth.criticality",
    "hazards": "moments_of_truth.screening",
    "mix_experience": "mixing",
    "mix_moments": "mixing",
    "mix_numbers": "mixing",
    "moments": "moments_of_truth.moments",
    "peak_end": "peak.peak_end",
    "screening": "moments_of_truth.screening",
    "with_assumed_range": "walk.feeling",
}

__getattr__ = handing_on(__name__, _PLACES)
