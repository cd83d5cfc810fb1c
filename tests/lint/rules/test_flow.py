"""BP2: flow."""

from collections.abc import Callable

from blueprint.lint.run.engine import Linted, lint
from blueprint.model.loader import loads

Expect = Callable[..., Linted]


def test_dead_end_is_reported_at_the_id(expect: Expect) -> None:
    expect(
        "dead-end",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: wait}
          wait: {lane: customer, title: Wait}
        # ^^^^ touchpoint 'wait' has no way out
        """,
    )


def test_dead_end_is_reported_where_a_segment_loses_its_way(expect: Expect) -> None:
    expect(
        "dead-end",
        """
        segments: {vip: {title: VIP, changes: {report: {next: }, pay: {next: [], end: {}}}}}
        #                                                        ^^^ touchpoint 'pay' has no way out
        touchpoints:
          report: {lane: customer, title: Report, next: pay}
          pay: {lane: customer, title: Pay, end: served}
        """,
    )


def test_dead_end_accepts_an_exit_and_what_no_customer_walks(expect: Expect) -> None:
    expect(
        "dead-end",
        """
        touchpoints:
          report: {lane: customer, title: Report, uses: [crm], end: served}
          crm: {lane: support, title: CRM}
          printer: {lane: support, title: Printer}
          sign: {lane: evidence, title: Sign}
        """,
    )


def test_unreachable_is_reported_at_the_id(expect: Expect) -> None:
    expect(
        "unreachable",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: {mend: 100%, call: 0%}}
          call: {lane: frontstage, title: Call, next: mend}
        # ^^^^ no customer can reach 'call'
          mend: {lane: backstage, title: Mend, end: served}
        """,
    )


def test_unreachable_accepts_a_way_that_one_segment_has(expect: Expect) -> None:
    expect(
        "unreachable",
        """
        segments: {vip: {title: VIP, changes: {report: {next: {mend: 50%, call: 50%}}}}}
        touchpoints:
          report: {lane: customer, title: Report, next: {mend: 100%, call: 0%}}
          call: {lane: frontstage, title: Call, next: mend}
          mend: {lane: backstage, title: Mend, end: served}
        """,
    )


def test_closed_loop_is_reported_at_its_first_touchpoint(expect: Expect) -> None:
    (finding,) = expect(
        "closed-loop",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: {test: 90%}, end: {left: 10%}}
          test: {lane: backstage, title: Test, next: mend}
        # ^^^^ customers never leave test, mend
          mend: {lane: backstage, title: Mend, next: test}
        """,
    ).findings
    assert [second.place.start[:2] for second in finding.related] == [(6, 3)]


def test_closed_loop_accepts_a_loop_with_a_way_out(expect: Expect) -> None:
    expect(
        "closed-loop",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: test}
          test: {lane: backstage, title: Test, next: {mend: 30%}, end: {served: 70%}}
          mend: {lane: backstage, title: Mend, next: test}
        """,
    )


def test_missing_entry_is_reported_at_the_touchpoints(expect: Expect) -> None:
    expect(
        "missing-entry",
        """
        touchpoints:
        #^^^^^^^^^^ customers cannot come in: an arrow enters every touchpoint
          report: {lane: customer, title: Report, next: mend}
          mend: {lane: backstage, title: Mend, next: {report: 10%}, end: served}
        """,
    )


def test_missing_entry_accepts_a_start(expect: Expect) -> None:
    expect(
        "missing-entry",
        """
        touchpoints:
          report: {lane: customer, title: Report, start: 100%, next: mend}
          mend: {lane: backstage, title: Mend, next: {report: 10%}, end: served}
        """,
    )


