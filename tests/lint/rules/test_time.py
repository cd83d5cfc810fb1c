"""BP4: time."""

from collections.abc import Callable

from blueprint.lint.engine import Linted

Expect = Callable[..., Linted]


def test_ambiguous_duration_is_reported_at_the_value(expect: Expect) -> None:
    expect(
        "ambiguous-duration",
        """
        touchpoints:
          report: {lane: customer, title: Report, time: 1:30, next: mend}
        #                                               ^^^^ '1:30' can mean 1h30m or 1m30s
          mend: {lane: backstage, title: Mend, time: {tolerance: "1:30:00"}, end: served}
        #                                                        ^^^^^^^^^ '1:30:00' can mean 1h30m0s or 1d30h0m
        """,
    )


def test_ambiguous_duration_accepts_units(expect: Expect) -> None:
    expect(
        "ambiguous-duration",
        """
        touchpoints:
          report: {lane: customer, title: Report, time: 1h30m, next: mend}
          mend: {lane: backstage, title: Mend, time: PT1H30M, end: served}
        """,
    )


def test_wrong_duration_is_reported_at_the_value(expect: Expect) -> None:
    expect(
        "wrong-duration",
        """
        touchpoints:
          report: {lane: customer, title: Report, time: 90, next: [{to: mend, handoff: {within: soon}}]}
        #                                               ^^ '90' is not a length of time
        #                                                                                       ^^^^ 'soon' is not a length of time
          mend: {lane: backstage, title: Mend, time: -5m, end: served}
        #                                            ^^^ '-5m' is not a length of time
        """,
    )


def test_wrong_duration_accepts_a_blank_that_is_unknown(expect: Expect) -> None:
    expect(
        "wrong-duration",
        """
        touchpoints:
          report: {lane: customer, title: Report, time: , next: mend}
          mend: {lane: backstage, title: Mend, time: 1.5h, end: served}
        """,
    )


def test_estimate_order_is_reported_at_the_estimate(expect: Expect) -> None:
    expect(
        "estimate-order",
        """
        touchpoints:
          report: {lane: customer, title: Report, time: {estimate: {min: 3m, likely: 2m, max: 4m}}, next: mend}
        #                                                ^^^^^^^^ min 3m, likely 2m and max 4m are out of order
          mend: {lane: backstage, title: Mend, time: {estimate: {mean: 2m}}, next: pay}
        #                                             ^^^^^^^^ the estimate has a mean of 2m and no variation
          pay: {lane: customer, title: Pay, time: {estimate: {min: 2m, max: 4m}}, end: served}
        #                                          ^^^^^^^^ this estimate is neither three points nor a mean
        """,
    )


def test_estimate_order_accepts_three_points_and_a_mean_with_cv(expect: Expect) -> None:
    expect(
        "estimate-order",
        """
        touchpoints:
          report: {lane: customer, title: Report, time: {estimate: {min: 2m, likely: 2m, max: 4m}}, next: mend}
          mend: {lane: backstage, title: Mend, time: {estimate: {mean: 2m, cv: 0}}, end: served}
        """,
    )


def test_empty_promise_is_reported_at_its_name(expect: Expect) -> None:
    expect(
        "empty-promise",
        """
        promises: [{id: soon, from: report, to: report, told: At the door}]
        #               ^^^^ promise 'soon' has no time
        touchpoints:
          report: {lane: customer, title: Report, time: 5m, end: served}
        """,
    )


def test_empty_promise_accepts_each_kind_of_time(expect: Expect) -> None:
    expect(
        "empty-promise",
        """
        promises:
          - {id: a, from: report, to: report, within: 5m}
          - {id: b, from: report, to: report, mean: 5m}
          - {id: c, from: report, to: report, max: 5m}
        touchpoints:
          report: {lane: customer, title: Report, time: 5m, end: served}
        """,
    )
