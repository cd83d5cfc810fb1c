"""BP5: experience."""

from collections.abc import Callable
from fractions import Fraction

from blueprint.lint.run.engine import Linted

Expect = Callable[..., Linted]


def test_emotion_outside_scale_is_reported_at_the_score(expect: Expect) -> None:
    expect(
        "emotion-outside-scale",
        """
        emotion_spread: 6
        #               ^ emotion_spread +6 is outside the scale
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


def test_ends_low_is_reported_where_it_pulls_most(expect: Expect) -> None:
    # Mean (3 + 3 x 50 % + 1 x 50 % - 2 x 50 %) / 2.5 visits = 1.6; end 3 x 50 % - 2 x 50 % = 0.5.
    found = expect(
        "ends-low",
        """
        touchpoints:
          try: {lane: customer, title: Try on, emotion: 3, next: {gift: 50%, ask: 50%}}
          gift: {lane: frontstage, title: Gift, emotion: 3, end: served}
          ask: {lane: frontstage, title: Ask, emotion: 1, next: pay}
          pay: {lane: customer, title: Pay, emotion: -2, end: served}
        #                                            ^^ the service ends at +0.50 on the mean, below its mean of +1.60
        """,
    )
    assert found.findings[0].help is not None and found.findings[0].help.en.startswith(
        "50 % of customers leave after 'pay'"
    )


def test_ends_low_looks_through_what_customers_do_not_experience(expect: Expect) -> None:
    expect(
        "ends-low",
        """
        touchpoints:
          try: {lane: customer, title: Try on, emotion: 3, next: pay}
          pay: {lane: customer, title: Pay, emotion: 2, next: book}
        #                                            ^ the service ends at +2.00 on the mean, below its mean of +2.50
          book: {lane: backstage, title: Book, end: served}
        """,
    )


def test_ends_low_is_reported_where_a_segment_says_it(expect: Expect) -> None:
    expect(
        "ends-low",
        """
        segments:
          vip: {title: VIP, share: 50%, changes: {pay: {emotion: -4}}}
        #                                                        ^^ the service ends at -1.00 on the mean, below its mean of -0.50
          others: {title: Others}
        touchpoints:
          try: {lane: customer, title: Try on, emotion: 0, next: pay}
          pay: {lane: customer, title: Pay, emotion: 2, end: served}
        """,
    )


def test_ends_low_accepts_a_strong_end(expect: Expect) -> None:
    expect(
        "ends-low",
        """
        touchpoints:
          try: {lane: customer, title: Try on, emotion: 2, next: pay}
          pay: {lane: customer, title: Pay, emotion: 2, end: served}
        """,
    )


def test_ends_low_says_nothing_where_a_score_is_unknown(expect: Expect) -> None:
    expect(
        "ends-low",
        """
        touchpoints:
          try: {lane: customer, title: Try on, emotion: 3, next: pay}
          pay: {lane: customer, title: Pay, emotion: -2, next: leave}
          leave: {lane: customer, title: Leave, end: served}
        """,
    )


def test_pain_late_is_reported_at_the_lowest_score(expect: Expect) -> None:
    # 4 of 5 touchpoints come before it: (4 + 0.5) / 5 = 90 %.
    expect(
        "pain-late",
        """
        touchpoints:
          a: {lane: frontstage, title: A, emotion: -1, next: b}
          b: {lane: customer, title: B, emotion: 2, next: hidden}
          hidden: {lane: backstage, title: Hidden, next: c}
          c: {lane: customer, title: C, emotion: 2, next: {all: [d, file]}}
          d: {lane: customer, title: D, emotion: 2, next: e}
          file: {lane: backstage, title: File, next: e}
          e: {lane: customer, title: E, emotion: -2, join: all, end: served}
        #                                        ^^ the lowest point, -2 at 'e', comes after 90 % of what customers experience
        """,
    )


def test_pain_late_accepts_early_pain_and_none(expect: Expect) -> None:
    expect(
        "pain-late",
        """
        touchpoints:
          a: {lane: frontstage, title: A, emotion: -2, next: b}
          b: {lane: customer, title: B, emotion: -1, end: served}
        """,
    )


def test_pain_late_can_be_told_what_is_late(expect: Expect) -> None:
    expect(
        "pain-late",
        """
        touchpoints:
          a: {lane: frontstage, title: A, emotion: -2, next: b}
        #                                          ^^ the lowest point, -2 at 'a', comes after 25 % of what customers experience
          b: {lane: customer, title: B, emotion: -1, end: served}
        """,
        after=Fraction(1, 5),
    )


def test_scattered_pain_names_every_place(expect: Expect) -> None:
    found = expect(
        "scattered-pain",
        """
        touchpoints:
          form: {lane: customer, title: Fill in the form, emotion: -1, next: advise}
        #                                                          ^^ customers wait, pay or fill in forms with bad feelings at 3 separate places: form, queue, till
          advise: {lane: frontstage, title: Advise, emotion: 2, next: queue}
          queue: {lane: customer, title: Stand in line, emotion: -3, next: counter}
          counter: {lane: frontstage, title: Counter, emotion: 2, next: till}
          till: {lane: customer, title: 付款, emotion: {score: -1}, end: served}
        """,
    )
    assert [s.place.start.line for s in found.findings[0].related] == [6, 8]


def test_scattered_pain_accepts_pain_at_one_place_or_on_different_routes(expect: Expect) -> None:
    expect(
        "scattered-pain",
        """
        touchpoints:
          advise: {lane: frontstage, title: Advise, emotion: 2, next: {form: 50%, pay: 50%}}
          form: {lane: customer, title: Fill in the form, emotion: -1, next: wait}
          wait: {lane: customer, title: Wait, emotion: -3, next: counter}
          pay: {lane: customer, title: Pay, emotion: -1, next: counter}
          counter: {lane: frontstage, title: Counter, emotion: 2, end: served}
        """,
    )


def test_unavoidable_pain_is_reported_at_the_score(expect: Expect) -> None:
    expect(
        "unavoidable-pain-without-choice",
        """
        touchpoints:
          triage: {lane: frontstage, title: Triage, emotion: 1, next: {all: [wait, file]}}
          wait: {lane: customer, title: Wait, emotion: -3, next: counter}
        #                                              ^^ everybody who succeeds meets 'wait', -3, without a choice
          file: {lane: backstage, title: File, next: counter}
          counter: {lane: frontstage, title: Counter, emotion: -1, join: all, next: {bye: 90%}, end: {left: 10%}}
          bye: {lane: frontstage, title: Bye, emotion: 2, end: served}
        """,
    )


def test_unavoidable_pain_accepts_a_choice_and_a_way_round(expect: Expect) -> None:
    expect(
        "unavoidable-pain-without-choice",
        """
        touchpoints:
          enter: {lane: customer, title: Enter, emotion: 0, next: {now: 50%, later: 50%}}
          now: {lane: customer, title: Now, emotion: -3, next: serve}
          later: {lane: customer, title: Later, emotion: -1, next: serve}
          serve: {lane: frontstage, title: Serve, emotion: 1, end: served}
        """,
    )


def test_no_greeting_is_reported_where_customers_leave(expect: Expect) -> None:
    expect(
        "no-greeting",
        """
        touchpoints:
          enter: {lane: customer, title: Enter, next: {greet: 90%, kiosk: 10%}}
          greet: {lane: frontstage, title: Say good day, script: ["Good day!"], next: leave}
          kiosk: {lane: customer, title: Kiosk, next: leave}
          leave: {lane: customer, title: Leave, end: served}
        # ^^^^^ customers can leave at 'leave' without having been greeted
        """,
    )


def test_no_greeting_accepts_title_etiquette_and_words(expect: Expect) -> None:
    expect(
        "no-greeting",
        """
        touchpoints:
          enter: {lane: customer, title: Enter, next: {a: 30%, b: 30%, c: 20%, d: 20%}}
          a: {lane: frontstage, title: 鞠躬迎接, next: leave}
          b: {lane: frontstage, title: B, contact: {etiquette: [smile.welcome]}, next: leave}
          c: {lane: frontstage, title: C, script: [{zh: 您好！, en: "Hello!"}], next: leave}
          d: {lane: frontstage, title: D, script: [歡迎光臨], next: leave}
          leave: {lane: customer, title: Leave, end: served}
        """,
    )


def test_no_greeting_is_not_about_services_without_staff(expect: Expect) -> None:
    expect(
        "no-greeting",
        """
        touchpoints:
          kiosk: {lane: customer, title: Kiosk, end: served}
        """,
    )


def test_no_farewell_is_reported_where_customers_leave(expect: Expect) -> None:
    expect(
        "no-farewell",
        """
        touchpoints:
          triage: {lane: frontstage, title: Triage, next: {counter: 90%}, end: {left: 10%}}
        # ^^^^^^ customers can leave at 'triage' without a farewell
          counter: {lane: frontstage, title: Counter, script: ["Goodbye!"], end: served}
        """,
    )


def test_no_farewell_accepts_title_etiquette_and_words(expect: Expect) -> None:
    expect(
        "no-farewell",
        """
        touchpoints:
          enter: {lane: customer, title: Enter, next: {a: 30%, b: 30%, c: 40%}}
          a: {lane: frontstage, title: 致谢送行, end: served}
          b: {lane: frontstage, title: B, contact: {etiquette: [bow.farewell]}, end: served}
          c: {lane: frontstage, title: C, script: [再见], end: served}
        """,
    )


def test_peak_is_negative_is_reported_at_the_touchpoint(expect: Expect) -> None:
    expect(
        "peak-is-negative",
        """
        touchpoints:
          triage: {lane: frontstage, title: Triage, emotion: 1, next: {wait: 80%, counter: 20%}}
          wait: {lane: customer, title: Wait, emotion: -3, next: counter}
        #                                              ^^ the strongest moment is a bad one for 58.6 % of customers, most often -3 at 'wait'
          counter: {lane: frontstage, title: Counter, emotion: 2, end: served}
        """,
    )


def test_peak_is_negative_accepts_a_low_that_few_customers_meet(expect: Expect) -> None:
    expect(
        "peak-is-negative",
        """
        touchpoints:
          triage: {lane: frontstage, title: Triage, emotion: 1, next: {wait: 40%, counter: 60%}}
          wait: {lane: customer, title: Wait, emotion: -3, next: counter}
          counter: {lane: frontstage, title: Counter, emotion: 2, end: served}
        """,
    )


def test_peak_without_evidence_says_what_rests_on_it(expect: Expect) -> None:
    # The wait is the peak of all; the counter is the end of all, and can fall from +4 to -5.
    expect(
        "peak-without-evidence",
        """
        touchpoints:
          wait: {lane: customer, title: Wait, emotion: {score: -5, good: -4, bad: -5, source: assumed}, next: counter}
        #                                     ^^^^^^^ 'wait' is the peak of 88.4 % of customers, and nobody measured its score
          counter: {lane: frontstage, title: Counter, emotion: 4, end: served}
        #                                             ^^^^^^^ 'counter' has the largest effect, and nobody measured its score
        """,
    )


def test_peak_without_evidence_accepts_a_source_or_a_number(expect: Expect) -> None:
    expect(
        "peak-without-evidence",
        """
        touchpoints:
          wait: {lane: customer, title: Wait, emotion: {score: -5, source: 2026 访谈}, next: counter}
          counter: {lane: frontstage, title: Counter, emotion: {score: 4, n: 42}, next: leave}
          leave: {lane: customer, title: Leave, emotion: {score: 2, good: 2, bad: 2, source: assumed}, end: served}
        """,
    )


def test_a_hand_mark_is_held_against_the_figures(expect: Expect) -> None:
    expect(
        "hand-marked-moment-disagrees",
        """
        segments:
          vip: {title: VIP, share: 50%, changes: {enter: {moment_of_truth: false}}}
          others: {title: Others, changes: {enter: {moment_of_truth: true}}}
        #                                                            ^^^^ marked as a moment of truth, 'enter' is none by the figures
        touchpoints:
          enter: {lane: customer, title: Enter, emotion: {score: 0, good: 1, bad: -1}, moment_of_truth: true, next: counter}
        #                                                                                               ^^^^ marked as a moment of truth, 'enter' is none by the figures
          counter: {lane: frontstage, title: Counter, emotion: {score: 2, good: 4, bad: -5}, moment_of_truth: false, end: served}
        #                                                                                                     ^^^^^ marked as no moment of truth, 'counter' is number 1 by the figures
        """,
    )


def test_a_hand_mark_may_agree_or_have_no_figures_to_agree_with(expect: Expect) -> None:
    expect(
        "hand-marked-moment-disagrees",
        """
        touchpoints:
          enter: {lane: customer, title: Enter, emotion: {score: 0, good: 1, bad: -1}, moment_of_truth: false, next: counter}
          counter: {lane: frontstage, title: Counter, emotion: {score: 2, good: 4, bad: -5}, moment_of_truth: true, end: served}
        """,
    )
    expect(
        "hand-marked-moment-disagrees",
        """
        touchpoints:
          enter: {lane: customer, title: Enter, moment_of_truth: true, end: served}
        """,
    )


def test_moment_of_truth_on_one_system_is_reported_at_the_system(expect: Expect) -> None:
    expect(
        "moment-of-truth-on-one-system",
        """
        touchpoints:
          counter: {lane: frontstage, title: Counter, emotion: 2, uses: [crm], end: served}
        #                                                                ^^^ the moment of truth 'counter' depends on 'crm' alone, with no way on when it fails
          crm: {lane: support, title: Customer records}
        """,
    )


def test_moment_of_truth_on_one_system_accepts_a_fallback_or_a_second_one(expect: Expect) -> None:
    expect(
        "moment-of-truth-on-one-system",
        """
        touchpoints:
          counter: {lane: frontstage, title: Counter, emotion: 2, uses: [crm, paper], next: desk}
          desk: {lane: frontstage, title: Desk, emotion: 2, uses: [crm], fails: {chance: 1%, then: counter}, end: served}
          crm: {lane: support, title: Customer records}
          paper: {lane: support, title: Paper forms}
        """,
    )
