"""Rules about maps in maps, and about ways that follow the pressure of service."""

from collections.abc import Callable

from blueprint.lint.run.engine import Linted

Expect = Callable[..., Linted]


def test_a_map_that_holds_itself(expect: Expect) -> None:
    expect(
        "unusable-map",
        """
        blueprint: 1
        id: visit
        title: Visit
        touchpoints:
          repair: {lane: frontstage, title: Repair, map: visit, end: served}
        #                                                ^^^^^ the map 'visit' would hold itself: visit > visit
        """,
    )


def test_a_case_shows_nothing_better(expect: Expect) -> None:
    expect(
        "unusable-map",
        """
        blueprint: 1
        id: quarrel
        title: Quarrel
        kind: case
        better: quarrel
        #       ^^^^^^^ the map 'quarrel' is a case and shows nothing better
        touchpoints:
          deny: {lane: frontstage, title: Deny, end: lost}
        """,
    )


def test_a_better_map_that_is_not_there(expect: Expect) -> None:
    expect(
        "unknown-map",
        """
        kind: case
        better: answered
        #       ^^^^^^^^ no map has id 'answered'
        touchpoints:
          deny: {lane: frontstage, title: Deny, end: lost}
        """,
    )


def test_a_map_without_others_inside(expect: Expect) -> None:
    expect(
        "unusable-map",
        """
        touchpoints:
          repair: {lane: frontstage, title: Repair, end: served}
        """,
    )


def test_what_the_other_map_says_is_not_said_again(expect: Expect) -> None:
    expect(
        "said-beside-map",
        """
        segments:
          hurried: {title: Hurried, share: 20%, changes: {repair: {emotion: -1, map: express}}}
        #                                                          ^^^^^^^ `emotion` of 'repair' is not used: the map 'mend' says it
        #                                                                            ^^^^^^^ a segment cannot walk another map at 'repair'; 'mend' stays
          calm: {title: Calm}
        touchpoints:
          repair: {lane: frontstage, title: Repair, map: mend, time: 2h, fails: {chance: 1%}, end: served}
        #                                                      ^^^^ `time` of 'repair' is not used: the map 'mend' says it
        #                                                                ^^^^^ `fails` of 'repair' is not used: the map 'mend' says it
        """,
    )


def test_what_is_the_touchpoints_own_may_stand_beside_a_map(expect: Expect) -> None:
    expect(
        "said-beside-map",
        """
        touchpoints:
          repair: {lane: frontstage, title: Repair, phase: help, map: mend, start: 100%, evidence: [Tag], end: served}
        """,
    )


def test_a_pressure_nobody_can_tell(expect: Expect) -> None:
    expect(
        "wrong-load",
        """
        touchpoints:
          wait:
            lane: customer
            title: Wait
            next:
              - {to: counter}
              - {to: kiosk, share: 10%, load: {of: counter, from: 80%, to: 60%}}
        #                                          ^^^^^^^ how busy 'counter' is is unknown: the map does not say how many customers arrive
        #                                                         ^^^ from 80 % to 60 % is no range in which the way could open
              - {to: read, share: 10%, load: kiosk}
        #                                    ^^^^^ 'kiosk' is not staffed, so nobody can tell how busy it is
              - {to: read, share: 10%, load: desk}
        #                                    ^^^^ the time of 'desk' is unknown, and so is how busy it is
              - {to: read, share: 10%, load: kisok}
        #                                    ^^^^^ no touchpoint has id 'kisok'
          counter: {lane: frontstage, title: Counter, time: 4m, staffed: {servers: 3}, end: served}
          desk: {lane: frontstage, title: Desk, staffed: {servers: 3}, start: 100%, next: wait}
          kiosk: {lane: customer, title: Kiosk, time: 3m, end: served}
          read: {lane: customer, title: Read, time: 3m, end: served}
        """,
    )


