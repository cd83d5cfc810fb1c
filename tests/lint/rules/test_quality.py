"""BP73: the House of Quality and the five dimensions."""

from collections.abc import Callable

from blueprint.lint.run.engine import Linted

Expect = Callable[..., Linted]


def test_a_conflict_of_two_strong_touchpoints_is_reported_at_its_effect(expect: Expect) -> None:
    expect(
        "strong-touchpoints-in-conflict",
        """
        needs:
          soon: {title: Mended soon, importance: 5}
          clear: {title: Well explained, importance: 4}
        roof:
          - {between: [explain, repair], effect: "-"}
        #                                        ^^^ 'explain' and 'repair' hinder each other, and needs rest on both
          - {between: [report, repair], effect: "--"}
        touchpoints:
          report: {lane: customer, title: Report, meets: {clear: 1}, next: explain}
          explain: {lane: frontstage, title: Explain, meets: {clear: 9}, next: repair}
          repair: {lane: backstage, title: Repair, meets: {soon: 9}, end: served}
        """,
    )


def test_help_and_weak_touchpoints_are_no_conflict(expect: Expect) -> None:
    expect(
        "strong-touchpoints-in-conflict",
        """
        needs:
          soon: {title: Mended soon, importance: 5}
        roof:
          - {between: [repair, report], effect: "--"}
          - {between: [repair, nowhere], effect: "--"}
          - {between: [repair, explain], effect: ++}
        touchpoints:
          report: {lane: customer, title: Report, meets: {soon: 1}, next: explain}
          explain: {lane: frontstage, title: Explain, meets: {soon: 9}, next: repair}
          repair: {lane: backstage, title: Repair, meets: {soon: 9}, end: served}
        """,
    )


def test_a_pair_of_the_roof_is_named_once(expect: Expect) -> None:
    expect(
        "doubtful-roof-pair",
        """
        roof:
          - {between: [report, repair], effect: +}
          - {between: [repair, report], effect: "-"}
        #    ^^^^^^^ 'repair' and 'report' are a pair already
          - {between: [repair, repair], effect: "-"}
        #    ^^^^^^^ 'repair' is paired with itself
        touchpoints:
          report: {lane: customer, title: Report, next: repair}
          repair: {lane: backstage, title: Repair, end: served}
        """,
    )
    expect(
        "doubtful-roof-pair",
        """
        roof:
          - {between: [report, repair], effect: +}
          - {between: [repair, call], effect: +}
        touchpoints:
          report: {lane: customer, title: Report, next: repair}
          repair: {lane: backstage, title: Repair, next: call}
          call: {lane: frontstage, title: Call, end: served}
        """,
    )


def test_the_roof_names_touchpoints_that_exist(expect: Expect) -> None:
    expect(
        "unknown-reference",
        """
        roof:
          - {between: [report, repiar], effect: +}
        #                      ^^^^^^ no touchpoint has id 'repiar'
        touchpoints:
          report: {lane: customer, title: Report, next: repair}
          repair: {lane: backstage, title: Repair, end: served}
        """,
    )


def test_a_target_below_the_rating(expect: Expect) -> None:
    expect(
        "target-below-rating",
        """
        needs:
          soon: {title: Mended soon, importance: 5, ours: 4, target: 3}
        #                                                            ^ the target 3 is below today's rating 4
        touchpoints:
          repair: {lane: frontstage, title: Repair, meets: {soon: 9}, end: served}
        """,
    )
    expect(
        "target-below-rating",
        """
        needs:
          soon: {title: Mended soon, importance: 5, ours: 4, target: 4}
          fair: {title: Fair, importance: 5, target: 1}
        touchpoints:
          repair: {lane: frontstage, title: Repair, meets: {soon: 9}, end: served}
        """,
    )


def test_sales_points_are_1_and_1_2_and_1_5(expect: Expect) -> None:
    expect(
        "unusual-sales-point",
        """
        needs:
          soon: {title: Mended soon, sales_point: 1.3}
        #                                         ^^^ a sales point of 1.3 is none of 1, 1.2 and 1.5
        touchpoints:
          repair: {lane: frontstage, title: Repair, end: served}
        """,
    )
    expect(
        "unusual-sales-point",
        """
        needs:
          a: {title: A, sales_point: 1}
          b: {title: B, sales_point: 1.2}
          c: {title: C, sales_point: "1.50"}
          d: {title: D}
        touchpoints:
          repair: {lane: frontstage, title: Repair, end: served}
        """,
    )


