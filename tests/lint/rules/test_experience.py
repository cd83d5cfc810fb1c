"""BP5: experience."""

from collections.abc import Callable

from blueprint.lint.engine import Linted

Expect = Callable[..., Linted]


def test_emotion_outside_scale_is_reported_at_the_score(expect: Expect) -> None:
    expect(
        "emotion-outside-scale",
        """
        segments: {vip: {title: VIP, changes: {wait: {emotion: {bad: -6}}}}}
        #                                                            ^^ bad -6 is outside the scale
        touchpoints:
          wait: {lane: customer, title: Wait, emotion: -8, next: pay}
        #                                              ^^ score -8 is outside the scale
          pay: {lane: customer, title: Pay, emotion: {score: 1, good: 0, bad: 2}, end: served}
        #                                                             ^ good +0 is below the score +1
        #                                                                     ^ bad +2 is above the score +1
        """,
    )


def test_emotion_outside_scale_accepts_another_scale(expect: Expect) -> None:
    expect(
        "emotion-outside-scale",
        """
        emotion_scale: 10
        touchpoints:
          wait: {lane: customer, title: Wait, emotion: {score: -8, good: -1, bad: -10}, end: served}
        """,
    )
