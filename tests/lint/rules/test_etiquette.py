"""BP72: the node control model, one two three four five."""

from collections.abc import Callable

from blueprint.lint.run.engine import Linted

Expect = Callable[..., Linted]


def test_unknown_etiquette_id_is_reported_at_the_id(expect: Expect) -> None:
    (first, second) = expect(
        "unknown-etiquette-id",
        """
        segments: {vip: {title: VIP, changes: {greet: {contact: {etiquette: [handshake]}}}}}
        #                                                                    ^^^^^^^^^ there is no etiquette check 'handshake'
        touchpoints:
          greet: {lane: frontstage, title: Greet, contact: {etiquette: [bow.wellcome, smile.welcome]}, end: served}
        #                                                               ^^^^^^^^^^^^ there is no etiquette check 'bow.wellcome'
        """,
    ).findings
    assert first.help is not None and first.help.en.startswith("one of voice.clear, ")
    assert second.help is not None and second.help.en == "did you mean 'bow.welcome'?"


def test_unknown_etiquette_id_accepts_those_of_the_pack(expect: Expect) -> None:
    expect(
        "unknown-etiquette-id",
        """
        touchpoints:
          greet: {lane: frontstage, title: Greet, contact: {etiquette: [bow.welcome, say.thanks_wait]}, end: served}
        """,
    )


def test_unclear_voice_is_reported_at_the_touchpoints(expect: Expect) -> None:
    expect(
        "unclear-voice",
        """
        touchpoints:
        #^^^^^^^^^^ no touchpoint has 'voice.clear' (clear voice)
          greet: {lane: frontstage, title: Greet, channel: voice, end: served}
        """,
    )


def test_unclear_voice_is_reported_where_customers_leave_without_it(expect: Expect) -> None:
    expect(
        "unclear-voice",
        """
        touchpoints:
          enter: {lane: customer, title: Enter, next: {greet: 90%}, end: {left: 10%}}
        # ^^^^^ customers can leave at 'enter' without 'voice.clear' (clear voice)
          greet: {lane: frontstage, title: Greet, contact: {etiquette: [voice.clear]}, end: served}
        """,
    )


def test_unclear_voice_accepts_a_branch_each_and_services_without_talk(expect: Expect) -> None:
    expect(
        "unclear-voice",
        """
        touchpoints:
          enter: {lane: customer, title: Enter, channel: in-person, next: {guide: 50%, clerk: 50%}}
          guide: {lane: frontstage, title: Guide, contact: {etiquette: [voice.clear]}, end: served}
          clerk: {lane: frontstage, title: Clerk, contact: {etiquette: [voice.clear]}, end: served}
        """,
    )
    expect(
        "unclear-voice",
        """
        touchpoints:
          order: {lane: customer, title: Order, channel: app, next: confirm}
          confirm: {lane: frontstage, title: Confirm, channel: text, end: served}
        """,
    )


def test_unclear_voice_accepts_one_branch_of_those_that_all_customers_walk(expect: Expect) -> None:
    expect(
        "unclear-voice",
        """
        touchpoints:
          enter: {lane: customer, title: Enter, next: {all: [talk, look]}}
          talk: {lane: frontstage, title: Talk, contact: {etiquette: [voice.clear]}, next: leave}
          look: {lane: customer, title: Look, next: leave}
          leave: {lane: customer, title: Leave, join: all, end: served}
        """,
    )


def test_missing_bow_is_one_finding_when_nobody_bows(expect: Expect) -> None:
    expect(
        "missing-bow",
        """
        touchpoints:
        #^^^^^^^^^^ no touchpoint has 'bow.welcome' (bow of welcome), 'bow.farewell' (bow of farewell)
          greet: {lane: frontstage, title: Greet, channel: in-person, phase: receive, next: serve}
          serve: {lane: frontstage, title: Serve, channel: in-person, phase: help, end: served}
        """,
    )


def test_missing_bow_counts_a_welcome_in_its_phase_alone(expect: Expect) -> None:
    expect(
        "missing-bow",
        """
        touchpoints:
        #^^^^^^^^^^ no touchpoint has 'bow.welcome' (bow of welcome)
          enter: {lane: customer, title: Enter, phase: receive, channel: seen, next: sorry}
          sorry: {lane: frontstage, title: Apologise, phase: help, contact: {etiquette: [bow.welcome, bow.farewell]}, next: bye}
          bye: {lane: frontstage, title: See off, phase: keep, contact: {etiquette: [bow.farewell]}, end: served}
        """,
    )


def test_missing_bow_is_reported_for_each_exit_that_avoids_the_farewell(expect: Expect) -> None:
    expect(
        "missing-bow",
        """
        touchpoints:
          greet: {lane: frontstage, title: Greet, phase: receive, contact: {etiquette: [bow.welcome]}, next: {wait: 100%}}
          wait: {lane: customer, title: Wait, phase: receive, next: {bye: 90%}, end: {left: 10%}}
        # ^^^^ customers can leave at 'wait' without 'bow.farewell' (bow of farewell)
          bye: {lane: frontstage, title: See off, phase: keep, contact: {etiquette: [bow.farewell]}, end: served}
        """,
    )


def test_missing_bow_accepts_a_farewell_before_every_exit_and_the_telephone(expect: Expect) -> None:
    expect(
        "missing-bow",
        """
        touchpoints:
          greet: {lane: frontstage, title: Greet, phase: receive, contact: {etiquette: [bow.welcome]}, next: serve}
          serve: {lane: frontstage, title: Serve, phase: help, next: {bye: 90%, sorry: 10%}}
          bye: {lane: frontstage, title: See off, phase: keep, contact: {etiquette: [bow.farewell]}, end: served}
          sorry: {lane: frontstage, title: Note it, phase: keep, contact: {etiquette: [bow.farewell]}, end: left}
        """,
    )
    expect(
        "missing-bow",
        """
        touchpoints:
          call: {lane: customer, title: Call, phase: receive, channel: voice, next: answer}
          answer: {lane: frontstage, title: Answer, phase: receive, channel: voice, end: served}
        """,
    )


