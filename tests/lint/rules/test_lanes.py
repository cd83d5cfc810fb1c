"""BP3: lanes and lines."""

from collections.abc import Callable

from blueprint.lint.run.engine import Linted, lint
from blueprint.model.loader import loads

Expect = Callable[..., Linted]


def test_unknown_lane_is_reported_at_the_word(expect: Expect) -> None:
    expect(
        "unknown-lane",
        """
        touchpoints:
          report: {lane: customers, title: Report, end: served}
        #                ^^^^^^^^^ there is no lane 'customers'
        """,
    )


def test_unknown_lane_accepts_the_five(expect: Expect) -> None:
    expect(
        "unknown-lane",
        """
        touchpoints:
          sign: {lane: evidence, title: Sign}
          report: {lane: customer, title: Report, next: receive}
          receive: {lane: frontstage, title: Receive, next: mend}
          mend: {lane: backstage, title: Mend, next: ship}
          ship: {lane: support, title: Ship, end: served}
        """,
    )


def test_flow_into_evidence_is_reported_at_the_arrow_and_at_the_way_on(expect: Expect) -> None:
    expect(
        "flow-into-evidence",
        """
        touchpoints:
          enter: {lane: customer, title: Enter, next: {sign: 30%, counter: 70%}}
        #                                              ^^^^ an arrow leads into the evidence lane, to 'sign'
          sign: {lane: evidence, title: Sign, next: counter}
        #                                     ^^^^ customers walk through 'sign', which stands in the evidence lane
          counter: {lane: frontstage, title: Counter, end: served}
        """,
    )


def test_flow_into_evidence_accepts_evidence_that_is_seen(expect: Expect) -> None:
    expect(
        "flow-into-evidence",
        """
        touchpoints:
          enter: {lane: customer, title: Enter, uses: [sign], end: served}
          sign: {lane: evidence, title: Sign}
        """,
    )


def test_customer_action_without_contact_is_reported_at_the_id(expect: Expect) -> None:
    expect(
        "customer-action-without-contact",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: mend}
        # ^^^^^^ the customer meets nobody and nothing at 'report'
          mend: {lane: backstage, title: Mend, next: collect}
          collect: {lane: customer, title: Collect, next: pay}
          pay: {lane: frontstage, title: Take the money, end: served}
        """,
    )


def test_customer_action_without_contact_accepts_devices_premises_and_other_maps(expect: Expect) -> None:
    expect(
        "customer-action-without-contact",
        """
        touchpoints:
          enter: {lane: customer, title: Enter, contact_with: premises, next: kiosk}
          kiosk: {lane: customer, title: Kiosk, contact_with: device, next: repair}
          repair: {lane: customer, title: Repair, map: after-sales, end: served}
        """,
    )


def test_contact_without_customer_action_is_reported_at_the_id(expect: Expect) -> None:
    expect(
        "contact-without-customer-action",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: receive}
          receive: {lane: frontstage, title: Receive, next: label}
          label: {lane: frontstage, title: Label, next: mend}
        # ^^^^^ no customer action belongs to 'label'
          mend: {lane: backstage, title: Mend, end: served}
        """,
    )


def test_contact_without_customer_action_accepts_a_stated_contact(expect: Expect) -> None:
    expect(
        "contact-without-customer-action",
        """
        touchpoints:
          brush: {lane: frontstage, title: Brush shoes, contact_with: staff, next: pay}
          pay: {lane: customer, title: Pay, next: thank}
          thank: {lane: frontstage, title: Thank, end: served}
        """,
    )


