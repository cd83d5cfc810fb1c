"""BP70 and BP71: completeness, by the decks' checklists."""

from collections.abc import Callable
from fractions import Fraction

from blueprint.lint.run.engine import Linted

Expect = Callable[..., Linted]


def test_missing_time_is_reported_at_the_id(expect: Expect) -> None:
    expect(
        "missing-time",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: mend}
        # ^^^^^^ nothing says how long 'report' takes
          mend: {lane: backstage, title: Mend, time: {tolerance: 2h}, end: served}
        # ^^^^ nothing says how long 'mend' takes
        """,
    )


def test_missing_time_accepts_standards_estimates_and_what_nobody_walks(expect: Expect) -> None:
    expect(
        "missing-time",
        """
        touchpoints:
          report: {lane: customer, title: Report, time: 2m, uses: [crm], next: mend}
          mend: {lane: backstage, title: Mend, time: {estimate: {mean: 2h, cv: 1}}, next: pay}
          pay: {lane: customer, title: Pay, map: payment, end: served}
          crm: {lane: support, title: CRM}
        """,
    )


def test_missing_norm_is_reported_at_the_id(expect: Expect) -> None:
    expect(
        "missing-norm",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: receive}
          receive: {lane: frontstage, title: Receive, role: Agent, next: mend}
        # ^^^^^^^ nothing says how 'receive' is done well
          mend: {lane: backstage, title: Mend, time: 2h, end: served}
        # ^^^^ nothing says how 'mend' is done well
        """,
    )


def test_missing_norm_accepts_each_way_of_saying_it(expect: Expect) -> None:
    expect(
        "missing-norm",
        """
        touchpoints:
          greet: {lane: frontstage, title: Greet, script: [Hello], next: ask}
          ask: {lane: frontstage, title: Ask, contact: {steps: [Listen]}, next: mend}
          mend: {lane: backstage, title: Mend, quality: [reliability], next: [{to: test, handoff: {standard: Clean}}]}
          test: {lane: backstage, title: Test, next: [{to: thank, handoff: {standard: With the report}}]}
          thank: {lane: frontstage, title: Thank, map: farewell, end: served}
        """,
    )


def test_missing_assurance_is_reported_at_the_id(expect: Expect) -> None:
    expect(
        "missing-assurance",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: receive}
          receive: {lane: frontstage, title: Receive, role: Agent, time: 4m, next: [{to: mend, handoff: {within: 5m}}]}
        # ^^^^^^^ nothing assures that 'receive' is done as designed
          mend: {lane: backstage, title: Mend, end: served}
        # ^^^^ nothing assures that 'mend' is done as designed
        """,
    )


def test_missing_assurance_accepts_each_way_of_assuring(expect: Expect) -> None:
    expect(
        "missing-assurance",
        """
        touchpoints:
          greet: {lane: frontstage, title: Greet, staffed: {servers: 2}, next: ask}
          ask: {lane: frontstage, title: Ask, time: {tolerance: 2m}, next: [{to: mend, handoff: {rule: Call back}}]}
          mend: {lane: backstage, title: Mend, next: test}
          test: {lane: backstage, title: Test, fails: {chance: 1%}, uses: [shelves], next: pay}
          pay: {lane: frontstage, title: Pay, time: {limit: {within: 5m}}, end: served}
          shelves: {lane: backstage, title: Fill the shelves}
        """,
    )


def test_incomplete_contact_is_reported_at_the_contact_or_at_the_id(expect: Expect) -> None:
    expect(
        "incomplete-contact",
        """
        touchpoints:
          greet: {lane: frontstage, title: Greet, channel: in-person, next: ask}
        # ^^^^^ the contact at 'greet' has no appearance, etiquette, script, explanation, steps
          ask: {lane: frontstage, title: Ask, channel: voice, contact: {steps: [Listen]}, script: [Hello], end: served}
        #                                                     ^^^^^^^ the contact at 'ask' has no etiquette, explanation
        """,
    )


def test_incomplete_contact_accepts_all_items_devices_and_other_maps(expect: Expect) -> None:
    expect(
        "incomplete-contact",
        """
        touchpoints:
          call:
            lane: frontstage
            title: Call
            channel: voice
            contact: {etiquette: [voice.clear], explanation: What happens next, steps: [Listen]}
            script: [Hello]
            next: kiosk
          kiosk: {lane: frontstage, title: Kiosk, contact_with: device, next: other}
          other: {lane: frontstage, title: Other, map: other, end: served}
        """,
    )


def test_incomplete_handoff_is_reported_at_the_handoff(expect: Expect) -> None:
    expect(
        "incomplete-handoff",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: [{to: receive, handoff: {within: 15s}}]}
        #                                                              ^^^^^^^ the hand-off from 'report' to 'receive' has no linking step and no communication rule
          receive: {lane: frontstage, title: Receive, next: [{to: mend, handoff: {step: Send the case}}]}
        #                                                               ^^^^^^^ the hand-off from 'receive' to 'mend' has no communication rule
          mend: {lane: backstage, title: Mend, end: served}
        """,
    )


