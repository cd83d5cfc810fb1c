"""BP1: references and ids."""

from collections.abc import Callable

import pytest
import yaml

from blueprint.lint.rulebook.registry import rule_named
from blueprint.lint.run.engine import Linted, lint
from blueprint.model.loader import loads

Expect = Callable[..., Linted]


def test_unknown_reference_is_reported_wherever_ids_stand(expect: Expect) -> None:
    expect(
        "unknown-reference",
        """
        promises: [{id: soon, from: report, to: repiar, within: 5m}]
        #                                       ^^^^^^ no touchpoint has id 'repiar'
        segments:
          home: {title: Home, changes: {reprot: {emotion: 1}}}
        #                               ^^^^^^ no touchpoint has id 'reprot'
        touchpoints:
          report: {lane: customer, title: Report, uses: [crm], zone: hall, meets: {quick: 9}, next: {repair: 90%, dore: 10%}}
        #                                                ^^^ no touchpoint has id 'crm'
        #                                                            ^^^^ no zone has id 'hall'
        #                                                                          ^^^^^ no need has id 'quick'
        #                                                                                                         ^^^^ no touchpoint has id 'dore'
          repair: {lane: backstage, title: Repair, fails: {chance: 5%, then: redo}, end: served}
        #                                                                    ^^^^ no touchpoint has id 'redo'
        """,
    )


def test_unknown_reference_accepts_what_is_declared(expect: Expect) -> None:
    expect(
        "unknown-reference",
        """
        needs: {quick: {title: Quick, importance: 5}}
        zones: {hall: {title: Hall}}
        touchpoints:
          report: {lane: customer, title: Report, uses: [crm], zone: hall, meets: {quick: 9}, next: repair}
          repair: {lane: backstage, title: Repair, end: served}
          crm: {lane: support, title: CRM}
        """,
    )


def test_duplicate_id_is_reported_at_the_second(expect: Expect) -> None:
    expect(
        "duplicate-id",
        """
        promises:
          - {id: soon, from: report, to: report, within: 5m}
          - {id: soon, from: report, to: report, within: 9m}
        #        ^^^^ another promise is called 'soon'
        touchpoints:
          report: {lane: customer, title: Report, end: served}
          report: {lane: customer, title: Report again, end: served}
        # ^^^^^^ 'report' is written twice here; the first one counts
        """,
    )


def test_duplicate_id_accepts_one_name_for_things_of_two_kinds(expect: Expect) -> None:
    expect(
        "duplicate-id",
        """
        needs: {report: {title: Report, importance: 5}}
        touchpoints:
          report: {lane: customer, title: Report, end: served}
        """,
    )


def test_wrong_id_is_reported_at_the_text(expect: Expect) -> None:
    expect(
        "wrong-id",
        """
        touchpoints:
          take the case: {lane: frontstage, title: Take, next: -mend}
        # ^^^^^^^^^^^^^ 'take the case' cannot be an id
        #                                                      ^^^^^ '-mend' cannot be an id
          repair!: {lane: backstage, title: Repair, end: served}
        # ^^^^^^^ 'repair!' cannot be an id
        """,
    )


def test_wrong_id_accepts_letters_of_any_script(expect: Expect) -> None:
    expect(
        "wrong-id",
        """
        touchpoints:
          受理-1: {lane: frontstage, title: Take, next: repair_2.b}
          repair_2.b: {lane: backstage, title: Repair, end: served}
        """,
    )


def test_reserved_id_is_reported_for_touchpoints_and_segments(expect: Expect) -> None:
    expect(
        "reserved-id",
        """
        segments: {all: {title: Everybody}}
        #          ^^^ 'all' has a meaning of its own here
        touchpoints:
          all: {lane: customer, title: Report, end: served}
        # ^^^ 'all' has a meaning of its own here
        """,
    )


