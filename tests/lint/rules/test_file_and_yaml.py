"""BP0: the file and its YAML."""

from collections.abc import Callable

import pytest

from blueprint.lint.rulebook.registry import rule_named
from blueprint.lint.run.engine import Linted, lint
from blueprint.model.loader import load_source, loads
from blueprint.source import limits
from blueprint.source.problem import Problems
from blueprint.source.reader import decode

Expect = Callable[..., Linted]


def of_bytes(raw: bytes, name: str) -> list[tuple[int, int, int, str]]:
    """What a rule says of a file that no test can write as text."""
    problems = Problems()
    loaded = load_source(decode("x.blueprint.yaml", raw, problems), problems)
    found = lint(loaded, [rule_named(name)]).findings
    return [(f.place.start.line, f.place.start.column, f.place.end.column, f.message.en) for f in found]


def test_yaml_syntax_is_reported_where_the_text_stops_being_yaml(expect: Expect) -> None:
    expect(
        "yaml-syntax",
        """
        blueprint: 1
        title: a: b
        #       ^ a second `:` in one value
        """,
    )


def test_yaml_syntax_names_the_tab(expect: Expect) -> None:
    expect(
        "yaml-syntax",
        """
        blueprint: 1
        touchpoints:
        \treport: {}
        #< a tab is used for indentation
        """,
    )


def test_yaml_syntax_accepts_quotes_around_a_colon(expect: Expect) -> None:
    expect(
        "yaml-syntax",
        """
        title: "a: b"
        """,
    )


def test_not_utf8_names_the_first_wrong_byte() -> None:
    said = "the file is not UTF-8 text (first wrong byte: 0xD0, line 2)"
    assert of_bytes("blueprint: 1\ntitle: 维修\n".encode("gbk"), "not-utf8") == [(1, 1, 1, said)]


def test_not_utf8_accepts_utf8_with_a_byte_order_mark() -> None:
    assert of_bytes("blueprint: 1\ntitle: 维修\n".encode("utf-8-sig"), "not-utf8") == []


def test_duplicate_key_is_reported_at_the_second(expect: Expect) -> None:
    expect(
        "duplicate-key",
        """
        touchpoints:
          report: {lane: customer, title: Report, title: 报修, end: served}
        #                                         ^^^^^ 'title' is written twice here; the first one counts
        """,
    )


def test_duplicate_key_accepts_a_key_once_per_mapping(expect: Expect) -> None:
    expect(
        "duplicate-key",
        """
        touchpoints:
          report: {lane: customer, title: Report, end: served}
          repair: {lane: backstage, title: Repair, end: served}
        """,
    )


def test_alias_is_reported_at_the_anchor_and_at_its_use(expect: Expect) -> None:
    expect(
        "alias",
        """
        touchpoints:
          report: {lane: customer, title: &t Report, next: repair}
        #                                 ^^^^^^^^^ anchors (`&t`) are not part of the map format
          repair: {lane: backstage, title: *t, end: served}
        #                                  ^^ aliases (`*t`) are not part of the map format
        """,
    )


def test_alias_accepts_the_signs_inside_a_text(expect: Expect) -> None:
    expect(
        "alias",
        """
        touchpoints:
          report: {lane: customer, title: Q&A *now*, end: served}
        """,
    )


def test_merge_key_is_reported_at_the_key(expect: Expect) -> None:
    expect(
        "merge-key",
        """
        touchpoints:
          report: {<<: {}, lane: customer, title: Report, end: served}
        #          ^^ merge keys (`<<`) are not part of the map format
        """,
    )


def test_merge_key_accepts_the_sign_in_quotes(expect: Expect) -> None:
    expect(
        "merge-key",
        """
        touchpoints:
          report: {lane: customer, title: "<<", end: served}
        """,
    )


def test_tag_is_reported_with_its_name(expect: Expect) -> None:
    expect(
        "tag",
        """
        touchpoints:
          report: {lane: customer, title: !secret Report, end: served}
        #                                 ^^^^^^^^^^^^^^ tags (!secret) are not part of the map format
        """,
    )


def test_tag_accepts_an_exclamation_mark(expect: Expect) -> None:
    expect(
        "tag",
        """
        touchpoints:
          report: {lane: customer, title: Report!, end: served}
        """,
    )


def test_several_documents_are_reported_at_the_second(expect: Expect) -> None:
    expect(
        "several-documents",
        """
        blueprint: 1
        title: Repair
        ---
        #^^ a second YAML document starts here
        blueprint: 1
        """,
    )


def test_several_documents_accepts_one_with_its_mark(expect: Expect) -> None:
    expect(
        "several-documents",
        """
        ---
        blueprint: 1
        title: Repair
        """,
    )


def test_key_not_text_is_reported_at_the_key(expect: Expect) -> None:
    expect(
        "key-not-text",
        """
        touchpoints:
          ? [report]
        #   ^ a key must be plain text
          : {lane: customer, title: Report, end: served}
        """,
    )