def test_share_sum_is_reported_at_ways_starts_and_segments(expect: Expect) -> None:
    expect(
        "share-sum",
        """
        segments: {home: {title: Home, share: 60%}, firm: {title: Firm, share: 30%}}
        #^^^^^^^ the shares of the segments sum to 90 %, not 100 %
        touchpoints:
          report: {lane: customer, title: Report, start: 50%, next: {mend: 60%, call: 50%}}
        #                                         ^^^^^ the `start` shares sum to 50 %, not 100 %
        #                                                     ^^^^ the shares of 'report' sum to 110 %, not 100 %
          call: {lane: frontstage, title: Call, end: {served: 70%, lost: 60%, sold: , sent: }}
        #                                       ^^^ the shares of 'call' sum to 130 %, not 100 %
          mend: {lane: backstage, title: Mend, end: {served: 1/3, left: 1/3}}
        #                                      ^^^ the shares of 'mend' sum to 66.7 %, not 100 %
        """,
    )


def test_shares_that_nobody_knows_are_said_once_at_ways_starts_and_segments(expect: Expect) -> None:
    expect(
        "unknown-share",
        """
        segments:
        #^^^^^^^ nobody knows how large the segments 'home', 'firm' are
          home: {title: Home}
          firm: {title: Firm, changes: {call: {next: [mend, report]}}}
        #                                      ^^^^ nobody knows how many customers go where from 'call'
        touchpoints:
          report: {lane: customer, title: Report, start: unknown, next: {mend: 60%, call: , look: }}
        #                                         ^^^^^ nobody knows how many customers come in at 'report', 'look'
        #                                                         ^^^^ nobody knows how many customers go where from 'report'
          call: {lane: frontstage, title: Call, end: served}
          look: {lane: customer, title: Look, start: unknown, end: served}
          mend: {lane: backstage, title: Mend, end: {served: , left: }}
        #                                      ^^^ nobody knows how many customers go where from 'mend'
        """,
    )


def test_a_rest_and_what_leaves_nothing_are_known(expect: Expect) -> None:
    expect(
        "unknown-share",
        """
        segments: {home: {title: Home, share: 60%}, firm: {title: Firm}}
        touchpoints:
          report: {lane: customer, title: Report, start: unknown, next: {mend: 60%, call: }}
          call: {lane: frontstage, title: Call, next: {all: [mend, look]}}
          look: {lane: customer, title: Look, next: join}
          mend: {lane: backstage, title: Mend, next: join}
          join: {lane: customer, title: Join, join: all, end: {served: 100%, left: , lost: }}
        """,
    )


def test_share_sum_accepts_one_share_left_out(expect: Expect) -> None:
    expect(
        "share-sum",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: {mend: 1/3, call: 1/3}, end: left}
          call: {lane: frontstage, title: Call, end: served}
          mend: {lane: backstage, title: Mend, end: served}
        """,
    )


def test_share_over_one_is_reported_at_the_share(expect: Expect) -> None:
    expect(
        "share-over-one",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: {mend: 55}, end: {left: 130%}}
        #                                                      ^^ 55 is more than the whole
        #                                                                       ^^^^ 130% is more than the whole
          mend: {lane: backstage, title: Mend, end: served}
        """,
    )