def test_reserved_id_accepts_all_as_the_start_of_a_block(expect: Expect) -> None:
    expect(
        "reserved-id",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: {all: [mend, wait]}}
          mend: {lane: backstage, title: Mend, next: collect}
          wait: {lane: customer, title: Wait, next: collect}
          collect: {lane: customer, title: Collect, join: all, end: served}
        """,
    )


def test_unknown_map_is_reported_at_the_id(expect: Expect) -> None:
    expect(
        "unknown-map",
        """
        touchpoints:
          repair: {lane: frontstage, title: Repair, map: after-sales-repiar, end: served}
        #                                                ^^^^^^^^^^^^^^^^^^ no map has id 'after-sales-repiar'
        """,
    )


def test_unknown_map_accepts_a_touchpoint_of_its_own(expect: Expect) -> None:
    expect(
        "unknown-map",
        """
        touchpoints:
          repair: {lane: frontstage, title: Repair, end: served}
        """,
    )


def test_similar_ids_are_reported_at_the_later_one(expect: Expect) -> None:
    expect(
        "similar-ids",
        """
        needs: {quick: {title: Quick}, Quick: {title: Really quick}}
        #                              ^^^^^ 'Quick' differs from 'quick' only in case
        promises:
          - {id: soon, from: report, to: report, within: 5m}
          - {id: SOON, from: report, to: report, within: 9m}
        #        ^^^^ 'SOON' differs from 'soon' only in case
        touchpoints:
          report: {lane: customer, title: Report, next: {Report: 90%}, end: {left: 10%}}
          Report: {lane: frontstage, title: Take the report, end: Left}
        # ^^^^^^ 'Report' differs from 'report' only in case
        #                                                         ^^^^ 'Left' differs from 'left' only in case
        """,
    )


def test_similar_ids_are_reported_once_a_spelling(expect: Expect) -> None:
    expect(
        "similar-ids",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: {mend: 90%}, end: {left: 10%}}
          mend: {lane: frontstage, title: Mend, next: {pay: 90%}, end: {Left: 10%}}
        #                                                               ^^^^ 'Left' differs from 'left' only in case
          pay: {lane: frontstage, title: Pay, end: Left}
        """,
    )


def test_similar_ids_accepts_one_exit_at_several_touchpoints(expect: Expect) -> None:
    expect(
        "similar-ids",
        """
        needs: {report: {title: Reporting}}
        touchpoints:
          report: {lane: customer, title: Report, next: {mend: 90%}, end: {left: 10%}}
          mend: {lane: frontstage, title: Mend, end: left}
        """,
    )


def test_retyped_text_is_reported_in_texts_lists_and_languages(expect: Expect) -> None:
    expect(
        "retyped-text",
        """
        version: 1.10
        #        ^^^^ other readers take the text '1.10' for a number
        owner: {en: no, zh: 无}
        #           ^^ other readers take the text 'no' for a truth value
        touchpoints:
          report:
            lane: customer
            title: 9:30
        #          ^^^^ other readers take the text '9:30' for a number in base sixty
            evidence: [Sign, 2026-11-01]
        #                    ^^^^^^^^^^ other readers take the text '2026-11-01' for a date
            end: served
        """,
    )


def test_retyped_text_is_quoted_by_its_fix(expect: Expect) -> None:
    (finding,) = expect(
        "retyped-text",
        """
        touchpoints:
          report: {lane: customer, title: off, end: served}
        #                                 ^^^ other readers take the text 'off' for a truth value
        """,
    ).findings
    assert finding.fix is not None
    assert finding.fix.safe
    assert [edit.text for edit in finding.fix.edits] == ['"off"']


def test_retyped_text_accepts_quotes_and_values_that_are_no_texts(expect: Expect) -> None:
    expect(
        "retyped-text",
        """
        version: "1.10"
        emotion_scale: 10
        touchpoints:
          report: {lane: customer, title: "no", emotion: 3, time: 60s, role: 2026-11, end: {served: 1.0}}
        """,
    )


WORDS = [
    "no",
    "Yes",
    "ON",
    "off",
    "y",
    "n",
    "true",
    "FALSE",
    "nope",
    "12",
    "-3",
    "+7",
    "012",
    "0o14",
    "0x1F",
    "0b101",
    "1_000",
    "1.5",
    ".5",
    "1.",
    "1e3",
    "1.5e+3",
    "-.inf",
    ".nan",
    ".NaN",
    "9:30",
    "09:30",
    "1:30:00",
    "190:20:30",
    "12:30.5",
    "2026-11-01",
    "2026-1-1",
    "2026-11",
    "2026-11-01T10:00:00Z",
    "1-2",
    "v1.0",
    "1.2.3",
    "3天",
    "=",
]


@pytest.mark.parametrize("word", WORDS)
def test_retyped_text_is_what_another_reader_makes_something_else_of(word: str) -> None:
    """Held against PyYAML (1.1); the numbers that only YAML 1.2 has are named."""
    loaded = loads(f"blueprint: 1\ntitle: {word}\ntouchpoints: {{a: {{lane: customer, title: A}}}}\n")
    reported = bool(lint(loaded, [rule_named("retyped-text")]).findings)
    if word == "=":
        return  # PyYAML cannot read it at all
    assert reported == (not isinstance(yaml.safe_load(word), str) or word in ("1e3", "0o14"))


