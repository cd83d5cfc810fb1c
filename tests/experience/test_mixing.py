"""Segments mixed: as if they were one service that sends each customer to the own part of it."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.experience import (
    Experience,
    Feeling,
    Moments,
    mix_experience,
    mix_moments,
    mix_numbers,
    moments,
    peak_end,
)
from blueprint.flow.chain.chain import Chain
from tests.experience.cases import line, random_chain, random_scores, scored, tried


@tried
@given(st.integers(0, 2**32), st.sampled_from((0.25, 0.5, 1.0)))
def test_the_mix_is_one_service_with_both_parts(seed: int, share: float) -> None:
    rng = random.Random(seed)
    parts = []
    for prefix, weight in (("a", share), ("b", 1 - share)):
        service = random_chain(rng, rng.randint(1, 5), prefix=prefix)
        feelings = {
            name: replace(f, time_mean=2.0, fail_chance=0.25, good=3, bad=-3)
            for name, f in random_scores(rng, service.ids, hidden=0.3).items()
        }
        parts.append((weight, service, feelings))
    (_, a, fa), (_, b, fb) = parts
    shift = len(a)
    union = Chain(
        (*a.ids, *b.ids),
        (*(share * p for p in a.entry), *((1 - share) * p for p in b.entry)),
        (*a.moves, *({shift + j: p for j, p in row.items()} for row in b.moves)),
        (*a.leaves, *b.leaves),
    )
    expected = peak_end(union, fa | fb)
    found = mix_experience([(weight, peak_end(service, f)) for weight, service, f in parts])

    assert found.nothing == pytest.approx(expected.nothing, abs=1e-13)
    for name in ("remembered", "remembered_with_failures", "mean", "mean_over_time", "trend", "peak_is_end"):
        assert getattr(found, name) == pytest.approx(getattr(expected, name), abs=1e-12)
    for name in ("distribution", "peak", "end", "maximum", "minimum"):
        assert list(getattr(found, name) or ()) == [
            (e, pytest.approx(p, abs=1e-12)) for e, p in getattr(expected, name) or ()
        ]
    for name in ("peak_share", "end_share"):
        shares = getattr(expected, name)
        assert getattr(found, name) == (
            shares
            and pytest.approx({k: v for k, v in shares.items() if k in getattr(found, name)}, abs=1e-12)
        )

    mixed = mix_moments([(w, peak_end(service, f), moments(service, f)) for w, service, f in parts])
    whole = moments(union, fa | fb)
    assert mixed.reward == pytest.approx(
        {k: v for k, v in (whole.reward or {}).items() if k in (mixed.reward or {})}, abs=1e-12
    )
    assert mixed.moments_of_truth() == whole.moments_of_truth()


def test_what_one_segment_does_not_know_the_mix_does_not_know() -> None:
    service, feelings = line([1, 2])
    known, unknown = peak_end(service, feelings), peak_end(service, scored(t0=1, t1=None))
    mix = mix_experience([(0.5, known), (0.5, unknown)])

    assert (mix.remembered, mix.peak, mix.unknown) == (None, None, ("t1",))
    assert mix_experience([(1.0, known), (0.0, unknown)]).remembered == known.remembered
    lost = Moments(None, None, unknown=("t1",))
    assert mix_moments([(0.5, known, moments(service, feelings)), (0.5, unknown, lost)]).reward is None


def test_segments_that_experience_nothing_do_not_count() -> None:
    service, feelings = line([1, 2])
    hidden = peak_end(service, dict.fromkeys(feelings, Feeling(experienced=False)))
    mix = mix_experience([(0.25, peak_end(service, feelings)), (0.75, hidden)])

    assert (mix.nothing, mix.remembered, mix.mean) == (0.75, 2, 1.5)
    assert mix_experience([(1.0, hidden)]) == Experience(1.0)


def test_numbers_left_out_count_as_0() -> None:
    assert mix_numbers([(0.25, {"a": 4.0}), (0.75, {"b": 4.0})]) == {"a": 1.0, "b": 3.0}
