"""Criticality: expected damage to the remembered experience by noticed failures (theory 2.3).

criticality_i = c_i q_i (1 - d_i) penalty_i: contact weight, chance of a failure, share of failures noticed,
points lost. It is severity times occurrence times detection (FMEA) in units that may be multiplied, and the
criticality importance of i (Birnbaum 1969) for the remembered experience.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from blueprint.experience.walk.feeling import Feeling


def criticality(
    feelings: Mapping[str, Feeling],
    penalty: Mapping[str, float],
    uses: Mapping[str, Collection[str]] | None = None,
) -> dict[str, float]:
    """Return the criticality of every touchpoint, in points of remembered score per customer; >= 0.

    Backstage and support touchpoints inherit: the sum over the experienced touchpoints that depend on them,
    directly or through others, each once. A failure below is taken to become a failure of all that depend on
    it (probability 1 in theory 2.3), for a map does not say how often it does.

    Args:
        feelings: touchpoint id to feeling.
        penalty: touchpoint id to penalty, see `moments`; a touchpoint left out has none.
        uses: touchpoint id to the ids it depends on.
    """
    own = {
        name: f.contact_weight * f.noticed_failure * penalty.get(name, 0.0) if f.experienced else 0.0
        for name, f in feelings.items()
    }
    total = {name: value for name, value in own.items() if feelings[name].experienced}
    inherited = {name: 0.0 for name in feelings if name not in total}
    for name, value in total.items():
        for support in _dependencies(name, uses or {}):
            if support in inherited:
                inherited[support] += value
    return {name: total[name] if name in total else inherited[name] for name in feelings}


def _dependencies(name: str, uses: Mapping[str, Collection[str]]) -> set[str]:
    """Everything a touchpoint depends on, itself left out."""
    found: set[str] = set()
    work = list(uses.get(name, ()))
    while work:
        support = work.pop()
        if support not in found:
            found.add(support)
            work.extend(uses.get(support, ()))
    return found - {name}
