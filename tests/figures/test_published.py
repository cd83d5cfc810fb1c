"""Published and hand-checked numbers, from YAML to figures."""

import json
from pathlib import Path

import pytest

from blueprint.experience.walk.feeling import PeakRule
from blueprint.figures import Settings
from tests.figures.examples import BRANCH, REPAIR, analyse
from tests.run import run

MAPS = Path(__file__).parents[2] / "maps"
close = pytest.approx


def test_shoeshine_follows_shostack_1984():
    done = run("analyse", MAPS / "corner-shoeshine.blueprint.yaml", "--json")
    assert done.code == 0
    everyone = json.loads(done.stdout)["segments"]["all"]
    assert everyone["time"]["mean"] == close(128.333333333, abs=1e-6)
    assert everyone["time"]["sd"] == close(26.3523138347, abs=1e-6)
    assert everyone["time"]["method"] == "exact"
    within = {p["id"]: p["achieved"] for p in everyone["promises"]}
    assert within["accept-in-5m"] == close(0.999, abs=1e-12), "P(T <= 300) = 1 - p^3"


def test_example_1_branch_without_a_loop():
    everyone = analyse(BRANCH)["segments"]["all"]
    time, experience, touchpoints = everyone["time"], everyone["experience"], everyone["touchpoints"]
    assert (time["mean"], time["sd"]) == (close(392, abs=1e-6), close(224.178500, abs=1e-6))
    assert (time["p50"], time["p90"]) == (575, 575)
    assert everyone["exits"] == {"served": close(1)}
    assert {id_: t["visits"] for id_, t in touchpoints.items()} == close(
        {"greet": 1, "wait": 0.6, "counter": 0.6, "self": 0.4, "bye": 0.8}, abs=1e-12
    )
    assert touchpoints["wait"]["unavoidability"] == close(0.6)
    assert experience["remembered"] == close(0.8, abs=1e-12)
    assert experience["peak"] == [[-3, close(0.6)], [1, close(0.2)], [3, close(0.2)]]
    assert experience["end"] == [[1, close(0.2)], [3, close(0.8)]]
    assert experience["maximum"] == [[1, close(0.2)], [3, close(0.8)]]
    assert experience["minimum"] == [[-3, close(0.6)], [1, close(0.4)]]
    assert {id_: t["peak_share"] for id_, t in touchpoints.items() if t["peak_share"]} == close(
        {"wait": 0.6, "bye": 0.2, "self": 0.2}
    )
    assert {id_: t["end_share"] for id_, t in touchpoints.items() if t["end_share"]} == close(
        {"bye": 0.8, "self": 0.2}
    )


def test_example_1_with_the_positive_peak():
    assert analyse(BRANCH, Settings(PeakRule("max")))["segments"]["all"]["experience"]["remembered"] == close(
        2.6
    )


def test_example_2_repair_with_a_rework_loop():
    everyone = analyse(REPAIR)["segments"]["all"]
    assert everyone["time"]["mean"] == close(135.714285714, abs=1e-6)
    assert everyone["time"]["sd"] == close(95 * 0.3**0.5 / 0.7, abs=1e-9)
    visits = {id_: t["visits"] for id_, t in everyone["touchpoints"].items()}
    assert visits == close(
        {"ask": 1, "repair": 1 / 0.7, "test": 1 / 0.7, "complain": 0.3 / 0.7, "hand-over": 1}, abs=1e-12
    )
    assert everyone["touchpoints"]["complain"]["reach"] == close(0.3)
    assert everyone["experience"]["remembered"] == close(1.95, abs=1e-12)
    assert everyone["experience"]["minimum"] == [[-4, close(0.3)], [-1, close(0.7)]]
    assert everyone["experience"]["maximum"] == [[3, close(1)]]


ROUTES = [
    # theory 3.5: Kahneman's patients A and B; the cold water trials; field.md golden 1
    ([-8, -7], -7.5),
    ([-8, -1], -4.5),
    ([-8], -8),
    ([-8, -5], -6.5),
    ([1, 1, 3, 0, 2, 1, 2, 4, 0, 1], 2.5),
]


@pytest.mark.parametrize(("scores", "remembered"), ROUTES)
def test_single_routes(scores, remembered):
    steps = [
        f"  t{i}: {{lane: customer, title: T, time: 1s, emotion: {e}, "
        + (f"next: t{i + 1}}}" if i < len(scores) - 1 else "end: served}")
        for i, e in enumerate(scores)
    ]
    text = "\n".join(
        ["blueprint: 1", "title: x", "emotion_scale: 10", "emotion_spread: 0", "touchpoints:", *steps]
    )
    assert analyse(text)["segments"]["all"]["experience"]["remembered"] == close(remembered)


def test_unknown_times_are_named_and_never_zero():
    everyone = analyse(BRANCH.replace("time: 5m, ", ""))["segments"]["all"]
    assert everyone["time"]["mean"] is None
    assert everyone["time"]["unknown"] == ["wait"]
    assert everyone["experience"]["remembered"] == close(0.8), "peak and end need no times"


def test_unknown_emotions_are_named_and_never_zero():
    everyone = analyse(BRANCH.replace(", emotion: -3", ""))["segments"]["all"]
    assert everyone["experience"]["remembered"] is None
    assert everyone["experience"]["unknown"] == ["wait"]
    assert everyone["moments_of_truth"] == []
    assert everyone["time"]["mean"] == close(392)


def test_backstage_touchpoints_change_time_only():
    hidden = REPAIR.replace("next: test}", "next: workshop}").replace(
        "  complain:", "  workshop: {lane: backstage, title: Workshop, time: 100s, next: test}\n  complain:"
    )
    plain, longer = analyse(REPAIR)["segments"]["all"], analyse(hidden)["segments"]["all"]
    assert longer["experience"]["remembered"] == close(plain["experience"]["remembered"])
    assert longer["time"]["mean"] == close(plain["time"]["mean"] + 100 / 0.7)
    assert longer["time"]["hidden_mean"] == close(100 / 0.7)
    assert longer["time"]["visible_mean"] == close(plain["time"]["mean"])


def test_segments_mix_by_their_shares():
    text = BRANCH.replace(
        "touchpoints:",
        "segments:\n  calm: {title: Calm, share: 75%}\n  hurried:\n    title: Hurried\n"
        "    changes: {greet: {next: {wait: 100%}}, wait: {emotion: -5}}\ntouchpoints:",
        1,
    )
    data = analyse(text)["segments"]
    assert list(data) == ["all", "calm", "hurried"]
    assert data["hurried"]["experience"]["remembered"] == close((-5 + 3) / 2)
    assert data["all"]["experience"]["remembered"] == close(0.75 * 0.8 + 0.25 * -1)
    assert data["all"]["time"]["mean"] == close(0.75 * 392 + 0.25 * 575)
    assert data["all"]["touchpoints"]["wait"]["reach"] == close(0.75 * 0.6 + 0.25)