def test_incomplete_handoff_accepts_four_items_and_none_at_all(expect: Expect) -> None:
    expect(
        "incomplete-handoff",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: receive}
          receive:
            lane: frontstage
            title: Receive
            next: [{to: mend, handoff: {step: Send the case, within: 5m, standard: Complete, rule: Call when late}}]
          mend: {lane: backstage, title: Mend, end: served}
        """,
    )


def test_dimension_not_covered_is_one_finding_for_all_that_nothing_serves(expect: Expect) -> None:
    expect(
        "dimension-not-covered",
        """
        touchpoints:
        #^^^^^^^^^^ no touchpoint serves responsiveness, empathy
          report: {lane: customer, title: Report, quality: [tangibles], next: mend}
          mend: {lane: backstage, title: Mend, quality: [reliability, assurance], end: served}
        """,
    )


def test_dimension_not_covered_is_reported_where_customers_can_avoid_it(expect: Expect) -> None:
    expect(
        "dimension-not-covered",
        """
        touchpoints:
          report: {lane: customer, title: Report, quality: [tangibles, reliability, assurance], next: {call: 50%, mend: 50%}}
          call: {lane: frontstage, title: Call, quality: [responsiveness, empathy], next: mend}
        #                                                                 ^^^^^^^ customers can leave at 'mend' without having met empathy
          mend: {lane: backstage, title: Mend, quality: [responsiveness], end: served}
        """,
    )


def test_dimension_not_covered_accepts_one_of_two_branches_each_or_a_parallel_one(expect: Expect) -> None:
    expect(
        "dimension-not-covered",
        """
        touchpoints:
          report: {lane: customer, title: Report, quality: [tangibles, reliability], next: {call: 50%, meet: 50%}}
          call: {lane: frontstage, title: Call, quality: [empathy], next: start}
          meet: {lane: frontstage, title: Meet, quality: [empathy], next: start}
          start: {lane: frontstage, title: Start, next: {all: [mend, tell]}}
          mend: {lane: backstage, title: Mend, quality: [assurance], next: collect}
          tell: {lane: frontstage, title: Tell, quality: [responsiveness], next: collect}
          collect: {lane: customer, title: Collect, join: all, end: served}
        """,
    )


def test_need_unserved_is_reported_at_the_need(expect: Expect) -> None:
    expect(
        "need-unserved",
        """
        needs: {soon: {title: Soon}, fair: {title: Fair}, easy: {title: Easy}}
        #                            ^^^^ no touchpoint meets the need 'fair'
        #                                                 ^^^^ no touchpoint meets the need 'easy'
        touchpoints:
          report: {lane: customer, title: Report, meets: {soon: 9, easy: 0}, end: served}
        """,
    )


def test_need_unserved_accepts_a_need_met_by_support(expect: Expect) -> None:
    expect(
        "need-unserved",
        """
        needs: {soon: {title: Soon}, fair: {title: Fair}}
        touchpoints:
          report: {lane: customer, title: Report, meets: {soon: 9}, uses: [prices], end: served}
          prices: {lane: support, title: Price list, meets: {fair: 3}}
        """,
    )


def test_touchpoint_serves_no_need_is_reported_at_the_id(expect: Expect) -> None:
    expect(
        "touchpoint-serves-no-need",
        """
        needs: {soon: {title: Soon}}
        touchpoints:
          report: {lane: customer, title: Report, meets: {soon: 9}, next: mend}
          mend: {lane: backstage, title: Mend, end: served}
        # ^^^^ 'mend' meets no need
        """,
    )


def test_touchpoint_serves_no_need_accepts_a_map_without_needs_and_what_nobody_walks(expect: Expect) -> None:
    expect(
        "touchpoint-serves-no-need",
        """
        touchpoints:
          report: {lane: customer, title: Report, end: served}
        """,
    )
    expect(
        "touchpoint-serves-no-need",
        """
        needs: {soon: {title: Soon}}
        touchpoints:
          report: {lane: customer, title: Report, meets: {soon: 9}, uses: [crm], end: served}
          crm: {lane: support, title: CRM}
        """,
    )


def test_missing_purpose_is_reported_at_the_title(expect: Expect) -> None:
    expect(
        "missing-purpose",
        """
        blueprint: 1
        title: Repair
        #^^^^ nothing says what the service is for
        touchpoints:
          report: {lane: customer, title: Report, end: served}
        """,
    )


def test_missing_purpose_accepts_a_purpose(expect: Expect) -> None:
    expect(
        "missing-purpose",
        """
        purpose: Mended soon
        touchpoints:
          report: {lane: customer, title: Report, end: served}
        """,
    )


def test_missing_owner_is_reported_at_the_title(expect: Expect) -> None:
    expect(
        "missing-owner",
        """
        blueprint: 1
        title: Repair
        #^^^^ nothing says who answers for the service
        touchpoints:
          report: {lane: customer, title: Report, end: served}
        """,
    )


def test_missing_owner_accepts_an_owner(expect: Expect) -> None:
    expect(
        "missing-owner",
        """
        owner: Manager
        touchpoints:
          report: {lane: customer, title: Report, end: served}
        """,
    )


def test_missing_phase_is_reported_at_the_id(expect: Expect) -> None:
    expect(
        "missing-phase",
        """
        touchpoints:
          report: {lane: customer, title: Report, next: mend}
        # ^^^^^^ 'report' belongs to no phase
          mend: {lane: backstage, title: Mend, end: served}
        """,
    )


def test_missing_phase_accepts_a_phase(expect: Expect) -> None:
    expect(
        "missing-phase",
        """
        touchpoints:
          report: {lane: customer, title: Report, phase: receive, end: served}
        """,
    )


def test_missing_translation_is_reported_at_every_text(expect: Expect) -> None:
    expect(
        "missing-translation",
        """
        blueprint: 1
        title: {zh: 维修, en: Repair}
        owner: 经理
        #^^^^ '经理' is written in one language only
        promises: [{id: soon, from: report, to: report, within: 5m, told: {en: At the door}, source: Notice}]
        #                                                           ^^^^ 'At the door' is not written in zh
        touchpoints:
          report:
            lane: customer
            title: {zh: 报修, en: Report}
            evidence: [{zh: 保修卡}, {zh: 热线, en: Hotline}]
        #              ^ '保修卡' is not written in en
            emotion: {score: 1, source: assumed}
            script: [您好，请您说说是什么情况，我们马上帮您登记，登记完成以后会有维修师联系您。]
        #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ '您好，请您说说是什么情况，我们马上帮您登记，登记完成以后会有维修师联系您。' is written in one language only
            end: served
        """,
    )


def test_missing_translation_accepts_a_map_in_one_language(expect: Expect) -> None:
    expect(
        "missing-translation",
        """
        blueprint: 1
        title: {zh: 维修}
        owner: Manager
        touchpoints:
          report: {lane: customer, title: {en: Report}, end: served}
        """,
    )


def test_phase_not_covered_is_reported_at_the_touchpoints(expect: Expect) -> None:
    expect(
        "phase-not-covered",
        """
        touchpoints:
        #^^^^^^^^^^ no touchpoint stands in phase understand, keep
          report: {lane: customer, title: Report, phase: receive, next: mend}
          mend: {lane: frontstage, title: Mend, phase: help, end: served}
        """,
    )


def test_phase_not_covered_accepts_all_four_and_none(expect: Expect) -> None:
    expect(
        "phase-not-covered",
        """
        touchpoints:
          report: {lane: customer, title: Report, end: served}
        """,
    )
    expect(
        "phase-not-covered",
        """
        touchpoints:
          report: {lane: customer, title: Report, phase: receive, next: ask}
          ask: {lane: frontstage, title: Ask, phase: understand, next: mend}
          mend: {lane: frontstage, title: Mend, phase: help, next: thank}
          thank: {lane: frontstage, title: Thank, phase: keep, end: served}
        """,
    )


def test_missing_needs_is_reported_at_the_title(expect: Expect) -> None:
    expect(
        "missing-needs",
        """
        blueprint: 1
        title: Repair
        #^^^^ nothing says what customers need
        touchpoints:
          report: {lane: customer, title: Report, end: served}
        """,
    )


def test_missing_needs_accepts_a_need(expect: Expect) -> None:
    expect(
        "missing-needs",
        """
        needs: {soon: {title: Soon}}
        touchpoints:
          report: {lane: customer, title: Report, end: served}
        """,
    )


def test_need_weakly_served_is_reported_at_the_need(expect: Expect) -> None:
    expect(
        "need-weakly-served",
        """
        needs: {soon: {title: Soon}}
        #       ^^^^ the need 'soon' is met only weakly
        touchpoints:
          report: {lane: customer, title: Report, meets: {soon: 1}, next: mend}
          mend: {lane: backstage, title: Mend, meets: {soon: 1}, end: served}
        """,
    )


def test_need_weakly_served_accepts_one_that_is_there_for_it_and_leaves_the_unserved(expect: Expect) -> None:
    expect(
        "need-weakly-served",
        """
        needs: {soon: {title: Soon}, fair: {title: Fair}}
        touchpoints:
          report: {lane: customer, title: Report, meets: {soon: 1}, next: mend}
          mend: {lane: backstage, title: Mend, meets: {soon: 3}, end: served}
        """,
    )


def test_crowded_needs_is_reported_at_the_needs(expect: Expect) -> None:
    expect(
        "crowded-needs",
        """
        needs: {soon: {title: Soon}, fair: {title: Fair}}
        #^^^^ 75 % of all pairs of need and touchpoint are related
        touchpoints:
          report: {lane: customer, title: Report, meets: {soon: 3, fair: 3}, next: mend}
          mend: {lane: backstage, title: Mend, meets: {soon: 9}, end: served}
        """,
    )


def test_crowded_needs_accepts_half_of_it(expect: Expect) -> None:
    expect(
        "crowded-needs",
        """
        needs: {soon: {title: Soon}, fair: {title: Fair}}
        touchpoints:
          report: {lane: customer, title: Report, meets: {fair: 9}, next: mend}
          mend: {lane: backstage, title: Mend, meets: {soon: 9}, end: served}
        """,
    )


def test_crowded_needs_accepts_what_is_configured(expect: Expect) -> None:
    expect(
        "crowded-needs",
        """
        needs: {soon: {title: Soon}, fair: {title: Fair}}
        touchpoints:
          report: {lane: customer, title: Report, meets: {fair: 9, soon: 1}, next: mend}
          mend: {lane: backstage, title: Mend, meets: {soon: 9}, end: served}
        """,
        most=Fraction(3, 4),
    )


def test_unusual_relationship_is_reported_at_the_value(expect: Expect) -> None:
    expect(
        "unusual-relationship",
        """
        needs: {soon: {title: Soon}, fair: {title: Fair}}
        touchpoints:
          report: {lane: customer, title: Report, meets: {soon: 5, fair: 0}, end: served}
        #                                                       ^ a relationship of 5 is none of 1, 3 and 9
        """,
    )


def test_unusual_relationship_accepts_one_three_and_nine(expect: Expect) -> None:
    expect(
        "unusual-relationship",
        """
        needs: {soon: {title: Soon}, fair: {title: Fair}, easy: {title: Easy}}
        touchpoints:
          report: {lane: customer, title: Report, meets: {soon: 1, fair: 3, easy: 9.0}, end: served}
        """,
    )


def test_need_without_importance_is_reported_at_the_need(expect: Expect) -> None:
    expect(
        "need-without-importance",
        """
        needs: {soon: {title: Soon}, fair: {title: Fair, importance: 0}}
        #       ^^^^ nothing says how much 'soon' matters
        touchpoints:
          report: {lane: customer, title: Report, end: served}
        """,
    )


def test_need_without_importance_accepts_a_weight(expect: Expect) -> None:
    expect(
        "need-without-importance",
        """
        needs: {soon: {title: Soon, importance: 5}}
        touchpoints:
          report: {lane: customer, title: Report, end: served}
        """,
    )
