"""What-if: values are set as the file would say them, the file's own messages where they cannot be."""

from fractions import Fraction
from operator import attrgetter

import pytest

from blueprint.figures import Analysis
from blueprint.figures.data import as_data
from blueprint.figures.whatif.changes import BadChange, apply_changes
from blueprint.model.segments import for_segment, segment_shares
from blueprint.model.service_map import ServiceMap
from tests.figures.examples import BRANCH
from tests.figures.invest_examples import TWO_KINDS, read, shipped


@pytest.fixture
def branch() -> ServiceMap:
    return shipped("branch-visitor-routing")


SET = [
    ("wait.emotion=-1", "wait", "emotion.score", -1.0),
    ("wait.emotion.bad=-3.5", "wait", "emotion.bad", -3.5),
    ("touchpoints.wait.emotion=-1", "wait", "emotion.score", -1.0),
    ("counter.staffed.servers=4", "counter", "staffed.servers", 4),
    ("enter.staffed.servers=2", "enter", "staffed.servers", 2),
    ("counter.time.standard=5m", "counter", "time.standard.seconds", 300.0),
    ("counter.time=5m", "counter", "time.standard.seconds", 300.0),
    ("counter.time.estimate.max=PT1H", "counter", "time.estimate.max.seconds", 3600.0),
    ("triage.fails.chance=1/4", "triage", "fails.chance", Fraction(1, 4)),
    ("wait.lane=backstage", "wait", "lane", "backstage"),
    (" wait.emotion = -1 ", "wait", "emotion.score", -1.0),
]


@pytest.mark.parametrize(("said", "id_", "path", "value"), SET, ids=[s[0] for s in SET])
def test_a_value_of_a_touchpoint(branch: ServiceMap, said: str, id_: str, path: str, value: object) -> None:
    changed = apply_changes(branch, [said]).map

    assert attrgetter(path)(changed.touchpoints[id_]) == value
    others = {i: t for i, t in branch.touchpoints.items() if i != id_}
    assert {i: t for i, t in changed.touchpoints.items() if i != id_} == others


def test_values_of_the_map(branch: ServiceMap) -> None:
    changed = apply_changes(branch, ["arrivals=2/m", "promises.visit-in-25m.within=30m"]).map

    assert changed.arrivals == 120
    assert changed.promises[0].within is not None
    assert changed.promises[0].within.seconds == 1800
    assert changed.promises[1:] == branch.promises[1:]


def test_the_map_itself_stays_as_it_is(branch: ServiceMap) -> None:
    before = branch.model_dump_json()

    apply_changes(branch, ["wait.emotion=-1", "triage.next.kiosk=40%", "segments.hurried.share=30%"])

    assert branch.model_dump_json() == before


def test_one_segment_alone(branch: ServiceMap) -> None:
    changed = apply_changes(branch, ["hurried:intro.emotion=-2", "hurried:leave.emotion=2"]).map

    assert changed.touchpoints == branch.touchpoints
    hurried, others = (for_segment(changed, s).touchpoints for s in ("hurried", "counter"))
    assert hurried["intro"].emotion is not None
    assert hurried["leave"].emotion is not None
    assert (hurried["intro"].emotion.score, hurried["intro"].emotion.bad) == (-2, -3)
    assert hurried["leave"].emotion.score == 2
    assert hurried["leave"].emotion.good == branch.touchpoints["leave"].emotion.good
    assert others == for_segment(branch, "counter").touchpoints


def test_other_shares_keep_their_proportions() -> None:
    changed = apply_changes(read(BRANCH), ["greet.next.wait=80%"])

    assert {c.to: c.share for c in changed.map.touchpoints["greet"].next} == {
        "wait": Fraction(4, 5),
        "self": Fraction(1, 5),
    }
    assert [n.en for n in changed.notes] == [
        "greet.next.wait: the other shares keep their proportions: self 20 %"
    ]


def test_shares_of_exits_and_connections_are_one_whole() -> None:
    changed = apply_changes(read(BRANCH), ["self.end.served=75%"]).map

    assert changed.touchpoints["self"].ways == (
        ("bye", False, Fraction(1, 4)),
        ("served", True, Fraction(3, 4)),
    )