def test_ways_that_do_not_add_up_under_pressure(expect: Expect) -> None:
    expect(
        "wrong-load",
        """
        arrivals: 40/h
        touchpoints:
          wait:
            lane: customer
            title: Wait
            next: [{to: counter, share: 60%}, {to: kiosk, load: counter}]
        #                                                 ^^^^ nothing says where customers go from 'wait' who do not go to 'kiosk'
          counter:
            lane: frontstage
            title: Counter
            time: 4m
            staffed: {servers: 3}
            next: [{to: kiosk}, {to: read, share: 70%, load: counter}, {to: wait, share: 40%, load: counter}]
        #                                              ^^^^ under pressure 110 % of customers would go from 'counter' by these ways; 100 % are left
          kiosk:
            lane: customer
            title: Kiosk
            time: 3m
            next: {all: [{to: one}, {to: two, load: counter}]}
        #                                     ^^^^ branches that start together at 'kiosk' are all taken, however busy
          one: {lane: customer, title: One, next: read}
          two: {lane: customer, title: Two, next: read}
          read: {lane: customer, title: Read, join: all, end: served}
        """,
    )


def test_ways_that_open_with_the_pressure(expect: Expect) -> None:
    expect(
        "wrong-load",
        """
        arrivals: 40/h
        touchpoints:
          wait:
            lane: customer
            title: Wait
            next: [{to: counter}, {to: kiosk, load: {of: counter, from: 60%}}, {to: read, share: 20%}]
          counter: {lane: frontstage, title: Counter, time: 4m, staffed: {servers: 3}, end: served}
          kiosk: {lane: customer, title: Kiosk, time: 3m, next: [{to: read, share: 50%, load: counter}], end: {served: }}
          read: {lane: customer, title: Read, time: 3m, end: served}
        """,
    )


def test_being_sent_where_it_is_busy(expect: Expect) -> None:
    expect(
        "load-feeds-itself",
        """
        arrivals: 40/h
        touchpoints:
          wait:
            lane: customer
            title: Wait
            next: [{to: read}, {to: counter, load: {of: counter, from: 30%, to: 90%}}]
        #                                    ^^^^ when 'counter' gets busy more customers come to it: its utilisation rises by 44.4 %
          read: {lane: customer, title: Read, time: 3m, next: {counter: 50%}, end: {left: }}
          counter: {lane: frontstage, title: Counter, time: 4m, staffed: {servers: 3}, end: served}
        """,
    )


def test_being_sent_where_it_is_calm(expect: Expect) -> None:
    expect(
        "load-feeds-itself",
        """
        arrivals: 40/h
        touchpoints:
          wait:
            lane: customer
            title: Wait
            next: [{to: counter}, {to: read, load: {of: counter, from: 30%, to: 90%}}]
          read: {lane: customer, title: Read, time: 3m, next: {counter: 50%}, end: {left: }}
          counter: {lane: frontstage, title: Counter, time: 4m, staffed: {servers: 3}, end: served}
        """,
    )


def test_a_wait_that_is_no_queue(expect: Expect) -> None:
    expect(
        "wrong-wait",
        """
        arrivals: 40/h
        touchpoints:
          wait: {lane: customer, title: Wait, waits_for: counter, time: 5m, next: counter}
        #                                                         ^^^^ 'wait' lasts as long as the queue in front of 'counter'; a time of its own contradicts that
          counter: {lane: frontstage, title: Counter, time: 4m, staffed: {servers: 3}, end: served}
        """,
    )


def test_a_wait_that_is_the_queue(expect: Expect) -> None:
    expect(
        "wrong-wait",
        """
        arrivals: 40/h
        touchpoints:
          wait: {lane: customer, title: Wait, waits_for: counter, emotion: {at: {0m: 1, 10m: -4}}, next: counter}
          counter: {lane: frontstage, title: Counter, time: 4m, staffed: {servers: 3}, end: served}
        """,
    )