def test_needs_are_planned_all_or_none(expect: Expect) -> None:
    expect(
        "half-planned-need",
        """
        needs:
          soon: {title: Mended soon, importance: 5, ours: 3, target: 4}
          clear: {title: Well explained, importance: 4, target: 4}
        # ^^^^^ the need 'clear' has no ours
          kind: {title: Kind, importance: 4}
        # ^^^^ the need 'kind' has no ours and no target
        touchpoints:
          repair: {lane: frontstage, title: Repair, meets: {soon: 9}, end: served}
        """,
    )
    expect(
        "half-planned-need",
        """
        needs:
          soon: {title: Mended soon, importance: 5}
          clear: {title: Well explained, importance: 4, sales_point: 1.5}
        touchpoints:
          repair: {lane: frontstage, title: Repair, meets: {soon: 9}, end: served}
        """,
    )


def test_a_strong_touchpoint_has_some_standard(expect: Expect) -> None:
    expect(
        "strong-touchpoint-without-standard",
        """
        needs:
          soon: {title: Mended soon, importance: 5}
        touchpoints:
          report: {lane: customer, title: Report, meets: {soon: 1}, next: repair}
          repair: {lane: frontstage, title: Repair, time: {tolerance: 2h}, meets: {soon: 9}, end: served}
        # ^^^^^^ needs rest on 'repair', and it has no standard
        """,
    )
    expect(
        "strong-touchpoint-without-standard",
        """
        needs:
          soon: {title: Mended soon, importance: 5}
        touchpoints:
          report: {lane: customer, title: Report, meets: {soon: 1}, next: repair}
          repair: {lane: frontstage, title: Repair, script: [Done soon], meets: {soon: 9}, next: test}
          test: {lane: backstage, title: Test, map: testing, meets: {soon: 9}, end: served}
        """,
    )


def test_scores_of_dimensions_lie_on_the_scale(expect: Expect) -> None:
    expect(
        "dimension-score-outside-scale",
        """
        dimensions:
          scale: 5
          items: {prompt: {expectation: 5, perception: 5.5}}
        #                                              ^^^ 5.5 is no answer from 1 to 5
          empathy: {expectation: 6, perception: 4}
        #                        ^ 6 is no answer from 1 to 5
          assurance: {perception: 0}
        #                         ^ 0 is no answer from 1 to 5
        touchpoints:
          repair: {lane: frontstage, title: Repair, end: served}
        """,
    )
    expect(
        "dimension-score-outside-scale",
        """
        dimensions:
          items: {prompt: {expectation: 7, perception: 1}}
          empathy: {expectation: 6.9}
        touchpoints:
          repair: {lane: frontstage, title: Repair, end: served}
        """,
    )


def test_items_are_those_of_the_questionnaire(expect: Expect) -> None:
    expect(
        "unknown-questionnaire-item",
        """
        dimensions:
          items: {promt: {expectation: 6}, prompt: {expectation: 6}}
        #         ^^^^^ the questionnaire has no item 'promt'
          reversed: [willing, q10]
        #                     ^^^ the questionnaire has no item 'q10'
        touchpoints:
          repair: {lane: frontstage, title: Repair, end: served}
        """,
    )
    expect(
        "unknown-questionnaire-item",
        """
        dimensions: {items: {hours: {expectation: 6}}, reversed: [hours]}
        touchpoints:
          repair: {lane: frontstage, title: Repair, end: served}
        """,
    )


def test_dimensions_are_weighed_all_or_none(expect: Expect) -> None:
    expect(
        "dimension-without-weight",
        """
        dimensions:
        #^^^^^^^^^ others have a weight, but not assurance, empathy
          tangibles: {weight: 1}
          reliability: {weight: 4}
          responsiveness: {weight: 3}
          empathy: {expectation: 6}
        touchpoints:
          repair: {lane: frontstage, title: Repair, end: served}
        """,
    )
    expect(
        "dimension-without-weight",
        """
        dimensions:
          empathy: {expectation: 6}
        touchpoints:
          repair: {lane: frontstage, title: Repair, end: served}
        """,
    )


def test_the_weakest_dimension_at_the_first_moment_of_truth(expect: Expect) -> None:
    expect(
        "weakest-dimension-decides",
        """
        dimensions:
          empathy: {expectation: 6, perception: 4}
          assurance: {expectation: 6, perception: 6}
        touchpoints:
          report: {lane: frontstage, title: Report, emotion: 0, quality: [assurance, empathy], end: served}
        #                                                                            ^^^^^^^ empathy falls short most, and 'report' decides most of what is remembered
        """,
    )
    expect(
        "weakest-dimension-decides",
        """
        dimensions:
          empathy: {expectation: 6, perception: 6.5}
        touchpoints:
          report: {lane: frontstage, title: Report, emotion: 0, quality: [empathy], end: served}
        """,
    )
