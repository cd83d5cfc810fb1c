"""BP9: linting itself. The baseline is a file beside the map, and is tested with it."""

from collections.abc import Callable

from blueprint.lint.run.engine import Linted

Expect = Callable[..., Linted]


def test_unknown_suppression_is_reported_at_the_name(expect: Expect) -> None:
    expect(
        "unknown-suppression",
        """
        touchpoints:
          report: {lane: customer, title: Report, end: served}  # blueprint: ignore[dead-and, BP299] -- for now
        #                                                                           ^^^^^^^^ there is no rule 'dead-and'
        #                                                                                     ^^^^^ there is no rule 'BP299'
        """,
    )


def test_unknown_suppression_accepts_codes_and_names(expect: Expect) -> None:
    expect(
        "unknown-suppression",
        """
        touchpoints:
          report: {lane: customer, title: Report}  # blueprint: ignore[dead-end, BP202] -- for now
        """,
    )


def test_malformed_suppression_is_reported_at_the_comment(expect: Expect) -> None:
    expect(
        "malformed-suppression",
        """
        touchpoints:
          report: {lane: customer, title: Report, end: served}  # blueprint: ignore
        #                                                       ^^^^^^^^^^^^^^^^^^^ this comment suppresses nothing
          mend: {lane: backstage, title: Mend, end: served}  # blueprint: ignore[BP2, BP903] -- for now
        #                                                                        ^^^ 'BP2' is not one rule but many
        #                                                                             ^^^^^ 'BP903' cannot be suppressed
        """,
    )


def test_malformed_suppression_asks_for_a_reason_where_configured(expect: Expect) -> None:
    expect(
        "malformed-suppression",
        """
        touchpoints:
          report: {lane: customer, title: Report}  # blueprint: ignore[BP201]
        #                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^ this suppression gives no reason
        """,
        require_reason=True,
    )


def test_malformed_suppression_accepts_the_form(expect: Expect) -> None:
    expect(
        "malformed-suppression",
        """
        touchpoints:
          report: {lane: customer, title: Report}  # blueprint: ignore[BP201] -- for now
        """,
    )


def test_unused_suppression_is_reported_at_the_name(expect: Expect) -> None:
    expect(
        "unused-suppression",
        """
        touchpoints:
          report: {lane: customer, title: Report, end: served}  # blueprint: ignore[dead-end] -- for now
        #                                                                           ^^^^^^^^ 'dead-end' finds nothing here
        """,
        beside=("dead-end",),
    )


def test_unused_suppression_accepts_what_suppresses_and_what_did_not_run(expect: Expect) -> None:
    expect(
        "unused-suppression",
        """
        touchpoints:
          report: {lane: customer, title: Report}  # blueprint: ignore[dead-end, hidden-exit] -- for now
        """,
        beside=("dead-end",),
    )