def test_what_was_worked_out_before_a_change_does_not_outlive_it() -> None:
    service_map = read(BRANCH)
    before = service_map.walked, service_map.touchpoints["greet"].ways

    changed = apply_changes(service_map, ["greet.next.wait=80%", "self.lane=evidence"]).map

    assert (changed.walked, changed.touchpoints["greet"].ways) != before
    assert "self" not in changed.walked
    assert changed.touchpoints["greet"].ways[0][2] == Fraction(4, 5)


def test_shares_of_segments(branch: ServiceMap) -> None:
    changed = apply_changes(branch, ["segments.hurried.share=30%"])

    assert segment_shares(changed.map) == {
        "counter": Fraction(7, 16),
        "self-service": Fraction(21, 80),
        "hurried": Fraction(3, 10),
    }


def test_segments_with_a_value_of_their_own_keep_it_and_that_is_said(branch: ServiceMap) -> None:
    said = [n.en for n in apply_changes(branch, ["intro.emotion=-1", "triage.next.kiosk=40%"]).notes]

    assert said[0].endswith("keep it: hurried")
    assert said[1].endswith("keep it: counter, self-service")


def test_a_standard_beside_an_estimate_changes_no_time_and_that_is_said(branch: ServiceMap) -> None:
    changed = apply_changes(branch, ["counter.time.standard=20m"])

    assert "follow the estimate of counter" in changed.notes[0].en
    assert Analysis(changed.map).all.time.mean == Analysis(branch).all.time.mean


def test_setting_what_is_there_changes_nothing() -> None:
    service_map = read(TWO_KINDS)
    same = [
        *(f"{i}.emotion={t.emotion.score:g}" for i, t in service_map.touchpoints.items() if t.emotion),
        "enter.next.desk=70%",
        "hard:desk.emotion=-2",
        "hard:enter.next.desk=100%",
        "segments.easy.share=60%",
        "desk.staffed.servers=2",
        "desk.fails.caught=50%",
        "arrivals=60/h",
        "promises.out.share=80%",
    ]

    changed = apply_changes(service_map, same).map

    assert as_data(Analysis(changed)) == as_data(Analysis(service_map))


FAILING = """blueprint: 1
title: T
segments:
  some: {title: Some, share: 50%}
  rest: {title: Rest, share: 50%}
touchpoints:
  work: {lane: frontstage, title: Work, start: 100%, time: 10m, fails: {chance: 20%, caught: 50%, then: redo}, next: {redo: _, leave: 70%}, end: lost}
  redo: {lane: frontstage, title: Redo, time: 30m, next: leave}
  leave: {lane: customer, title: Leave, time: 1m, end: served}
"""


@pytest.mark.parametrize(
    ("arrow", "said", "redone"),
    [
        ("20%", "work.fails.chance=10%", "10%"),  # the arrow of all failures
        ("10%", "work.fails.chance=10%", "5%"),  # of those that customers notice
        ("10%", "work.fails.caught=0%", "20%"),
        ("20%", "work.fails.caught=0%", "20%"),
        ("15%", "work.fails.chance=10%", "7.5%"),  # half of those that are caught go there, too
        ("25%", "work.fails.chance=10%", "25%"),  # more than all failures: two numbers stay two
    ],
)
def test_the_arrow_to_the_recovery_follows_the_chance_of_failure(arrow: str, said: str, redone: str) -> None:
    changed = apply_changes(read(FAILING.replace("_", arrow)), [said])
    share = Fraction(redone.rstrip("%")) / 100
    figures = Analysis(changed.map).all
    assert figures.touchpoints["redo"].visits == pytest.approx(float(share))
    old = Fraction(arrow.rstrip("%")) / 100
    assert figures.exits["lost"] == pytest.approx(float((Fraction(3, 10) - old) * (1 - share) / (1 - old)))
    assert bool(changed.notes) == (share != old)
    some = Analysis(apply_changes(read(FAILING.replace("_", arrow)), [f"some:{said}"]).map)
    visits = [some.of(name).touchpoints["redo"].visits for name in ("some", "rest")]
    assert visits == pytest.approx([float(share), float(old)])


