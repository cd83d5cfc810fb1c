"""`simulate --json`: keys may be added, never renamed, while the version is 1."""

from __future__ import annotations

from typing import Any

from blueprint.figures.simulation.simulation import Checked, Simulation


def simulation_as_data(found: Simulation) -> dict[str, Any]:
    """What was simulated, and every figure beside its formula; seconds, shares 0..1."""
    return {
        "customers": found.customers,
        "replications": found.replications,
        "hours": found.hours,
        "warm_up_hours": found.warm_up,
        "figures": [_figure(c) for c in found.checked],
    }


def _figure(c: Checked) -> dict[str, Any]:
    data = {
        "quantity": c.quantity,
        "of": c.of,
        "mean": c.simulated.mean,
        "low": c.simulated.low,
        "high": c.simulated.high,
        "formula": c.formula,
        "agrees": c.agrees,
        "why": c.why,
        "error": c.error,
    }
    return data | ({"kind": c.judged.kind, "within": c.judged.within} if c.judged else {})
