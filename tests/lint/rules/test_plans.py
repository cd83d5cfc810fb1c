"""BP7: plans."""

from collections.abc import Callable

from blueprint.lint.run.engine import Linted

Expect = Callable[..., Linted]


def test_unworkable_plan_finds(expect: Expect) -> None:
    expect(
        "unworkable-plan",
        """
        plans:
          quicker: {change: ask.time=5, target: soon >= 90%}
        #                   ^^^^^^^^^^ the plan 'quicker' cannot be made: ask.time=5: '5' is not a length of time; a unit is missing: `5s`, `5m`, `5h` or `5d`
        #                                       ^^^^^^^^^^^ there is no figure 'soon'
        touchpoints:
          ask: {lane: customer, title: Ask, emotion: 1, time: 2m, next: leave}
          leave: {lane: customer, title: Leave, emotion: 2, time: 1m, end: served}
        """,
    )


def test_unworkable_plan_leaves_alone(expect: Expect) -> None:
    expect(
        "unworkable-plan",
        """
        plans:
          quicker: {change: ask.time=1m, target: time <= 5m}
        touchpoints:
          ask: {lane: customer, title: Ask, emotion: 1, time: 2m, next: leave}
          leave: {lane: customer, title: Leave, emotion: 2, time: 1m, end: served}
        """,
    )


def test_contradicting_plans_finds(expect: Expect) -> None:
    expect(
        "contradicting-plans",
        """
        plans:
          quicker: {change: ask.time=1m}
          slower: {change: ask.time=4m}
        #                  ^^^^^^^^^^^ 'slower' and 'quicker' set ask.time to different values
        touchpoints:
          ask: {lane: customer, title: Ask, emotion: 1, time: 2m, next: leave}
          leave: {lane: customer, title: Leave, emotion: 2, time: 1m, end: served}
        """,
    )


def test_contradicting_plans_leaves_alone(expect: Expect) -> None:
    expect(
        "contradicting-plans",
        """
        plans:
          quicker: {change: ask.time=1m}
          slower: {change: ask.time=4m, status: done}
        touchpoints:
          ask: {lane: customer, title: Ask, emotion: 1, time: 2m, next: leave}
          leave: {lane: customer, title: Leave, emotion: 2, time: 1m, end: served}
        """,
    )


def test_overdue_plan_finds(expect: Expect) -> None:
    expect(
        "overdue-plan",
        """
        plans:
          quicker: {change: ask.time=1m, due: 2020-03-01}
        #                                     ^^^^^^^^^^ 'quicker' was due on 2020-03-01
        touchpoints:
          ask: {lane: customer, title: Ask, emotion: 1, time: 2m, next: leave}
          leave: {lane: customer, title: Leave, emotion: 2, time: 1m, end: served}
        """,
    )


def test_overdue_plan_leaves_alone(expect: Expect) -> None:
    expect(
        "overdue-plan",
        """
        plans:
          quicker: {change: ask.time=1m, due: 2020-03-01, status: dropped}
        touchpoints:
          ask: {lane: customer, title: Ask, emotion: 1, time: 2m, next: leave}
          leave: {lane: customer, title: Leave, emotion: 2, time: 1m, end: served}
        """,
    )


def test_plan_without_owner_finds(expect: Expect) -> None:
    expect(
        "plan-without-owner",
        """
        plans:
          quicker: {change: ask.time=1m}
        # ^^^^^^^ nobody sees to the plan 'quicker'
        touchpoints:
          ask: {lane: customer, title: Ask, emotion: 1, time: 2m, next: leave}
          leave: {lane: customer, title: Leave, emotion: 2, time: 1m, end: served}
        """,
    )


def test_plan_without_owner_leaves_alone(expect: Expect) -> None:
    expect(
        "plan-without-owner",
        """
        plans:
          quicker: {change: ask.time=1m, owner: Manager}
        touchpoints:
          ask: {lane: customer, title: Ask, emotion: 1, time: 2m, next: leave}
          leave: {lane: customer, title: Leave, emotion: 2, time: 1m, end: served}
        """,
    )


def test_plan_without_effect_finds(expect: Expect) -> None:
    expect(
        "plan-without-effect",
        """
        plans:
          quicker: {change: ask.role=guide}
        #                   ^^^^^^^^^^^^^^ 'quicker' may change nothing: the range of its gains includes zero
        touchpoints:
          ask: {lane: customer, title: Ask, emotion: 1, time: 2m, next: leave}
          leave: {lane: customer, title: Leave, emotion: 2, time: 1m, end: served}
        """,
    )


def test_plan_without_effect_leaves_alone(expect: Expect) -> None:
    expect(
        "plan-without-effect",
        """
        plans:
          quicker: {change: ask.time=1m}
        touchpoints:
          ask: {lane: customer, title: Ask, emotion: 1, time: 2m, next: leave}
          leave: {lane: customer, title: Leave, emotion: 2, time: 1m, end: served}
        """,
    )


def test_a_plan_that_only_makes_it_worse_is_found(expect: Expect) -> None:
    expect(
        "plan-without-effect",
        """
        promises: [{id: soon, from: ask, to: leave, within: 5m, share: 90%}]
        plans:
          slower: {change: ask.time=3m}
        #                  ^^^^^^^^^^^ 'slower' only makes it worse: the time of a visit
          kinder: {change: [ask.time=3m, ask.emotion=2]}
        touchpoints:
          ask: {lane: customer, title: Ask, emotion: 1, time: 2m, next: leave}
          leave: {lane: customer, title: Leave, emotion: 2, time: 1m, end: served}
        """,
    )