def test_missing_bow_accepts_callers_who_never_come_beside_visitors(expect: Expect) -> None:
    expect(
        "missing-bow",
        """
        touchpoints:
          call: {lane: customer, title: Call, phase: receive, channel: voice, next: {visit: 60%}, end: {settled: 40%}}
          visit: {lane: customer, title: Visit, phase: help, channel: in-person, next: bye}
          bye: {lane: frontstage, title: See off, phase: keep, channel: in-person, contact: {etiquette: [bow.farewell]}, end: served}
        """,
    )


def test_missing_smile_is_reported_for_what_is_absent(expect: Expect) -> None:
    expect(
        "missing-smile",
        """
        touchpoints:
        #^^^^^^^^^^ no touchpoint has 'smile.talk' (smile while talking), 'smile.farewell' (smile of farewell)
          greet: {lane: frontstage, title: Greet, contact: {etiquette: [smile.welcome]}, next: serve}
          serve: {lane: frontstage, title: Serve, end: served}
        """,
    )


def test_missing_smile_accepts_three(expect: Expect) -> None:
    expect(
        "missing-smile",
        """
        touchpoints:
          greet: {lane: frontstage, title: Greet, contact: {etiquette: [smile.welcome, smile.talk]}, next: serve}
          serve: {lane: frontstage, title: Serve, contact: {etiquette: [smile.farewell]}, end: served}
        """,
    )


def test_missing_courtesy_words_are_reported_after_waits_and_failures(expect: Expect) -> None:
    expect(
        "missing-courtesy-words",
        """
        touchpoints:
        #^^^^^^^^^^ no touchpoint has 'say.wait' (“one moment, please”)
          greet: {lane: frontstage, title: Greet, contact: {etiquette: [say.title]}, next: wait}
          wait: {lane: customer, title: Wait, next: file}
          file: {lane: backstage, title: Find the file, next: {clerk: 50%, boss: 50%}}
          clerk: {lane: frontstage, title: Clerk, fails: {chance: 5%, then: redo}, next: {redo: 5%}, end: served}
        # ^^^^^ 'clerk' comes after the wait 'wait', without 'say.thanks_wait' (“thank you for waiting”)
          boss: {lane: frontstage, title: Boss, contact: {etiquette: [say.thanks_wait]}, end: served}
          redo: {lane: frontstage, title: Redo, next: clerk}
        # ^^^^ 'redo' recovers a failure, without 'say.sorry' (“sorry”)
        """,
    )


def test_missing_courtesy_words_accepts_each_in_its_place(expect: Expect) -> None:
    expect(
        "missing-courtesy-words",
        """
        touchpoints:
          greet: {lane: frontstage, title: Greet, contact: {etiquette: [say.title, say.wait]}, next: wait}
          wait: {lane: customer, title: Wait, next: clerk}
          clerk:
            lane: frontstage
            title: Clerk
            contact: {etiquette: [say.thanks_wait]}
            fails: {chance: 5%, then: redo}
            next: {redo: 5%}
            end: served
          redo: {lane: frontstage, title: Redo, contact: {etiquette: [say.sorry]}, next: clerk}
        """,
    )


def test_missing_courtesy_words_asks_for_an_apology_somewhere_when_nothing_is_said_to_fail(
    expect: Expect,
) -> None:
    expect(
        "missing-courtesy-words",
        """
        touchpoints:
        #^^^^^^^^^^ no touchpoint has 'say.sorry' (“sorry”)
          serve: {lane: frontstage, title: Serve, contact: {etiquette: [say.title, say.wait]}, end: served}
        """,
    )


def test_missing_gesture_lists_those_that_are_absent(expect: Expect) -> None:
    expect(
        "missing-gesture",
        """
        touchpoints:
        #^^^^^^^^^^ no touchpoint has 'gesture.hand_over' (handing over with both hands), 'gesture.receive' (receiving papers), 'gesture.direct' (showing the way)
          serve: {lane: frontstage, title: Serve, contact: {etiquette: [gesture.seat, gesture.sign]}, end: served}
        """,
    )


def test_missing_gesture_is_reported_where_one_is_avoided(expect: Expect) -> None:
    expect(
        "missing-gesture",
        """
        touchpoints:
          greet:
            lane: frontstage
            title: Greet
            contact: {etiquette: [gesture.direct, gesture.seat, gesture.hand_over, gesture.receive]}
            next: {serve: 90%, bye: 10%}
          serve: {lane: frontstage, title: Serve, contact: {etiquette: [gesture.sign]}, next: bye}
          bye: {lane: frontstage, title: See off, end: served}
        # ^^^ customers can leave at 'bye' without 'gesture.sign' (showing where to sign)
        """,
    )


def test_missing_gesture_accepts_five_and_services_at_a_distance(expect: Expect) -> None:
    expect(
        "missing-gesture",
        """
        touchpoints:
          serve:
            lane: frontstage
            title: Serve
            contact: {etiquette: [gesture.direct, gesture.seat, gesture.sign, gesture.hand_over, gesture.receive]}
            end: served
        """,
    )
    expect(
        "missing-gesture",
        """
        touchpoints:
          chat: {lane: frontstage, title: Chat, channel: text, end: served}
        """,
    )