def test_key_not_text_accepts_a_key_after_a_question_mark(expect: Expect) -> None:
    expect(
        "key-not-text",
        """
        touchpoints:
          ? report
          : {lane: customer, title: Report, end: served}
        """,
    )


def test_too_deep_is_reported_where_the_limit_is_passed() -> None:
    found = lint(loads("[" * 70), [rule_named("too-deep")]).findings
    assert [(f.place.start[:2], f.place.end[:2], f.message.en) for f in found] == [
        ((1, 65), (1, 66), "nested more than 64 levels deep")
    ]


def test_too_deep_accepts_what_a_map_needs(expect: Expect) -> None:
    expect(
        "too-deep",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: [{to: repair, handoff: {step: {en: Call}}}]}
          repair: {lane: backstage, title: Repair, end: served}
        """,
    )


def test_too_large_stops_at_the_limit() -> None:
    raw = b"#" * (limits.FILE_BYTES + 1)
    assert of_bytes(raw, "too-large") == [(1, 1, 1, "the file is larger than 4 MB")]
    assert of_bytes(raw[:-1], "too-large") == []


def test_too_large_is_also_one_text() -> None:
    text = "title: " + "x" * (limits.SCALAR_CHARACTERS + 1)
    found = lint(loads(text), [rule_named("too-large")]).findings
    assert [(f.place.start[:2], f.message.en) for f in found] == [
        ((1, 8), "this text is longer than 65536 characters")
    ]


def test_not_a_map_is_reported_at_the_first_character(expect: Expect) -> None:
    expect(
        "not-a-map",
        """
        - a list
        #< this is not a service map
        """,
        whole=True,
    )


def test_not_a_map_accepts_a_mapping(expect: Expect) -> None:
    expect(
        "not-a-map",
        """
        title: Repair
        """,
        whole=True,
    )


def test_unknown_format_is_reported_at_the_version(expect: Expect) -> None:
    expect(
        "unknown-format",
        """
        blueprint: 2
        #          ^ map format '2' is not known
        title: Repair
        touchpoints:
          report: {lane: customer, title: Report, end: served}
        """,
    )


def test_unknown_format_accepts_the_version_in_quotes(expect: Expect) -> None:
    expect(
        "unknown-format",
        """
        blueprint: "1"
        title: Repair
        touchpoints:
          report: {lane: customer, title: Report, end: served}
        """,
    )


def test_unknown_key_is_reported_at_every_level(expect: Expect) -> None:
    found = expect(
        "unknown-key",
        """
        titel: Repair
        #^^^^ there is no key 'titel' here
        touchpoints:
          report: {lane: customer, title: Report, tiem: 5m, end: served}
        #                                         ^^^^ there is no key 'tiem' here
        """,
    )
    assert [f.help.en for f in found.findings] == ["did you mean 'title'?", "did you mean 'time'?"]


def test_unknown_key_accepts_the_keys_of_the_format(expect: Expect) -> None:
    expect(
        "unknown-key",
        """
        purpose: Mended soon
        touchpoints:
          report: {lane: customer, title: Report, time: 5m, end: served}
        """,
    )


def test_missing_key_is_reported_at_the_key_above(expect: Expect) -> None:
    expect(
        "missing-key",
        """
        blueprint: 1
        #< 'title' is missing
        touchpoints:
          report: {lane: customer, end: served}
        # ^^^^^^ 'title' is missing
          repair: {lane: , title: Repair, end: served}
        #          ^^^^ 'lane' is blank
        """,
    )


def test_missing_key_accepts_the_shortest_map(expect: Expect) -> None:
    expect(
        "missing-key",
        """
        blueprint: 1
        title: Repair
        touchpoints:
          report: {lane: customer, title: Report}
        """,
    )


def test_wrong_shape_is_reported_at_the_key_of_what_has_parts(expect: Expect) -> None:
    expect(
        "wrong-shape",
        """
        touchpoints:
          report: customer
        #         ^^^^^^^^ report must be a mapping
          repair: {lane: backstage, title: [Repair], end: served}
        #                           ^^^^^ expected a text or `{zh: ..., en: ...}`, found a list
        """,
    )


def test_wrong_shape_accepts_short_and_long_forms(expect: Expect) -> None:
    expect(
        "wrong-shape",
        """
        touchpoints:
          report: {lane: customer, title: Report, time: 5m, next: repair}
          repair: {lane: backstage, title: {en: Repair}, time: {standard: 5m}, end: {served: 100%}}
        """,
    )


def test_wrong_number_is_reported_at_the_value(expect: Expect) -> None:
    expect(
        "wrong-number",
        """
        touchpoints:
          report: {lane: customer, title: Report, emotion: happy, staffed: {servers: 0}, end: served}
        #                                                  ^^^^^ 'happy' is not an emotion score
        #                                                                            ^ '0' is not a number of servers
        """,
    )


def test_wrong_number_accepts_decimals_and_signs(expect: Expect) -> None:
    expect(
        "wrong-number",
        """
        touchpoints:
          report: {lane: customer, title: Report, emotion: -1.5, staffed: {servers: 2}, end: served}
        """,
    )


def test_unknown_value_is_reported_at_the_word(expect: Expect) -> None:
    expect(
        "unknown-value",
        """
        touchpoints:
          report: {lane: customer, title: Report, contact_with: robot, quality: [speed], end: served}
        #                                                       ^^^^^ there is no contact 'robot'
        #                                                                        ^^^^^ there is no quality dimension 'speed'
        """,
    )


def test_unknown_value_accepts_the_words_of_the_lists(expect: Expect) -> None:
    expect(
        "unknown-value",
        """
        touchpoints:
          report: {lane: customer, title: Report, channel: voice, phase: receive, quality: [empathy], end: served}
        """,
    )


def test_blank_text_is_reported_at_the_text(expect: Expect) -> None:
    expect(
        "blank-text",
        """
        touchpoints:
          report: {lane: customer, title: "  ", evidence: [""], end: served}
        #                                 ^^^^ this text is blank
        #                                                  ^^ this text is blank
        """,
    )


def test_blank_text_accepts_an_optional_key_left_blank(expect: Expect) -> None:
    expect(
        "blank-text",
        """
        touchpoints:
          report: {lane: customer, title: Report, role: , end: served}
        """,
    )


def test_unknown_language_is_reported_at_its_text(expect: Expect) -> None:
    expect(
        "unknown-language",
        """
        touchpoints:
          report: {lane: customer, title: {chinese: 报修}, end: served}
        #                          ^^^^^ 'chinese' is not a language code
        """,
    )


def test_unknown_language_accepts_languages_with_regions(expect: Expect) -> None:
    expect(
        "unknown-language",
        """
        touchpoints:
          report: {lane: customer, title: {zh-Hant: 報修, en: Report}, end: served}
        """,
    )


@pytest.mark.parametrize("word", ["no", "Yes", "ON", "off", "true", "null"])
def test_retyped_scalar_is_every_word_that_others_read_as_a_value(expect: Expect, word: str) -> None:
    expect(
        "retyped-scalar",
        f"""
        touchpoints:
          {word}: {{lane: customer, title: Report, end: served}}
        # {"^" * len(word)} other readers take the id {word!r} for a truth value
        """,
    )


def test_retyped_scalar_is_also_an_exit(expect: Expect) -> None:
    expect(
        "retyped-scalar",
        """
        touchpoints:
          report: {lane: customer, title: Report, end: no}
        #                                              ^^ other readers take the id 'no' for a truth value
        """,
    )


def test_retyped_scalar_accepts_words_that_only_begin_so(expect: Expect) -> None:
    expect(
        "retyped-scalar",
        """
        touchpoints:
          notify: {lane: customer, title: Notify, end: offline}
        """,
    )


def test_wrong_share_is_reported_at_the_value(expect: Expect) -> None:
    expect(
        "wrong-share",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: {repair: many}, end: {left: -5%}}
        #                                                        ^^^^ 'many' is not a share
        #                                                                           ^^^ '-5%' is not a share
          repair: {lane: backstage, title: Repair, end: served}
        """,
    )


