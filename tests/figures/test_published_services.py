"""Services that others published, with times and scores of ours: what a practitioner would name comes first.

Structures: the shoeshine and the florist of Shostack (1984, 1987), the hotel stay of Bitner (2008), an outpatient
pathway as the NHS publishes it, an appliance retailer that delivers. Only scores are given: no `good`, no `bad`.
"""

import pytest

from tests.figures.examples import analyse

SHOESHINE = """\
title: Corner shoeshine
touchpoints:
  brush: {lane: frontstage, title: Brush shoes, channel: in-person, emotion: 1, time: 30s, next: polish}
  polish: {lane: frontstage, title: Apply polish, channel: in-person, emotion: 1, time: 30s, fails: {chance: 10%, then: clean}, next: {clean: 10%, buff: 90%}}
  clean: {lane: frontstage, title: Clean off wrong wax, channel: in-person, emotion: -3, time: 45s, next: polish}
  buff: {lane: frontstage, title: Buff to a shine, channel: in-person, emotion: 3, time: 45s, next: pay}
  pay: {lane: frontstage, title: Collect payment, channel: in-person, emotion: 0, time: 15s, end: served}
"""
FLORIST = """\
title: Florist
touchpoints:
  phone: {lane: customer, title: Phone call, channel: voice, emotion: 1, time: 5m, next: order}
  order: {lane: backstage, title: Take order and credit card, time: 4m, next: pick}
  pick: {lane: backstage, title: Select flowers and arrange, time: 20m, fails: {chance: 5%, caught: 80%}, next: deliver}
  deliver: {lane: frontstage, title: Deliver the bouquet, channel: in-person, emotion: 4, time: 40m, fails: {chance: 4%, caught: 20%}, next: bill}
  bill: {lane: frontstage, title: Bill on card, channel: mail, emotion: 0, time: 1m, end: served}
"""
HOTEL = """\
title: Overnight hotel stay
touchpoints:
  reserve: {lane: customer, title: Make reservation, channel: web, emotion: 1, time: 6m, next: arrive}
  arrive: {lane: customer, title: Arrive at hotel, channel: seen, emotion: 1, time: 3m, next: bags}
  bags: {lane: frontstage, title: Give bags to bellperson, channel: in-person, emotion: 2, time: 2m, next: check-in}
  check-in: {lane: frontstage, title: Check in, channel: in-person, emotion: -1, time: 8m, next: room}
  room: {lane: customer, title: Go to room, channel: seen, emotion: 2, time: 4m, next: receive-bags}
  receive-bags: {lane: frontstage, title: Receive bags, channel: in-person, emotion: 1, time: 10m, next: sleep}
  sleep: {lane: customer, title: Sleep and shower, channel: seen, emotion: 3, time: 8h, next: {room-service: 40%, check-out: 60%}}
  room-service: {lane: customer, title: Call room service, channel: voice, emotion: 0, time: 3m, next: food}
  food: {lane: frontstage, title: Receive food, channel: in-person, emotion: 1, time: 35m, next: eat}
  eat: {lane: customer, title: Eat, channel: seen, emotion: 3, time: 30m, next: check-out}
  check-out: {lane: frontstage, title: Check out and leave, channel: in-person, emotion: 1, time: 5m, end: served}
"""
PATIENT = """\
title: Outpatient pathway
touchpoints:
  gp: {lane: frontstage, title: See the GP, channel: in-person, emotion: 1, time: 10m, next: {refer: 40%}, end: {treated: 60%}}
  refer: {lane: backstage, title: Referral triaged, time: 5d, next: wait}
  wait: {lane: customer, title: Wait for the appointment, channel: seen, emotion: -3, time: 98d, next: letter}
  letter: {lane: frontstage, title: Appointment letter, channel: mail, emotion: 0, time: 1m, next: {arrive: 92%}, end: {did-not-attend: 8%}}
  arrive: {lane: customer, title: Check in at the clinic, channel: kiosk, emotion: -1, time: 5m, next: sit}
  sit: {lane: customer, title: Sit in the waiting room, channel: seen, emotion: -2, time: 40m, next: consult}
  consult: {lane: frontstage, title: See the consultant, channel: in-person, emotion: 3, time: 15m, next: {test: 50%, outcome: 50%}}
  test: {lane: frontstage, title: Scan, channel: in-person, emotion: -1, time: 30m, next: results}
  results: {lane: customer, title: Wait for results, channel: seen, emotion: -3, time: 14d, next: outcome}
  outcome: {lane: frontstage, title: Told the outcome, channel: in-person, emotion: 2, time: 10m, end: treated}
"""
APPLIANCE = """\
title: Appliance retailer
touchpoints:
  browse: {lane: customer, title: Compare models, channel: web, emotion: 0, time: 20m, next: advise}
  advise: {lane: frontstage, title: Advice in the shop, channel: in-person, emotion: 2, time: 15m, next: pay}
  pay: {lane: frontstage, title: Pay and agree on a day, channel: in-person, emotion: 0, time: 5m, next: wait}
  wait: {lane: customer, title: Wait for delivery, channel: seen, emotion: -2, time: 4d, next: deliver}
  deliver: {lane: frontstage, title: Deliver and install, channel: in-person, emotion: 3, time: 40m, next: {survey: 88%, broken: 12%}}
  broken: {lane: customer, title: It does not work, channel: seen, emotion: -4, time: 2h, next: mend}
  mend: {lane: frontstage, title: Exchange at home, channel: in-person, emotion: 2, time: 1d, next: survey}
  survey: {lane: customer, title: Asked for a rating, channel: text, emotion: 0, time: 2m, end: served}
"""
NAMED = [
    (SHOESHINE, {"buff", "clean", "polish", "pay"}),
    (FLORIST, {"deliver", "phone", "bill"}),
    (HOTEL, {"sleep", "check-out", "check-in", "eat"}),
    (PATIENT, {"consult", "gp", "outcome", "wait", "results"}),
    (APPLIANCE, {"deliver", "wait", "broken"}),
]


