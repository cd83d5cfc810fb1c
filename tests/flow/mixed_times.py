"""Random services whose times mix seconds to months, fixed and random, and a simulation of each, of its own.

`python -m tests.flow.mixed_times 300` compares as many as wanted with a million customers each.
"""

from __future__ import annotations

import random
import sys
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from blueprint.figures import Analysis
from blueprint.flow.time.promise import Judgement
from blueprint.model.loader import loads

RIGHT = 2e-3
"""How far off a share may be, beside any other times."""
SIGMAS = 4.0
_UNITS = (1, 5, 60, 300, 3600, 6 * 3600, 86_400, 7 * 86_400, 30 * 86_400)
_CUSTOMERS = 1_000_000


@dataclass(frozen=True)
class Visit:
    """The time of a touchpoint in whole seconds: fixed, three points (PERT), or a mean with its variation (gamma)."""

    kind: str
    numbers: tuple[float, ...]

    @property
    def written(self) -> str:
        """As a map says it."""
        if self.kind == "fixed":
            return f"{self.numbers[0]:.0f}s"
        if self.kind == "pert":
            low, likely, high = (f"{x:.0f}s" for x in self.numbers)
            return f"{{estimate: {{min: {low}, likely: {likely}, max: {high}}}}}"
        return f"{{estimate: {{mean: {self.numbers[0]:.0f}s, cv: {self.numbers[1]}}}}}"

    def drawn(self, rng: np.random.Generator, n: int) -> npt.NDArray[np.float64]:
        """So many visits, in seconds."""
        if self.kind == "fixed":
            return np.full(n, self.numbers[0])
        if self.kind == "pert":
            low, likely, high = self.numbers
            mean = (
                1 + 4 * (likely - low) / (high - low)
            ) / 6  # of the span; its sd is a sixth (Malcolm et al. 1959)
            both = 36 * mean * (1 - mean) - 1
            return low + (high - low) * rng.beta(mean * both, (1 - mean) * both, n)
        mean, cv = self.numbers
        return rng.gamma(1 / cv**2, mean * cv**2, n)


@dataclass(frozen=True)
class Service:
    """Touchpoints t0 to the last, all entered at t0; ways by their shares."""

    visits: tuple[Visit, ...]
    ways: tuple[dict[int, float], ...]
    within: int
    share: float

    @property
    def text(self) -> str:
        """As a map."""
        last = len(self.visits) - 1
        lines = [
            "blueprint: 1",
            "title: Mixed",
            f"promises: [{{id: p, from: t0, to: t{last}, within: {self.within}s, share: {self.share:.6f}}}]",
            "touchpoints:",
        ]
        for i, (visit, ways) in enumerate(zip(self.visits, self.ways, strict=True)):
            onward = (
                "next: {" + ", ".join(f"t{j}: {p:.2f}" for j, p in ways.items()) + "}"
                if ways
                else "end: served"
            )
            start = ", start: 100%" if i == 0 else ""
            lines.append(f"  t{i}: {{lane: customer, title: T{start}, time: {visit.written}, {onward}}}")
        return "\n".join(lines) + "\n"

    def simulated(self, rng: np.random.Generator, n: int) -> npt.NDArray[np.float64]:
        """The times of so many customers, in seconds."""
        total, at = np.zeros(n), np.zeros(n, dtype=int)
        walking = np.arange(n)
        while len(walking):
            for state in range(len(self.visits)):
                here = walking[at[walking] == state]
                total[here] += self.visits[state].drawn(rng, len(here))
                targets = list(self.ways[state])
                shares = list(self.ways[state].values())
                at[here] = rng.choice(targets, len(here), p=shares) if targets else -1
                walking = walking[at[walking] >= 0] if not targets else walking
        return total


def service(seed: int, customers: int = _CUSTOMERS) -> tuple[Service, float]:
    """A random service with a promise near what it does, and the simulated share within the promised time."""
    r, rng = random.Random(seed), np.random.default_rng(seed)
    n = r.randint(3, 7)
    visits = tuple(_visit(r) for _ in range(n))
    ways: list[dict[int, float]] = []
    for i in range(n - 1):
        later = r.sample(range(i + 1, n), min(r.randint(1, 2), n - 1 - i))
        back = [r.randint(0, i)] if r.random() < 0.25 else []
        cut = r.choice((0.05, 0.1, 0.3)) if back else 0.0
        first = r.choice((0.1, 0.25, 0.5, 0.7, 0.95)) if len(later) > 1 else 1.0
        shares = {later[0]: round((1 - cut) * first, 2)}
        if len(later) > 1:
            shares[later[1]] = round(1 - cut - shares[later[0]], 2)
        if back:
            shares[back[0]] = round(1 - sum(shares.values()), 2)
        ways.append(shares)
    ways.append({})
    made = Service(visits, tuple(ways), 1, 1.0)
    times = made.simulated(rng, customers)
    at = float(np.quantile(times, r.choice((0.05, 0.2, 0.4, 0.6, 0.8, 0.95))))
    within = max(1, round(r.choice((at, at * 1.05, at * 1.3, at - 1, at + 1))))
    share = float(np.mean(times <= within + 1e-9))
    asked = share + r.choice((-1, 1)) * r.choice((3e-3, 0.01, 0.05))
    return Service(visits, tuple(ways), within, min(max(asked, 0.001), 1.0)), share


def _visit(r: random.Random) -> Visit:
    unit = r.choice(_UNITS)
    kind = r.choice(("fixed", "fixed", "pert", "gamma"))
    if kind == "fixed":
        return Visit(kind, (unit * r.randint(1, 9),))
    if kind == "pert":
        low = unit * r.randint(1, 5)
        likely = low + unit * r.randint(0, 5)
        return Visit(kind, (low, likely, likely + unit * r.randint(1, 9)))
    return Visit(kind, (unit * r.randint(1, 9), r.choice((0.3, 0.7, 1.0, 1.5))))


def compare(seed: int, customers: int = _CUSTOMERS) -> tuple[Judgement, float, float]:
    """What the map says of its promise, what the simulation says, and the standard error of that."""
    made, share = service(seed, customers)
    loaded = loads(made.text)
    assert loaded.map is not None, (made.text, loaded.problems)
    (found,) = Analysis(loaded.map).all.promises
    (judged,) = found.judgements
    return judged, share, max((share * (1 - share) / customers) ** 0.5, 1 / customers)


def differs(seed: int, customers: int = _CUSTOMERS) -> str | None:
    """How the verdict of a map or its share differ from the simulation; None where they do not."""
    judged, share, error = compare(seed, customers)
    if (
        judged.sure
        and abs(share - judged.required) > SIGMAS * error
        and judged.kept != (share > judged.required)
    ):
        return f"{seed}: surely {judged.kept} at {judged.achieved:.4f}, simulated {share:.4f} of {judged.required:.4f}"
    if abs(judged.achieved - share) > RIGHT + SIGMAS * error:
        return f"{seed}: {judged.achieved:.4f}, simulated {share:.4f} (sure: {judged.sure})"
    return None


def main(count: int) -> int:
    """Compare; the number of services that differ."""
    told = [said for seed in range(count) if (said := differs(seed)) is not None]
    for said in told:
        print(said)
    print(f"{count} services compared, {len(told)} differ")
    return len(told)


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)))