def test_wrong_share_accepts_percent_decimal_and_fraction(expect: Expect) -> None:
    expect(
        "wrong-share",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: {repair: 1/2, wait: 0.25}, end: {left: 25%}}
          wait: {lane: customer, title: Wait, next: repair}
          repair: {lane: backstage, title: Repair, end: served}
        """,
    )


def test_wrong_rate_is_reported_at_the_value(expect: Expect) -> None:
    expect(
        "wrong-rate",
        """
        arrivals: 60 an hour
        #         ^^^^^^^^^^ '60 an hour' is not a rate of arrival
        touchpoints:
          report: {lane: customer, title: Report, end: served}
        """,
    )


def test_wrong_rate_accepts_a_number_in_a_time(expect: Expect) -> None:
    expect(
        "wrong-rate",
        """
        arrivals: 60/h
        touchpoints:
          report: {lane: customer, title: Report, end: served}
        """,
    )


def test_a_merge_that_nobody_settled_is_named_by_what_both_changed(expect: Expect) -> None:
    expect(
        "merge-conflict",
        """
        touchpoints:
        <<<<<<< ours touchpoints.report.title
        #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ two changes stand here side by side, `ours touchpoints.report.title` and `theirs`, down to line 8
          report: {lane: customer, title: Report, end: served}
        =======
          report: {lane: customer, title: Call us, end: served}
        >>>>>>> theirs
        """,
    )
    expect("merge-conflict", "touchpoints:\n  report: {lane: customer, title: Report, end: served}\n")


def test_a_variant_of_no_map_is_found_where_it_says_what_it_extends(expect: Expect) -> None:
    expect(
        "broken-variant",
        """
        extends: as-was.blueprint.yaml
        #        ^^^^^^^^^^^^^^^^^^^^^ there is no map 'as-was.blueprint.yaml' to extend
        title: Repair
        """,
    )
    expect("broken-variant", "touchpoints:\n  report: {lane: customer, title: Report, end: served}\n")