def test_unused_zone_is_reported_at_its_id(expect: Expect) -> None:
    expect(
        "unused-zone",
        """
        zones: {hall: {title: Hall}, desk: {title: Desk}}
        #       ^^^^ no touchpoint stands in zone 'hall'
        touchpoints:
          report: {lane: customer, title: Report, zone: desk, end: served}
        """,
    )


def test_unused_zone_accepts_a_zone_of_one_segment(expect: Expect) -> None:
    expect(
        "unused-zone",
        """
        zones: {hall: {title: Hall}, desk: {title: Desk}}
        segments: {vip: {title: VIP, changes: {report: {zone: hall}}}}
        touchpoints:
          report: {lane: customer, title: Report, zone: desk, end: served}
        """,
    )


def test_same_segments_are_reported_after_the_first(expect: Expect) -> None:
    expect(
        "same-segments",
        """
        segments: {home: {title: Home, share: 50%}, firm: {title: Firm, share: 30%}, state: {title: State}}
        #                                           ^^^^ segment 'firm' differs in nothing from 'home'
        #                                                                            ^^^^^ segment 'state' differs in nothing from 'home'
        touchpoints:
          report: {lane: customer, title: Report, end: served}
        """,
    )


def test_same_segments_accepts_one_without_changes(expect: Expect) -> None:
    expect(
        "same-segments",
        """
        segments:
          home: {title: Home, share: 50%}
          firm: {title: Firm, changes: {report: {emotion: -2}}}
        touchpoints:
          report: {lane: customer, title: Report, end: served}
        """,
    )


def test_same_title_is_reported_at_the_later_title(expect: Expect) -> None:
    expect(
        "same-title",
        """
        touchpoints:
          report: {lane: customer, title: {en: Call, zh: 来电}, next: ask}
          ask: {lane: customer, title: {zh: 来电, en: Ask}, end: served}
        #                       ^^^^^ touchpoint 'ask' is called '来电', like 'report'
        """,
    )


def test_same_title_accepts_one_title_in_two_lanes(expect: Expect) -> None:
    expect(
        "same-title",
        """
        touchpoints:
          pay: {lane: customer, title: Payment, next: till}
          till: {lane: frontstage, title: Payment, end: served}
        """,
    )


def test_unseen_characters_are_reported_once_a_text_and_taken_out(expect: Expect) -> None:
    """Escapes are the only way in for most of them; the second backslash belongs to the text."""
    (first, second, third) = expect(
        "unseen-character",
        r"""
        owner: "Sh\x07op\v of\uFFFF \\x07"
        #         ^^^^ this text holds U+0007, U+000B, U+FFFF, which nobody sees
        touchpoints:
          report:
            lane: customer
            title: {en: "Re\u202Eport", zh: "报\N修"}
        #                  ^^^^^^ this text holds U+202E, which nobody sees
        #                                     ^^ this text holds U+0085, which nobody sees
            end: served
        """,
    ).findings
    assert first.fix and second.fix and third.fix
    assert [edit.text for edit in (*first.fix.edits, *third.fix.edits)] == ["", " ", "", " "]
    assert (first.fix.safe, second.fix.safe, third.fix.safe) == (True, False, True)


def test_unseen_character_accepts_what_has_a_shape_or_belongs_to_a_script(expect: Expect) -> None:
    expect(
        "unseen-character",
        r"""
        owner: "Shop\tof \u00a0\"Kim\" \U0001F468\u200D\U0001F469 \u0645\u06CC\u200C\u062E"
        touchpoints:
          report: {lane: customer, title: 报修 👩‍🔧, end: served}
        """,
    )


def test_undeclared_words_are_reported_where_they_stand(expect: Expect) -> None:
    expect(
        "undeclared-word",
        """
        phases: [search]
        segments:
          home: {title: Home, changes: {report: {channel: fax}}}
        #                                                 ^^^ the channel 'fax' is not declared
        touchpoints:
          report: {lane: customer, title: Report, channel: wechat, phase: help, end: served}
        #                                                  ^^^^^^ the channel 'wechat' is not declared
        #                                                                 ^^^^ the phase 'help' is not declared
        """,
    )


def test_undeclared_word_accepts_what_is_declared_or_known(expect: Expect) -> None:
    expect(
        "undeclared-word",
        """
        channels: [wechat]
        touchpoints:
          report: {lane: customer, title: Report, channel: wechat, phase: help, next: repair}
          repair: {lane: backstage, title: Repair, channel: mail, end: served}
        """,
    )