def test_share_over_one_accepts_the_whole(expect: Expect) -> None:
    expect(
        "share-over-one",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: {mend: 100%}}
          mend: {lane: backstage, title: Mend, end: {served: 1}}
        """,
    )


def test_bad_nesting_is_reported_where_customers_get_out(expect: Expect) -> None:
    expect(
        "bad-nesting",
        """
        touchpoints:
          receive: {lane: frontstage, title: Receive, next: {all: [call, mend]}}
          call: {lane: frontstage, title: Call, next: collect}
          mend: {lane: backstage, title: Mend, end: served}
        # ^^^^ customers leave at 'mend' while another branch of 'receive' is still open
          collect: {lane: customer, title: Collect, join: all, end: served}
        """,
    )


def test_bad_nesting_is_reported_at_a_join_of_nothing(expect: Expect) -> None:
    expect(
        "bad-nesting",
        """
        touchpoints:
          receive: {lane: frontstage, title: Receive, next: collect}
          collect: {lane: customer, title: Collect, join: all, end: served}
        # ^^^^^^^ 'collect' says `join: all`, but nothing starts together before it
        """,
    )


def test_bad_nesting_accepts_a_block_in_a_block(expect: Expect) -> None:
    expect(
        "bad-nesting",
        """
        touchpoints:
          receive: {lane: frontstage, title: Receive, next: {all: [call, mend]}}
          call: {lane: frontstage, title: Call, next: collect}
          mend: {lane: backstage, title: Mend, next: {all: [clean, glue]}}
          clean: {lane: backstage, title: Clean, next: test}
          glue: {lane: backstage, title: Glue, next: test}
          test: {lane: backstage, title: Test, join: all, next: collect}
          collect: {lane: customer, title: Collect, join: all, end: served}
        """,
    )


def test_missing_exit_is_reported_at_the_touchpoints(expect: Expect) -> None:
    expect(
        "missing-exit",
        """
        touchpoints:
        #^^^^^^^^^^ customers cannot leave: no touchpoint has an `end`
          report: {lane: customer, title: Report, start: 100%, next: mend}
          mend: {lane: backstage, title: Mend, next: report}
        """,
    )


def test_missing_exit_leaves_dead_ends_and_loops_with_exits_elsewhere_to_their_rules(expect: Expect) -> None:
    expect(
        "missing-exit",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: mend}
          mend: {lane: backstage, title: Mend}
        """,
    )
    expect(
        "missing-exit",
        """
        touchpoints:
          report: {lane: customer, title: Report, start: 100%, next: {mend: 50%}, end: left}
          mend: {lane: backstage, title: Mend, next: test}
          test: {lane: backstage, title: Test, next: mend}
        """,
    )


def test_a_map_nobody_can_leave_is_one_finding() -> None:
    loaded = loads(
        "blueprint: 1\ntitle: x\ntouchpoints:\n"
        "  a: {lane: customer, title: A, start: 100%, next: b}\n  b: {lane: customer, title: B, next: a}\n"
    )
    assert [f.name for f in lint(loaded).findings] == ["missing-exit"]


def test_exit_never_reached_is_reported_at_the_exit(expect: Expect) -> None:
    expect(
        "exit-never-reached",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: {mend: 100%}, end: left}
        #                                                                  ^^^^ nobody leaves by exit 'left'
          mend: {lane: backstage, title: Mend, end: {served: 100%, lost: 0%}}
        #                                                          ^^^^ nobody leaves by exit 'lost'
        """,
    )


def test_exit_never_reached_accepts_an_exit_taken_elsewhere_or_by_a_segment(expect: Expect) -> None:
    expect(
        "exit-never-reached",
        """
        segments: {vip: {title: VIP, changes: {mend: {end: {served: 90%, lost: 10%}}}}}
        touchpoints:
          report: {lane: customer, title: Report, next: {mend: 90%}, end: {left: 10%}}
          mend: {lane: backstage, title: Mend, next: {pay: 100%}, end: {lost: 0%, left: 0%}}
          pay: {lane: customer, title: Pay, end: served}
        """,
    )


def test_exit_never_reached_leaves_unreachable_touchpoints_alone(expect: Expect) -> None:
    expect(
        "exit-never-reached",
        """
        touchpoints:
          report: {lane: customer, title: Report, end: served}
          mend: {lane: backstage, title: Mend, end: lost}
        """,
    )


def test_single_branch_decision_is_reported_at_the_condition(expect: Expect) -> None:
    expect(
        "single-branch-decision",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: [{to: mend, when: In warranty}]}
        #                                                           ^^^^ everybody goes from 'report' to 'mend', whatever the condition
          mend: {lane: backstage, title: Mend, next: {all: [{to: call, when: Ready}, clean]}}
        #                                                              ^^^^ everybody goes from 'mend' to 'call', whatever the condition
          call: {lane: frontstage, title: Call, next: collect}
          clean: {lane: backstage, title: Clean, next: collect}
          collect: {lane: customer, title: Collect, join: all, end: served}
        """,
    )