def test_flow_skips_a_line_is_reported_in_both_directions(expect: Expect) -> None:
    expect(
        "flow-skips-a-line",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: {mend: 90%, ship: 10%}}
        #                                                ^^^^ the arrow from 'report' to 'mend' joins a customer action with backstage, without a contact
        #                                                           ^^^^ the arrow from 'report' to 'ship' joins a customer action with support, without a contact
          mend: {lane: backstage, title: Mend, next: collect}
        #                                            ^^^^^^^ the arrow from 'mend' to 'collect' joins a customer action with backstage, without a contact
          ship: {lane: support, title: Ship, end: served}
          collect: {lane: customer, title: Collect, end: served}
        """,
    )


def test_flow_skips_a_line_accepts_a_contact_in_between_or_at_the_customer(expect: Expect) -> None:
    expect(
        "flow-skips-a-line",
        """
        touchpoints:
          order: {lane: customer, title: Order in the app, contact_with: device, next: pick}
          pick: {lane: support, title: Pick the goods, next: bring}
          bring: {lane: frontstage, title: Bring them, next: sign}
          sign: {lane: customer, title: Sign, end: served}
        """,
    )


def test_customer_action_without_evidence_is_reported_at_the_id(expect: Expect) -> None:
    expect(
        "customer-action-without-evidence",
        """
        touchpoints:
          enter: {lane: customer, title: Enter, next: ask}
        # ^^^^^ customers see no evidence at 'enter'
          ask: {lane: customer, title: Ask, evidence: [Desk], end: served}
        """,
    )


def test_customer_action_without_evidence_accepts_a_thing_of_the_evidence_lane(expect: Expect) -> None:
    expect(
        "customer-action-without-evidence",
        """
        touchpoints:
          enter: {lane: customer, title: Enter, uses: [sign], next: greet}
          sign: {lane: evidence, title: Sign}
          greet: {lane: frontstage, title: Greet, end: served}
        """,
    )


def test_handoff_without_limit_is_reported_where_a_lane_or_a_role_is_crossed(expect: Expect) -> None:
    expect(
        "handoff-without-limit",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: receive}
        #                                               ^^^^^^^ the hand-off from 'report' to 'receive' has no limit
          receive: {lane: frontstage, title: Receive, role: {en: Agent, zh: 坐席}, next: note}
          note: {lane: frontstage, title: Note, role: {zh: 坐席}, next: pass}
        #                                                             ^^^^ the hand-off from 'note' to 'pass' has no limit
          pass: {lane: frontstage, title: Pass on, role: Guide, next: [{to: mend, handoff: {standard: Complete}}]}
        #                                                                   ^^^^ the hand-off from 'pass' to 'mend' has no limit
          mend: {lane: backstage, title: Mend, end: served}
        """,
    )