def test_who_else_goes_to_the_recovery_goes_on_going_there() -> None:
    text = FAILING.replace(
        "{redo: _, leave: 70%}", "[{to: redo, share: 25%, when: asked for}, {to: leave, share: 70%}]"
    )
    changed = apply_changes(read(text.replace("end: lost}", "end: {lost: 5%}}")), ["work.fails.chance=10%"])

    assert Analysis(changed.map).all.touchpoints["redo"].visits == pytest.approx(0.15)


def test_changes_are_made_one_after_the_other() -> None:
    changed = apply_changes(read(BRANCH), ["greet.next.wait=50%", "greet.next.wait=80%"]).map

    assert changed.touchpoints["greet"].next[0].share == Fraction(4, 5)


def test_ids_may_contain_dots() -> None:
    text = (
        BRANCH.replace("wait:", "wait.long:")
        .replace("{wait:", "{wait.long:")
        .replace("wait: 60%", "wait.long: 60%")
    )

    changed = apply_changes(read(text), ["wait.long.emotion=-1", "greet.next.wait.long=10%"]).map

    assert changed.touchpoints["wait.long"].emotion is not None
    assert changed.touchpoints["wait.long"].emotion.score == -1
    assert changed.touchpoints["greet"].next[0].share == Fraction(1, 10)


BAD = [
    ("wait.emotion", "write PATH=VALUE"),
    ("=3", "write PATH=VALUE"),
    ("wait.emotion=", "write PATH=VALUE"),
    ("wiat.emotion=1", "there is no touchpoint or key of a map 'wiat' here; did you mean 'wait'?"),
    ("wait.emoton=1", "there is no key 'emoton' here; did you mean 'emotion'?"),
    ("wait.emotion=good", "'good' is not an emotion score"),
    ("wait.emotion=-900", "outside what an emotion score can be"),
    ("wait.time=-5m", "a time cannot be negative"),
    ("wait.time=5", "a unit is missing"),
    ("wait.time=1:30", "'1:30' can mean 1h30m or 1m30s"),
    ("wait.time.estimate=3m", "'estimate' holds several values; set one of min, likely, max, mean, cv"),
    ("wait=3", "the path stops too early"),
    ("wait.emotion.score.x=3", "'score' is a single value; no 'x' below it"),
    ("wait.lane=backstge", "did you mean 'backstage'?"),
    ("triage.uses=wait", "'uses' is a list"),
    ("triage.next=wait", "set one of pre-accept, kiosk, try-devices"),
    ("triage.next.queue=40%", "there is no connection to 'queue' here"),
    ("triage.next.kiosk=140%", "140% is more than the whole"),
    ("triage.next.kiosk=40", "did you mean `40%`?"),
    ("pre-accept.next.take-number=50%", "nothing else is there to take the other 50 %"),
    ("divert.end.gone=10%", "there is no exit 'gone' here"),
    ("counter.staffed.servers=0", "'0' is not a number of servers"),
    ("arrivals=60", "'60' is not a rate of arrival"),
    ("segments.hurred.share=30%", "there is no segment 'hurred' here; did you mean 'hurried'?"),
    ("hurred:wait.emotion=1", "there is no segment 'hurred' here; did you mean 'hurried'?"),
    ("promises.visit-in-24m.within=30m", "did you mean 'visit-in-25m'?"),
    ("promises.visit-in-25m=30m", "holds several values"),
]


@pytest.mark.parametrize(("said", "message"), BAD, ids=[b[0] for b in BAD])
def test_what_cannot_be_set_says_why_in_one_sentence(branch: ServiceMap, said: str, message: str) -> None:
    with pytest.raises(BadChange) as caught:
        apply_changes(branch, [said])

    assert message in caught.value.wording.en
    assert caught.value.wording.en.startswith(said)
    assert "\n" not in caught.value.wording.en
    assert caught.value.wording.zh != caught.value.wording.en


def test_branches_that_start_together_have_no_shares() -> None:
    with pytest.raises(BadChange, match="start together"):
        apply_changes(shipped("after-sales-repair"), ["take-job.next.diagnose=50%"])