def test_single_branch_decision_accepts_an_exit_as_the_other_branch(expect: Expect) -> None:
    expect(
        "single-branch-decision",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: [{to: mend, share: 80%, when: Agrees}], end: {left: 20%}}
          mend: {lane: backstage, title: Mend, end: served}
        """,
    )


def test_unnamed_branch_is_reported_at_the_target(expect: Expect) -> None:
    expect(
        "unnamed-branch",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: {mend: 70%, quote: 30%}}
        #                                                ^^^^ nothing says which customers go from 'report' to 'mend'
        #                                                           ^^^^^ nothing says which customers go from 'report' to 'quote'
          quote: {lane: frontstage, title: Quote, next: [{to: mend, share: 80%, when: Agrees}, {to: pay, share: 20%}]}
        #                                                                                           ^^^ nothing says which customers go from 'quote' to 'pay'
          mend: {lane: backstage, title: Mend, next: pay}
          pay: {lane: customer, title: Pay, end: served}
        """,
    )


def test_unnamed_branch_accepts_one_way_beside_an_exit_and_parallel_ways(expect: Expect) -> None:
    expect(
        "unnamed-branch",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: {mend: 70%}, end: {left: 30%}}
          mend: {lane: backstage, title: Mend, next: {all: [call, clean]}}
          call: {lane: frontstage, title: Call, next: collect}
          clean: {lane: backstage, title: Clean, next: collect}
          collect: {lane: customer, title: Collect, join: all, end: served}
        """,
    )


def test_fail_without_recovery_is_reported_at_the_failure(expect: Expect) -> None:
    expect(
        "fail-without-recovery",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: mend}
          mend: {lane: backstage, title: Mend, fails: {chance: 5%}, next: collect}
        #                                      ^^^^^ nothing puts it right when 'mend' fails
          collect: {lane: customer, title: Collect, end: served}
        """,
    )


def test_fail_without_recovery_accepts_recoveries_of_every_kind(expect: Expect) -> None:
    expect(
        "fail-without-recovery",
        """
        touchpoints:
          named: {lane: customer, title: Named, fails: {chance: 5%, then: redo}, next: drawn}
          drawn: {lane: frontstage, title: Drawn, fails: {chance: 5%}, next: {redo: 5%, again: 95%}}
          redo: {lane: frontstage, title: Redo, next: drawn}
          again: {lane: frontstage, title: Again, fails: {chance: 5%}, next: {again: 5%, caught: 95%}}
          caught: {lane: frontstage, title: Caught, fails: {chance: 5%, caught: 100%}, next: never}
          never: {lane: frontstage, title: Never, fails: {chance: 0%}, uses: [crm], end: served}
          crm: {lane: support, title: CRM, fails: {chance: 1%}}
        """,
    )


def test_self_loop_certain_is_reported_at_the_way_on(expect: Expect) -> None:
    expect(
        "self-loop-certain",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: {test: 90%}, end: {left: 10%}}
          test: {lane: backstage, title: Test, next: test}
        #                                      ^^^^ 'test' leads only to itself
        """,
    )


def test_self_loop_certain_is_no_closed_loop_as_well(expect: Expect) -> None:
    expect(
        "closed-loop",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: {test: 90%}, end: {left: 10%}}
          test: {lane: backstage, title: Test, next: test}
        """,
    )


def test_self_loop_certain_accepts_a_share_that_goes_on(expect: Expect) -> None:
    expect(
        "self-loop-certain",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: test}
          test: {lane: backstage, title: Test, next: {test: 20%}, end: served}
        """,
    )


def test_zero_share_is_reported_also_where_nothing_is_left(expect: Expect) -> None:
    expect(
        "zero-share",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: {mend: 100%, call: 0%}}
        #                                                            ^^^^ nobody goes from 'report' to 'call'
          mend: {lane: backstage, title: Mend, next: {call: 100%, report: }}
        #                                                         ^^^^^^ nobody goes from 'mend' to 'report'
          call: {lane: frontstage, title: Call, end: served}
        """,
    )