def test_handoff_without_standard_is_reported_where_a_lane_or_a_role_is_crossed(expect: Expect) -> None:
    expect(
        "handoff-without-standard",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: receive}
        #                                               ^^^^^^^ the hand-off from 'report' to 'receive' has no standard
          receive: {lane: frontstage, title: Receive, role: Agent, next: note}
        #                                                                ^^^^ the hand-off from 'receive' to 'note' has no standard
          note: {lane: frontstage, title: Note, role: Clerk, next: [{to: mend, handoff: {within: 5m}}]}
        #                                                                ^^^^ the hand-off from 'note' to 'mend' has no standard
          mend: {lane: backstage, title: Mend, end: served}
        """,
    )


def test_handoff_without_limit_accepts_what_is_laid_down_and_work_that_stays(expect: Expect) -> None:
    expect(
        "handoff-without-limit",
        """
        touchpoints:
          report:
            lane: customer
            title: Report
            next:
              - {to: receive, handoff: {within: 15s, standard: A person answers}}
          receive: {lane: frontstage, title: Receive, role: Agent, next: note}
          note: {lane: frontstage, title: Note, role: Agent, next: thank}
          thank: {lane: frontstage, title: Thank, next: leave}
          leave: {lane: frontstage, title: See off, role: Guide, end: served}
        """,
    )


def test_handoff_without_standard_accepts_what_is_laid_down_and_work_that_stays(expect: Expect) -> None:
    expect(
        "handoff-without-standard",
        """
        touchpoints:
          report:
            lane: customer
            title: Report
            next:
              - {to: receive, handoff: {within: 15s, standard: A person answers}}
          receive: {lane: frontstage, title: Receive, role: Agent, next: note}
          note: {lane: frontstage, title: Note, role: Agent, next: thank}
          thank: {lane: frontstage, title: Thank, next: leave}
          leave: {lane: frontstage, title: See off, role: Guide, end: served}
        """,
    )


def test_hidden_wait_is_reported_at_the_first_hidden_touchpoint(expect: Expect) -> None:
    expect(
        "hidden-wait",
        """
        touchpoints:
          hand-in: {lane: frontstage, title: Hand in, next: sort}
          sort: {lane: backstage, title: Sort, time: 5m, next: order}
        # ^^^^ customers wait during 'sort', 'order', 'mend' ..., and no touchpoint stands for it
          order: {lane: support, title: Order, time: {estimate: {mean: 1h, cv: 1}}, next: mend}
          mend: {lane: backstage, title: Mend, time: {estimate: {min: 1m, likely: 2h, max: 3h}}, next: test}
          test: {lane: backstage, title: Test, next: hand-out}
          hand-out: {lane: frontstage, title: Hand out, next: file}
          file: {lane: backstage, title: File, time: 2m, end: served}
        """,
    )


def test_hidden_wait_is_reported_when_all_branches_are_hidden(expect: Expect) -> None:
    expect(
        "hidden-wait",
        """
        touchpoints:
          hand-in: {lane: frontstage, title: Hand in, next: {all: [mend, clean]}}
          mend: {lane: backstage, title: Mend, time: 2h, next: hand-out}
        # ^^^^ customers wait during 'mend', and no touchpoint stands for it
          clean: {lane: backstage, title: Clean, time: 1h, next: hand-out}
        # ^^^^^ customers wait during 'clean', and no touchpoint stands for it
          hand-out: {lane: frontstage, title: Hand out, join: all, end: served}
        """,
    )


def test_hidden_wait_accepts_a_wait_beside_it_before_it_and_a_short_one(expect: Expect) -> None:
    expect(
        "hidden-wait",
        """
        touchpoints:
          hand-in: {lane: frontstage, title: Hand in, next: {all: [mend, sit]}}
          mend: {lane: backstage, title: Mend, time: 2h, next: pay}
          sit: {lane: customer, title: Read the news, next: pay}
          pay: {lane: customer, title: Pay, join: all, next: book}
          book: {lane: backstage, title: Book, time: 1m, next: queue}
          queue: {lane: customer, title: Queue for the receipt, next: print}
          print: {lane: backstage, title: Print, time: 5m, next: hand-out}
          hand-out: {lane: frontstage, title: Hand out, uses: [crm], end: served}
          crm: {lane: support, title: CRM, time: 1h}
        """,
    )


def test_hidden_wait_accepts_what_is_configured(expect: Expect) -> None:
    from blueprint.model.duration import Duration

    expect(
        "hidden-wait",
        """
        touchpoints:
          hand-in: {lane: frontstage, title: Hand in, next: mend}
          mend: {lane: backstage, title: Mend, time: 2h, next: hand-out}
          hand-out: {lane: frontstage, title: Hand out, end: served}
        """,
        longer_than=Duration(7200),
    )


def test_support_without_user_is_reported_at_the_id(expect: Expect) -> None:
    expect(
        "support-without-user",
        """
        touchpoints:
          report: {lane: customer, title: Report, end: served}
          crm: {lane: support, title: CRM}
        # ^^^ nothing uses 'crm'
        """,
    )


def test_support_without_user_is_the_only_finding_there() -> None:
    loaded = loads(
        "blueprint: 1\ntitle: x\ntouchpoints:\n"
        "  a: {lane: customer, title: A, end: served}\n  crm: {lane: support, title: CRM}\n"
    )
    assert [f.name for f in lint(loaded).findings] == ["support-without-user"]


def test_support_without_user_accepts_use_and_flow(expect: Expect) -> None:
    expect(
        "support-without-user",
        """
        touchpoints:
          report: {lane: customer, title: Report, uses: [crm], next: ship}
          crm: {lane: support, title: CRM, uses: [net]}
          net: {lane: support, title: Network}
          ship: {lane: support, title: Ship, end: served}
        """,
    )


def test_uses_not_support_is_reported_at_the_id(expect: Expect) -> None:
    expect(
        "uses-not-support",
        """
        touchpoints:
          report: {lane: customer, title: Report, uses: [crm, mend], next: mend}
        #                                                     ^^^^ 'report' uses 'mend', which stands in the frontstage lane
          mend: {lane: frontstage, title: Mend, uses: [report], end: served}
        #                                              ^^^^^^ 'mend' uses 'report', which stands in the customer lane
          crm: {lane: support, title: CRM}
        """,
    )


def test_uses_not_support_accepts_support_backstage_and_evidence(expect: Expect) -> None:
    expect(
        "uses-not-support",
        """
        touchpoints:
          report: {lane: customer, title: Report, uses: [crm, shelves, sign], end: served}
          crm: {lane: support, title: CRM}
          shelves: {lane: backstage, title: Fill the shelves}
          sign: {lane: evidence, title: Sign}
        """,
    )


def test_crossing_without_role_is_reported_at_the_id(expect: Expect) -> None:
    expect(
        "crossing-without-role",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: receive}
          receive: {lane: frontstage, title: Receive, contact_with: staff, next: mend}
        # ^^^^^^^ nothing says who does 'receive'
          mend: {lane: backstage, title: Mend, end: served}
        # ^^^^ nothing says who does 'mend'
        """,
    )


def test_crossing_without_role_accepts_devices_and_support(expect: Expect) -> None:
    expect(
        "crossing-without-role",
        """
        touchpoints:
          kiosk: {lane: frontstage, title: Kiosk, contact_with: device, uses: [crm], next: receive}
          receive: {lane: frontstage, title: Receive, role: Agent, end: served}
          crm: {lane: support, title: CRM}
        """,
    )


def test_backstage_unlinked_is_reported_at_the_id(expect: Expect) -> None:
    expect(
        "backstage-unlinked",
        """
        touchpoints:
          report: {lane: customer, title: Report, end: served}
          label: {lane: backstage, title: Label, time: 5m}
        # ^^^^^ nothing leads to 'label', and nothing uses it
        """,
    )