@pytest.mark.parametrize(
    ("service", "named"), NAMED, ids=lambda x: x.split("\n")[0][7:] if isinstance(x, str) else ""
)
def test_two_of_the_first_three_are_those_a_practitioner_would_name(service: str, named: set[str]) -> None:
    everyone = analyse("blueprint: 1\n" + service)["segments"]["all"]

    first = everyone["moments_of_truth"][:3]
    assert len(named.intersection(first)) >= 2, everyone["moments_of_truth"]
    assert everyone["swing_assumed"] == pytest.approx(1)


def first(service: str) -> list[str]:
    """The moments of truth, the first one first."""
    found: list[str] = analyse("blueprint: 1\n" + service)["segments"]["all"]["moments_of_truth"]
    return found


def test_the_bouquet_comes_before_the_bill() -> None:
    found = first(FLORIST)

    assert found[0] == "deliver"


def test_the_consultant_is_in() -> None:
    assert "consult" in first(PATIENT)


def test_the_birth_of_a_child_comes_before_parking_and_the_form() -> None:
    service = """\
title: Swing without good and bad
touchpoints:
  park: {lane: customer, title: Park, emotion: 0, time: 1m, next: birth}
  birth: {lane: frontstage, title: Child is born, emotion: 4, time: 60m, next: form}
  form: {lane: customer, title: Sign a form, emotion: -1, time: 1m, next: bill}
  bill: {lane: frontstage, title: Pay the bill, emotion: 0, time: 1m, end: served}
"""
    swings = {
        id_: t["swing"]
        for id_, t in analyse("blueprint: 1\n" + service)["segments"]["all"]["touchpoints"].items()
    }

    assert swings["birth"] > swings["form"]
    assert swings["birth"] > swings["park"]
    assert len({round(swing, 6) for swing in swings.values()}) == len(swings)