def test_zero_share_accepts_a_way_of_one_segment(expect: Expect) -> None:
    expect(
        "zero-share",
        """
        segments: {vip: {title: VIP, changes: {report: {next: {mend: 50%, call: 50%}}}}}
        touchpoints:
          report: {lane: customer, title: Report, next: {mend: 100%, call: 0%}}
          mend: {lane: backstage, title: Mend, next: call}
          call: {lane: frontstage, title: Call, end: served}
        """,
    )


def test_too_many_customer_actions_is_reported_at_the_first_too_many(expect: Expect) -> None:
    expect(
        "too-many-customer-actions",
        """
        touchpoints:
          call: {lane: customer, title: Call, next: wait}
          wait: {lane: customer, title: Wait, next: mend}
          mend: {lane: backstage, title: Mend, next: pay}
          pay: {lane: customer, title: Pay, end: served}
        # ^^^ the number of customer actions is 3, more than 2
        """,
        most=2,
    )


def test_too_many_customer_actions_accepts_one_and_counts_no_other_lane(expect: Expect) -> None:
    expect(
        "too-many-customer-actions",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: mend}
          mend: {lane: backstage, title: Mend, end: served}
        """,
    )


def test_too_many_customer_actions_are_more_than_fifteen(expect: Expect) -> None:
    steps = [f"  a{i}: {{lane: customer, title: Step {i}, next: a{i + 1}}}\n" for i in range(1, 16)]
    expect(
        "too-many-customer-actions",
        "touchpoints:\n" + "".join(steps[:-1]) + steps[-1].replace("next: a16", "end: served"),
    )
    found = "#" + " ^^^ the number of customer actions is 16, more than 15\n"
    last = "  a16: {lane: customer, title: Step 16, end: served}\n"
    expect("too-many-customer-actions", "touchpoints:\n" + "".join(steps) + last + found)


def test_too_few_customer_actions_is_reported_at_the_touchpoints(expect: Expect) -> None:
    expect(
        "too-few-customer-actions",
        """
        touchpoints:
        #^^^^^^^^^^ the number of customer actions is 1, less than 5
          report: {lane: customer, title: Report, next: mend}
          mend: {lane: backstage, title: Mend, end: served}
        """,
    )


def test_too_few_customer_actions_accepts_what_is_configured(expect: Expect) -> None:
    expect(
        "too-few-customer-actions",
        """
        touchpoints:
          report: {lane: customer, title: Report, end: served}
        """,
        least=1,
    )


def test_failure_without_chance_is_reported_at_the_failure(expect: Expect) -> None:
    expect(
        "failure-without-chance",
        """
        touchpoints:
          mend: {lane: frontstage, title: Mend, fails: {then: redo}, next: {redo: 5%}, end: served}
        #                                       ^^^^^ nothing says how often 'mend' fails
          redo: {lane: frontstage, title: Redo, next: mend}
        """,
    )


def test_failure_without_chance_accepts_a_chance(expect: Expect) -> None:
    expect(
        "failure-without-chance",
        """
        touchpoints:
          mend: {lane: frontstage, title: Mend, fails: {chance: 5%}, end: served}
        """,
    )


def test_chance_of_failure_unnoticed_is_reported_at_the_failure(expect: Expect) -> None:
    expect(
        "chance-of-failure-unnoticed",
        """
        touchpoints:
          mend: {lane: frontstage, title: Mend, fails: {chance: 5%}, end: served}
        #                                       ^^^^^ nothing says how many failures of 'mend' customers do not notice
        """,
    )


def test_chance_of_failure_unnoticed_accepts_zero_and_what_nobody_walks(expect: Expect) -> None:
    expect(
        "chance-of-failure-unnoticed",
        """
        touchpoints:
          mend: {lane: frontstage, title: Mend, fails: {chance: 5%, caught: 0%}, uses: [crm], end: served}
          crm: {lane: support, title: CRM, fails: {chance: 1%}}
        """,
    )


def test_duplicate_connection_is_reported_at_the_second(expect: Expect) -> None:
    expect(
        "duplicate-connection",
        """
        touchpoints:
          report:
            lane: customer
            title: Report
            next:
              - {to: mend, share: 40%, when: In warranty}
              - {to: mend, share: 60%}
        #            ^^^^ 'report' already has an arrow to 'mend'
          mend: {lane: backstage, title: Mend, end: served}
        """,
    )


def test_duplicate_connection_accepts_two_reasons_for_one_way(expect: Expect) -> None:
    expect(
        "duplicate-connection",
        """
        touchpoints:
          report:
            lane: customer
            title: Report
            next:
              - {to: mend, share: 40%, when: In warranty}
              - {to: mend, share: 60%, when: As goodwill}
          mend: {lane: backstage, title: Mend, end: served}
        """,
    )


def test_recovery_out_of_reach_is_reported_at_the_recovery(expect: Expect) -> None:
    expect(
        "recovery-out-of-reach",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: {mend: 95%, sorry: 5%}}
          sorry: {lane: frontstage, title: Apologise, next: mend}
          mend: {lane: backstage, title: Mend, fails: {chance: 5%, then: sorry}, end: served}
        #                                                                ^^^^^ no way leads from 'mend' to its recovery 'sorry'
        """,
    )


