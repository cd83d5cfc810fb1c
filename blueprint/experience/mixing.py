"""Several segments as one: every figure of the mix from the figures of the segments (theory 3.3 (7)).

A customer is of segment s with probability pi_s. Probabilities and expectations over all customers mix with
pi_s. Those over customers who experience something mix with pi_s (1 - nothing_s), made to sum to 1.
"""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING, TypeVar

from blueprint.experience.distribution import mixed
from blueprint.experience.experience import Experience
from blueprint.experience.moments_of_truth.moments import Moments

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from blueprint.experience.distribution import Distribution

T = TypeVar("T")


def mix_experience(parts: Sequence[tuple[float, Experience]]) -> Experience:
    """Return the experience of the mix.

    A figure that one segment with customers does not know is not known for the mix.

    Args:
        parts: share of all customers, and figures, of each segment; the shares sum to 1.
    """
    parts = [(share, part) for share, part in parts if share > 0]
    nothing = fsum(share * part.nothing for share, part in parts)
    unknown = tuple(dict.fromkeys(name for _, part in parts for name in part.unknown))
    felt = [(share, part) for share, part in parts if part.nothing < 1]
    weights = feeling_weights(felt)

    def of(get: Callable[[Experience], T | None]) -> list[tuple[float, T]] | None:
        found = [(w, value) for w, (_, e) in zip(weights, felt, strict=True) if (value := get(e)) is not None]
        return found if found and len(found) == len(felt) else None

    def number(get: Callable[[Experience], float | None]) -> float | None:
        return fsum(w * value for w, value in known) if (known := of(get)) else None

    def spread(get: Callable[[Experience], Distribution | None]) -> Distribution | None:
        return mixed(known) if (known := of(get)) else None

    def each(get: Callable[[Experience], Mapping[str, float] | None]) -> dict[str, float] | None:
        return mix_numbers(known) if (known := of(get)) else None

    def totals(get: Callable[[Experience], tuple[float, float] | None]) -> tuple[float, float] | None:
        # Sums over all customers: those who experience nothing add nothing.
        pairs = [(share, pair) for share, e in felt if (pair := get(e)) is not None]
        if not pairs or len(pairs) < len(felt):
            return None
        return fsum(share * pair[0] for share, pair in pairs), fsum(share * pair[1] for share, pair in pairs)

    return Experience(
        nothing=nothing,
        unknown=unknown,
        remembered=number(lambda e: e.remembered),
        remembered_with_failures=number(lambda e: e.remembered_with_failures),
        distribution=spread(lambda e: e.distribution),
        peak=spread(lambda e: e.peak),
        end=spread(lambda e: e.end),
        first=spread(lambda e: e.first),
        maximum=spread(lambda e: e.maximum),
        minimum=spread(lambda e: e.minimum),
        emotion=totals(lambda e: e.emotion),
        emotion_time=totals(lambda e: e.emotion_time),
        trend=number(lambda e: e.trend),
        peak_share=each(lambda e: e.peak_share),
        end_share=each(lambda e: e.end_share),
        peak_is_end=number(lambda e: e.peak_is_end),
    )


def mix_moments(parts: Sequence[tuple[float, Experience, Moments]]) -> Moments:
    """Return the rewards and penalties of the mix, every touchpoint changed in all segments at once.

    Args:
        parts: share of all customers, experience and moments, of each segment; the shares sum to 1.
    """
    parts = [part for part in parts if part[0] > 0]
    assumed = tuple(dict.fromkeys(name for *_, m in parts for name in m.assumed))
    unknown = tuple(dict.fromkeys(name for *_, m in parts for name in m.unknown))
    weights = feeling_weights([(share, experience) for share, experience, _ in parts])
    rewards = [(w, m.reward) for w, (*_, m) in zip(weights, parts, strict=True) if m.reward is not None]
    penalties = [(w, m.penalty) for w, (*_, m) in zip(weights, parts, strict=True) if m.penalty is not None]
    if len(rewards) < len(parts) or len(penalties) < len(parts):
        return Moments(None, None, assumed, unknown)
    return Moments(mix_numbers(rewards), mix_numbers(penalties), assumed, unknown)


def feeling_weights(parts: Sequence[tuple[float, Experience]]) -> list[float]:
    """Return each segment's share of the customers who experience something; all 0 if nobody does."""
    felt = [share * (1 - part.nothing) for share, part in parts]
    total = fsum(felt)
    return [share / total if total > 0 else 0.0 for share in felt]


def mix_numbers(parts: Sequence[tuple[float, Mapping[str, float]]]) -> dict[str, float]:
    """Return the weighted sum of numbers by touchpoint; one a segment does not have counts as 0 there."""
    found: dict[str, float] = {}
    for share, numbers in parts:
        for name, value in numbers.items():
            found[name] = found.get(name, 0.0) + share * value
    return found
