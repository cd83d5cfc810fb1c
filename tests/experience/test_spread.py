"""Felt scores that vary: against plain matrices, all routes and simulated customers."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np
import pytest

from blueprint.experience import Experience, Feeling, PeakRule, mix_experience, moments, peak_end
from blueprint.experience.walk.touchpoints import every_touchpoint
from blueprint.flow.chain.chain import Chain
from tests.examples import several
from tests.experience import felt
from tests.experience.cases import chain, line, parallel, random_chain

NEAR = 1e-9
RULES = (PeakRule(), PeakRule("extreme", 0.25), PeakRule("max"), PeakRule("min", 0.75))
SCALES = (5.0, 5.0, 2.0, 10.0)


def varied(rng: random.Random, names: list[str], scale: float, hidden: float = 0.2) -> dict[str, Feeling]:
    """Scores with and without spread, some at the ends of the scale, some that fail."""
    found = {}
    for name in names:
        score = rng.choice((rng.uniform(-scale, scale), round(rng.uniform(-scale, scale)), scale, -scale))
        found[name] = Feeling(
            score,
            good=min(score + rng.choice((0, 0.3 * scale)), scale),
            bad=max(score - rng.choice((0, 0.3 * scale)), -scale),
            spread=rng.choice((0, 0.1, 0.2, 0.2, 0.37)) * scale,
            fail_chance=rng.choice((0, 0.5)),
            caught=0.5,
            experienced=rng.random() > hidden,
        )
    return found


def near(found: Iterable[tuple[float, float]] | None, expected: Mapping[float, float]) -> None:
    """Values of scores and of their weighted sums differ in the last digits."""
    assert found is not None
    one, other = _merged(found), _merged(expected.items())
    at = {v: next((u for u in (v, round(v + NEAR, 9), round(v - NEAR, 9)) if u in other), v) for v in one}
    assert one == pytest.approx({v: other.get(u, 0.0) for v, u in at.items()}, abs=NEAR)
    assert all(p < NEAR for v, p in other.items() if v not in at.values())


def _merged(law: Iterable[tuple[float, float]]) -> dict[float, float]:
    found: dict[float, float] = {}
    for value, p in law:
        at = next(
            (v for v in (round(value, 9), round(value + 1e-10, 9), round(value - 1e-10, 9)) if v in found),
            None,
        )
        at = round(value, 9) if at is None else at
        found[at] = found.get(at, 0.0) + p
    return found


def assert_found(found: Experience, expected: felt.Found) -> None:
    assert found.remembered == pytest.approx(expected.remembered, abs=NEAR)
    near(found.peak, expected.peak)
    near(found.end, expected.end)
    near(found.distribution, expected.u)


def remembered(
    service: Chain, feelings: dict[str, Feeling], rule: PeakRule, scale: float, failing: bool = False
) -> float:
    laws = felt.laws_of(feelings, scale, failing=failing)
    shared = any(f.spread for f in feelings.values() if f.experienced)
    return felt.by_matrices(service, laws, rule.peak, rule.weight, shared=shared).remembered


@pytest.mark.parametrize("seed", range(several(150, 340)))
def test_chains_with_loops(seed: int) -> None:
    rng = random.Random(seed)
    rule, scale = RULES[seed % 4], SCALES[seed // 4 % 4]
    service = random_chain(rng, rng.randint(1, 6))
    feelings = varied(rng, list(service.ids), scale)
    if not any(f.experienced for f in feelings.values()):
        feelings["t0"] = replace(feelings["t0"], experienced=True)
    laws = felt.laws_of(feelings, scale)
    shared = any(f.spread for f in feelings.values() if f.experienced)
    found = peak_end(service, feelings, rule, scale)
    assert_found(found, felt.by_matrices(service, laws, rule.peak, rule.weight, shared=shared))
    near(found.maximum, felt.by_matrices(service, laws, "max", 0.5, shared=False).peak)
    near(found.minimum, felt.by_matrices(service, laws, "min", 0.5, shared=False).peak)
    near(found.first, felt.by_matrices(service, laws, "max", 0.5, shared=False).first)
    assert found.remembered_with_failures == pytest.approx(
        remembered(service, feelings, rule, scale, failing=True), abs=NEAR
    )
    assert sum((found.peak_share or {}).values()) == pytest.approx(1, abs=NEAR)

    swing = moments(service, feelings, rule, scale)
    for name in rng.sample(list(service.ids), 1):
        f = feelings[name]
        if f.experienced:
            good, bad = (
                remembered(service, feelings | {name: replace(f, score=score)}, rule, scale)
                for score in (f.good, f.bad)
            )
            assert (swing.reward or {})[name] == pytest.approx(good - (found.remembered or 0), abs=NEAR)
            assert (swing.penalty or {})[name] == pytest.approx((found.remembered or 0) - bad, abs=NEAR)


@pytest.mark.parametrize("seed", range(several(60, 120)))
def test_blocks_and_shares(seed: int) -> None:
    """Every route and every combination of what branches do; of equals side by side the last branch is the later."""
    rng = random.Random(seed)
    rule, scale = RULES[seed % 4], SCALES[seed // 4 % 4]
    service = parallel(rng, depth=2 if seed % 10 == 9 else 1)
    feelings = varied(rng, list(every_touchpoint(service)), scale) | {
        "xjoin": Feeling(1, good=2, bad=-1, spread=0.5)
    }
    shared = any(f.spread for f in feelings.values() if f.experienced)

    def expected(changed: Mapping[str, Feeling]) -> tuple[felt.Found, dict[str, float], float]:
        laws = felt.laws_of(feelings | changed, scale)
        return felt.by_routes(service, laws, rule.peak, rule.weight, shared=shared)

    found, swing = peak_end(service, feelings, rule, scale), moments(service, feelings, rule, scale)
    figures, psi, same = expected({})
    assert_found(found, figures)
    assert found.peak_is_end == pytest.approx(same, abs=NEAR)
    assert found.peak_share == pytest.approx(dict.fromkeys(feelings, 0.0) | psi, abs=NEAR)
    name = rng.choice([n for n in feelings if feelings[n].experienced])
    f = feelings[name]
    good, bad = (expected({name: replace(f, score=score)})[0].remembered for score in (f.good, f.bad))
    assert (swing.reward or {})[name] == pytest.approx(good - (found.remembered or 0), abs=NEAR)
    assert (swing.penalty or {})[name] == pytest.approx((found.remembered or 0) - bad, abs=NEAR)


@pytest.mark.parametrize("seed", range(40))
def test_segments(seed: int) -> None:
    """A mix is the weighted sum over those who feel something, segment by segment."""
    rng = random.Random(seed)
    parts = []
    for weight in (0.25, 0.75):
        service = random_chain(rng, rng.randint(1, 4))
        feelings = varied(rng, list(service.ids), 5.0, hidden=0.3) | {"t0": Feeling(2, spread=1.0)}
        laws = felt.laws_of(feelings, 5.0)
        parts.append(
            (
                weight,
                peak_end(service, feelings),
                felt.by_matrices(service, laws, "extreme", 0.5, shared=True),
            )
        )
    mixed = mix_experience([(w, e) for w, e, _ in parts])
    felt_by = [w * (1 - e.nothing) for w, e, _ in parts]
    shares = [w / sum(felt_by) for w in felt_by]

    assert mixed.remembered == pytest.approx(
        sum(w * f.remembered for w, (*_, f) in zip(shares, parts, strict=True)), abs=NEAR
    )
    expected: dict[float, float] = {}
    for w, (*_, f) in zip(shares, parts, strict=True):
        for value, p in f.first.items():
            expected[value] = expected.get(value, 0.0) + w * p
    near(mixed.first, expected)


@pytest.mark.parametrize("seed", range(4))
def test_blocks_in_loops_simulated(seed: int) -> None:
    rng = random.Random(seed)
    service = parallel(rng, depth=1 + seed % 2, loops=0.3, back=0.25)
    feelings = varied(rng, list(every_touchpoint(service)), 5.0) | {"xjoin": Feeling(1, bad=-2, spread=1.0)}
    found = peak_end(service, feelings)
    for exact, failing in ((found.remembered, False), (found.remembered_with_failures, True)):
        laws = felt.laws_of(feelings, 5.0, failing=failing)
        mean, error = felt.simulated(service, laws, np.random.default_rng(seed), 2_000)
        assert abs(mean - (exact or 0)) < 3 * error


def test_a_tie_is_no_cliff() -> None:
    service, _ = line([-3, 3])

    def remembered(first: float, spread: float) -> float:
        found = peak_end(service, {"t0": Feeling(first, spread=spread), "t1": Feeling(3, spread=spread)})
        assert found.remembered is not None
        return found.remembered

    assert (remembered(-3, 0), remembered(-2.999, 0)) == (0, 3)
    assert remembered(-3, 1) == pytest.approx(1.5, abs=0.02)
    assert remembered(-2.999, 1) == pytest.approx(remembered(-3, 1), abs=0.01)


def test_a_finer_grid_changes_little() -> None:
    """A touchpoint that nobody comes to, with a small spread, makes the grid five times as fine."""
    for seed in range(40):
        rng = random.Random(seed)
        made = random_chain(rng, 5)
        service = Chain(
            (*made.ids, "aside"), (*made.entry, 0.0), (*made.moves, {}), (*made.leaves, {"served": 1.0})
        )
        feelings = {name: Feeling(round(rng.uniform(-3, 3), 1), spread=1.0) for name in made.ids}
        coarse = peak_end(service, feelings | {"aside": Feeling(0, spread=1.0)}).remembered
        fine = peak_end(service, feelings | {"aside": Feeling(0, spread=0.2)}).remembered
        assert coarse == pytest.approx(fine, abs=0.02)


def test_first_last_and_strongest_by_hand() -> None:
    """Two visits at 0 with spread 1: either may be the stronger; both ends are as likely as the law says."""
    service = chain({"a": {"b": 1.0}, "b": {"out": 1.0}})
    found = peak_end(service, {"a": Feeling(0, spread=1), "b": Feeling(0, spread=1)})
    at_0 = 0.13236767  # Phi(1/6) - Phi(-1/6)

    assert found.peak_share == pytest.approx({"a": 0.5, "b": 0.5})
    assert found.peak_is_end == pytest.approx(0.5)
    assert dict(found.first or ())[0] == pytest.approx(at_0, abs=1e-8)
    assert found.first == found.end
    assert dict(found.peak or ())[0] == pytest.approx(at_0**2, abs=1e-8)
    assert (found.remembered, found.trend) == (pytest.approx(0, abs=1e-14), pytest.approx(0, abs=1e-14))