def test_recovery_share_differs_is_reported_at_the_arrow(expect: Expect) -> None:
    expect(
        "recovery-share-differs",
        """
        segments:
          few: {title: Few, share: 50%, changes: {mend: {next: {sorry: 1%, test: 99%}}}}
        #                                                       ^ customers notice 4 % of the work at 'mend' failing, and 1 % go to its recovery 'sorry'
          more: {title: More, share: 50%}
        touchpoints:
          report: {lane: customer, title: Report, fails: {chance: 5%, then: sorry}, next: {mend: 80%, sorry: 20%}}
        #                                                                                             ^ 'report' fails at 5 % of visits, and 20 % go to its recovery 'sorry'
          mend: {lane: backstage, title: Mend, fails: {chance: 10%, caught: 60%, then: sorry}, next: {sorry: 4%, test: 96%}}
          test: {lane: backstage, title: Test, fails: {chance: 30%, caught: 0%, then: mend}, next: {mend: 2%}, end: {served: 98%}}
        #                                                                                           ^ customers notice 30 % of the work at 'test' failing, and 2 % go to its recovery 'mend'
          sorry: {lane: frontstage, title: Apologise, next: mend}
        """,
    )


def test_recovery_share_differs_accepts_what_is_said_and_what_everybody_walks(expect: Expect) -> None:
    expect(
        "recovery-share-differs",
        """
        segments:
          anxious: {title: Anxious, share: 50%, changes: {report: {next: {mend: 60%, sorry: 40%}}}}
          calm: {title: Calm, share: 50%}
        touchpoints:
          report:
            lane: customer
            title: Report
            fails: {chance: 5%, then: sorry}
            next: [{to: mend, share: 80%}, {to: sorry, share: 20%, when: It is urgent}]
          mend: {lane: backstage, title: Mend, fails: {chance: 10%, caught: 60%, then: test}, next: test}
          test: {lane: backstage, title: Test, fails: {chance: 30%, caught: 50%, then: mend}, next: {mend: 30%}, end: served}
          sorry: {lane: frontstage, title: Apologise, fails: {caught: 5%, then: mend}, next: mend}
        """,
    )


def test_recovery_out_of_reach_accepts_a_recovery_further_on(expect: Expect) -> None:
    expect(
        "recovery-out-of-reach",
        """
        touchpoints:
          report: {lane: customer, title: Report, fails: {chance: 5%, then: sorry}, next: mend}
          mend: {lane: backstage, title: Mend, next: {sorry: 5%}, end: served}
          sorry: {lane: frontstage, title: Apologise, next: mend}
        """,
    )
