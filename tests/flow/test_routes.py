"""Minutes beside months: fixed times by all their routes, against walks enumerated with fractions."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from blueprint.figures import Analysis
from blueprint.model.loader import loads

MINUTES = """\
blueprint: 1
title: Minutes beside months
promises: [{{id: out-in-30m, from: gp, to: leave, within: 30m, share: 59%}}]
touchpoints:
  gp: {{lane: frontstage, title: GP, start: 100%, emotion: 1, time: {gp}, next: {{leave: 60%, wait: 40%}}}}
  wait: {{lane: customer, title: Wait, emotion: -3, time: 98d, next: {onward}}}
  leave: {{lane: customer, title: Leave, emotion: 0, time: {leave}, end: served}}
"""


def analysis(text: str) -> Analysis:
    loaded = loads(text)
    assert loaded.map is not None, loaded.problems
    return Analysis(loaded.map)


@pytest.mark.parametrize(
    ("gp", "leave", "onward", "p50"),
    [("10m", "1m", "leave", 660), ("7m", "11m", "{leave: 90%, gp: 10%}", 1080)],
)
def test_shares_of_minutes_beside_months(gp: str, leave: str, onward: str, p50: float) -> None:
    found = analysis(MINUTES.format(gp=gp, leave=leave, onward=onward))
    (promise,) = found.all.promises
    (judged,) = promise.judgements

    assert judged.achieved == pytest.approx(0.6, abs=1e-9)
    assert (judged.kept, judged.sure) == (True, True)
    assert found.all.time.quantile(0.5) == pytest.approx(p50)


UNITS = (1, 7, 60, 640, 3600, 50_000, 86_400, 86_400 * 30)


@pytest.mark.parametrize("seed", range(60))
def test_random_services_of_seconds_to_months(seed: int) -> None:
    r = random.Random(seed)
    n = r.randint(2, 6)
    times = [r.choice(UNITS) * r.randint(1, 9) for _ in range(n)]
    ways = []
    for i in range(n - 1):
        later = r.sample(range(i + 1, n), r.randint(1, min(2, n - 1 - i)))
        first = r.randint(1, 9)
        ways.append(
            {later[0]: Fraction(first, 10), later[-1]: Fraction(10 - first, 10)}
            if len(later) > 1
            else {later[0]: Fraction(1)}
        )
    ways.append({})
    law: dict[int, Fraction] = {}
    here = {(0, times[0]): Fraction(1)}
    while here:
        after: dict[tuple[int, int], Fraction] = {}
        for (i, t), p in here.items():
            if not ways[i]:
                law[t] = law.get(t, Fraction(0)) + p
            for j, q in ways[i].items():
                after[j, t + times[j]] = after.get((j, t + times[j]), Fraction(0)) + p * q
        here = after
    within = r.choice([*law, *(t - 1 for t in law), r.choice(UNITS)])
    achieved = sum((p for t, p in law.items() if t <= within), Fraction(0))
    asked = r.choice([achieved, min(Fraction(1), achieved + Fraction(1, 1000)), Fraction(1, 2)])
    lines = "".join(
        f"  t{i}: {{lane: customer, title: T, time: {t}s, "
        + ("end: served" if not row else "next: {" + ", ".join(f"t{j}: {q}" for j, q in row.items()) + "}")
        + (", start: 100%" if i == 0 else "")
        + "}\n"
        for i, (t, row) in enumerate(zip(times, ways, strict=True))
    )
    promise = f"promises: [{{id: p, from: t0, to: t{n - 1}, within: {max(within, 1)}s, share: {asked}}}]\n"
    (found,) = analysis("blueprint: 1\ntitle: Mixed\n" + promise + "touchpoints:\n" + lines).all.promises
    (judged,) = found.judgements

    assert judged.achieved == pytest.approx(float(achieved), abs=1e-9)
    assert not judged.sure or judged.kept == (achieved >= asked)