def test_backstage_unlinked_accepts_arrows_use_and_recovery(expect: Expect) -> None:
    expect(
        "backstage-unlinked",
        """
        touchpoints:
          report: {lane: customer, title: Report, uses: [shelves], fails: {chance: 1%, then: trace}, next: mend}
          shelves: {lane: backstage, title: Fill the shelves}
          trace: {lane: backstage, title: Trace the fault}
          mend: {lane: backstage, title: Mend, end: served}
        """,
    )


def test_contact_with_missing_is_reported_at_the_id(expect: Expect) -> None:
    expect(
        "contact-with-missing",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: mend}
        # ^^^^^^ nothing says whom or what customers meet at 'report'
          mend: {lane: backstage, title: Mend, end: served}
        """,
    )


def test_contact_with_missing_accepts_a_contact(expect: Expect) -> None:
    expect(
        "contact-with-missing",
        """
        touchpoints:
          report: {lane: customer, title: Report, contact_with: staff, end: served}
        """,
    )


def test_channel_missing_is_reported_at_the_id(expect: Expect) -> None:
    expect(
        "channel-missing",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: mend}
        # ^^^^^^ nothing says how customers are reached at 'report'
          mend: {lane: backstage, title: Mend, end: served}
        """,
    )


def test_channel_missing_accepts_a_channel(expect: Expect) -> None:
    expect(
        "channel-missing",
        """
        touchpoints:
          report: {lane: customer, title: Report, channel: voice, end: served}
        """,
    )


def test_hidden_entry_is_reported_at_the_id(expect: Expect) -> None:
    expect(
        "hidden-entry",
        """
        touchpoints:
          assign: {lane: backstage, title: Assign, start: 40%, next: call}
        # ^^^^^^ customers come in at 'assign', below the line of visibility
          report: {lane: customer, title: Report, start: 60%, next: call}
          call: {lane: frontstage, title: Call, end: served}
        """,
    )


def test_hidden_entry_accepts_the_first_step_of_staff_that_is_seen(expect: Expect) -> None:
    expect(
        "hidden-entry",
        """
        touchpoints:
          greet: {lane: frontstage, title: Greet, end: served}
        """,
    )


def test_hidden_exit_is_reported_at_the_end(expect: Expect) -> None:
    expect(
        "hidden-exit",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: mend}
          mend: {lane: backstage, title: Mend, end: served}
        #                                      ^^^ the service ends at 'mend', below the line of visibility
        """,
    )


def test_hidden_exit_accepts_an_end_that_is_experienced(expect: Expect) -> None:
    expect(
        "hidden-exit",
        """
        touchpoints:
          report: {lane: customer, title: Report, end: served}
        """,
    )


def test_evidence_without_touchpoint_is_reported_at_the_id(expect: Expect) -> None:
    expect(
        "evidence-without-touchpoint",
        """
        touchpoints:
          report: {lane: customer, title: Report, evidence: [Card], end: served}
          sign: {lane: evidence, title: Sign}
        # ^^^^ no touchpoint shows 'sign'
        """,
    )


def test_evidence_without_touchpoint_accepts_what_is_shown(expect: Expect) -> None:
    expect(
        "evidence-without-touchpoint",
        """
        touchpoints:
          report: {lane: customer, title: Report, evidence: [{zh: 保修卡, en: Card}], uses: [sign], end: served}
          card: {lane: evidence, title: {en: Card}}
          sign: {lane: evidence, title: Sign}
        """,
    )


def test_hidden_emotion_is_reported_at_the_key(expect: Expect) -> None:
    expect(
        "hidden-emotion",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: mend}
          mend: {lane: backstage, title: Mend, emotion: -3, uses: [crm], end: served}
        #                                      ^^^^^^^ customers do not experience 'mend', in the backstage lane
          crm: {lane: support, title: CRM, emotion: {score: 1}}
        #                                  ^^^^^^^ customers do not experience 'crm', in the support lane
        """,
    )


def test_hidden_emotion_accepts_what_customers_experience(expect: Expect) -> None:
    expect(
        "hidden-emotion",
        """
        touchpoints:
          report: {lane: customer, title: Report, emotion: -1, next: thank}
          thank: {lane: frontstage, title: Thank, emotion: 2, end: served}
        """,
    )


def test_hidden_evidence_is_reported_at_the_key(expect: Expect) -> None:
    expect(
        "hidden-evidence",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: test}
          test: {lane: backstage, title: Test, evidence: [Test report], end: served}
        #                                      ^^^^^^^^ customers see nothing at 'test', in the backstage lane
        """,
    )


def test_hidden_evidence_accepts_what_customers_see(expect: Expect) -> None:
    expect(
        "hidden-evidence",
        """
        touchpoints:
          report: {lane: customer, title: Report, evidence: [Card], end: served}
        """,
    )
