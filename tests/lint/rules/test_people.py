"""BP1, BP2, BP4: people who serve at several touchpoints."""

from collections.abc import Callable

from blueprint.lint.run.engine import Linted

Expect = Callable[..., Linted]


def test_role_overload_finds(expect: Expect) -> None:
    expect(
        "role-overload",
        """
        arrivals: 30/h
        roles:
          guide: {servers: 1}
        #                  ^ 1.5 people's work comes to 1 of the role 'guide'
        touchpoints:
          greet: {lane: frontstage, role: guide, title: Greet, time: 1m, next: form}
          form: {lane: frontstage, role: guide, title: Form, time: 2m, end: served}
        """,
    )


def test_role_overload_leaves_alone(expect: Expect) -> None:
    expect(
        "role-overload",
        """
        arrivals: 30/h
        roles:
          guide: {servers: 2}
        touchpoints:
          greet: {lane: frontstage, role: guide, title: Greet, time: 1m, next: form}
          form: {lane: frontstage, role: guide, title: Form, time: 2m, end: served}
        """,
    )


def test_role_too_busy_finds(expect: Expect) -> None:
    expect(
        "role-too-busy",
        """
        arrivals: 18/h
        roles:
          guide: {servers: 1}
        #                  ^ the people of 'guide' are busy 90 % of the time, more than 85 %
        touchpoints:
          greet: {lane: frontstage, role: guide, title: Greet, time: 1m, next: form}
          form: {lane: frontstage, role: guide, title: Form, time: 2m, end: served}
        """,
    )


def test_role_too_busy_leaves_alone(expect: Expect) -> None:
    expect(
        "role-too-busy",
        """
        arrivals: 16/h
        roles:
          guide: {servers: 1}
        touchpoints:
          greet: {lane: frontstage, role: guide, title: Greet, time: 1m, next: form}
          form: {lane: frontstage, role: guide, title: Form, time: 2m, end: served}
        """,
    )


def test_role_too_busy_finds_the_hour_that_a_mean_over_the_day_hides(expect: Expect) -> None:
    """40 an hour for 3 min each are the work of 2 people; over the nine hours it is that of 0.44."""
    expect(
        "role-too-busy",
        """
        arrivals: {09:00: 5/h, 12:00: 40/h, 13:00: 5/h, 18:00: 0/h}
        roles:
          guide: {servers: 1}
        #                  ^ from 12:00 on 2 people's work comes to 1 of the role 'guide'
          host: {servers: 2}
        touchpoints:
          greet: {lane: frontstage, role: guide, title: Greet, time: 1m, next: form}
          form: {lane: frontstage, role: guide, title: Form, time: 2m, next: leave}
          leave: {lane: frontstage, role: host, title: Leave, time: 2m, end: served}
        """,
    )


def test_uncounted_role_finds(expect: Expect) -> None:
    expect(
        "uncounted-role",
        """
        arrivals: 20/h
        touchpoints:
          greet: {lane: frontstage, role: guide, title: Greet, time: 2m, next: form}
          form: {lane: frontstage, role: guide, title: Form, time: 2m, staffed: {servers: 1}, end: served}
        #                                                              ^^^^^^^ 'guide' has 1.33 people's work at 2 touchpoints, and 1 people where it is staffed
        """,
    )


def test_uncounted_role_leaves_alone(expect: Expect) -> None:
    expect(
        "uncounted-role",
        """
        arrivals: 10/h
        touchpoints:
          greet: {lane: frontstage, role: guide, title: Greet, time: 2m, next: form}
          form: {lane: frontstage, role: guide, title: Form, time: 2m, staffed: {servers: 1}, end: served}
        """,
    )


def test_unused_role_finds(expect: Expect) -> None:
    expect(
        "unused-role",
        """
        roles:
          clerk: {servers: 2}
        # ^^^^^ no touchpoint has the role 'clerk'
        touchpoints:
          report: {lane: frontstage, role: teller, title: Report, end: served}
        """,
    )


def test_unused_role_leaves_alone(expect: Expect) -> None:
    expect(
        "unused-role",
        """
        roles:
          clerk: {title: teller, servers: 2}
        touchpoints:
          report: {lane: frontstage, role: teller, title: Report, end: served}
        """,
    )


def test_wrong_pool_finds(expect: Expect) -> None:
    expect(
        "wrong-pool",
        """
        arrivals: 20/h
        roles:
          clerk: {servers: 3}
        touchpoints:
          counter: {lane: frontstage, role: clerk, title: Counter, time: 4m, staffed: {servers: 2}, next: desk}
        #                                                                                       ^ 2 serve at 'counter', and there are 3 of the role 'clerk'
          desk: {lane: frontstage, title: Desk, time: 1m, staffed: {patience: 5m}, end: served}
        #                                                 ^^^^^^^ nobody says how many serve at 'desk'
        """,
    )


def test_wrong_pool_leaves_alone(expect: Expect) -> None:
    expect(
        "wrong-pool",
        """
        arrivals: 20/h
        roles:
          clerk: {servers: 3}
        touchpoints:
          counter: {lane: frontstage, role: clerk, title: Counter, time: 4m, staffed: {servers: 3}, next: desk}
          desk: {lane: frontstage, title: Desk, time: 1m, staffed: {servers: 1}, end: served}
        """,
    )


def test_peak_on_staff_low_is_reported_where_the_low_is(expect: Expect) -> None:
    expect(
        "peak-on-staff-low",
        """
        touchpoints:
          wait: {lane: customer, title: Wait, emotion: -1, next: counter}
          counter: {lane: frontstage, title: Counter, emotion: 3, staff_emotion: -3, next: leave}
        #                                                         ^^^^^^^^^^^^^ the strongest moment of 86.2 % of customers, 'counter', rests on a low of staff: -3 here
          leave: {lane: customer, title: Leave, emotion: 1, end: served}
        """,
    )


def test_peak_on_staff_low_accepts_a_peak_whose_staff_feel_well(expect: Expect) -> None:
    expect(
        "peak-on-staff-low",
        """
        touchpoints:
          wait: {lane: customer, title: Wait, emotion: -1, next: counter}
          counter: {lane: frontstage, title: Counter, emotion: 3, staff_emotion: -1, next: leave}
          leave: {lane: customer, title: Leave, emotion: 1, end: served}
        """,
    )


def test_staff_emotion_without_staff_is_reported_at_the_key(expect: Expect) -> None:
    expect(
        "staff-emotion-without-staff",
        """
        touchpoints:
          wait: {lane: customer, title: Wait, staff_emotion: -2, next: counter}
        #                                     ^^^^^^^^^^^^^ no staff act at 'wait', in the customer lane
          counter: {lane: frontstage, title: Counter, staff_emotion: -2, end: served}
        """,
    )


def test_staff_emotion_without_staff_accepts_those_who_serve(expect: Expect) -> None:
    expect(
        "staff-emotion-without-staff",
        """
        touchpoints:
          wait: {lane: customer, title: Wait, next: counter}
          counter: {lane: backstage, title: Counter, staff_emotion: -2, end: served}
        """,
    )
