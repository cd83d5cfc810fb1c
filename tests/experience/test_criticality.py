"""Criticality and what backstage inherits; the screening index with its terms; the scale's ends."""

from __future__ import annotations

import pytest

from blueprint.experience import (
    CONTACT_WEIGHTS,
    Feeling,
    Screening,
    criticality,
    hazards,
    screening,
    with_assumed_range,
)


def feelings() -> dict[str, Feeling]:
    hidden = Feeling(experienced=False, fail_chance=0.5)
    return {
        "desk": Feeling(2, good=3, bad=-2, fail_chance=0.1, caught=0.6, contact_weight=1.0),
        "call": Feeling(1, bad=-1, fail_chance=0.2, contact_weight=0.8),
        "queue": hidden,
        "database": hidden,
        "printer": hidden,
    }


def test_contact_chance_notice_and_penalty_multiply() -> None:
    found = criticality(feelings(), {"desk": 1.5, "call": 2.0})

    assert found == pytest.approx({"desk": 0.06, "call": 0.32, "queue": 0, "database": 0, "printer": 0})


def test_support_inherits_from_all_that_depend_on_it_once() -> None:
    uses = {"desk": ["queue", "database"], "call": ["database"], "queue": ["database"], "database": ["queue"]}
    found = criticality(feelings(), {"desk": 1.5, "call": 2.0}, uses)

    assert found == pytest.approx({"desk": 0.06, "call": 0.32, "queue": 0.38, "database": 0.38, "printer": 0})


def test_experienced_touchpoints_do_not_inherit() -> None:
    assert criticality(feelings(), {"desk": 1.5, "call": 2.0}, {"desk": ["call"]})["call"] == pytest.approx(
        0.32
    )


def test_hazards() -> None:
    found = hazards(feelings(), {"desk": 0.5, "call": 1.0, "queue": 1.0})

    assert found == pytest.approx(
        {"desk": 0.5 * 0.04 * 4, "call": 0.2 * 2, "queue": 0, "database": 0, "printer": 0}
    )
    assert hazards({"a": Feeling(1, fail_chance=1)}, {"a": 1}) == {"a": 0}


def test_screening_is_the_weighted_mean_of_four_terms_times_contact() -> None:
    found = screening(
        contact={"desk": 1.0, "call": 0.8, "queue": 0.0},
        unavoidability={"desk": 1.0, "call": 0.4, "queue": 1.0},
        peak_share={"desk": 0.25, "call": 0.75},
        end_share={"call": 1.0},
        hazard={"desk": 0.08, "call": 0.4},
    )

    assert found == {
        "desk": Screening(pytest.approx((1 + 0.25 + 0 + 0.2) / 4), 1.0, 0.25, 0.0, pytest.approx(0.2)),
        "call": Screening(pytest.approx(0.8 * (0.4 + 0.75 + 1 + 1) / 4), 0.4, 0.75, 1.0, 1.0),
        "queue": Screening(0.0, 1.0, 0.0, 0.0, 0.0),
    }


def test_screening_without_hazards_or_touchpoints() -> None:
    assert screening({"a": 1.0}, {"a": 1.0}, {}, {}, {})["a"] == Screening(0.25, 1.0, 0.0, 0.0, 0.0)
    assert screening({}, {}, {}, {}, {}) == {}


def test_weights_can_be_set() -> None:
    assert screening({"a": 0.5}, {"a": 0.2}, {"a": 0.6}, {}, {}, (0.0, 1.0, 0.0, 0.0))["a"].index == 0.3


def test_a_range_is_assumed_where_experienced() -> None:
    found, assumed = with_assumed_range(feelings(), 4)

    assert assumed == ("call",)
    assert (found["call"].good, found["call"].bad) == (2.6, -1)
    assert found["queue"].good is None
    assert found["desk"] == feelings()["desk"]
    assert with_assumed_range({"a": Feeling(None)}, 4) == ({"a": Feeling(None)}, ("a",))


def test_every_channel_has_a_weight() -> None:
    assert CONTACT_WEIGHTS == {
        "in-person": 1.0, "voice": 0.8, "text": 0.6, "app": 0.6, "web": 0.6, "kiosk": 0.6, "mail": 0.6, "seen": 0.3, None: 0.0,
    }  # fmt: skip
