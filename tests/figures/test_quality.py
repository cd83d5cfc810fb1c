"""The House of Quality and the five dimensions: published and hand-checked numbers."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.experience.quality.cascade import Norm, cascade
from blueprint.experience.quality.house import House
from blueprint.experience.quality.perceived import Perceptions
from blueprint.figures import Analysis
from blueprint.figures.data import as_data
from blueprint.flow.chain.from_map import chain_of
from blueprint.flow.visits.meeting import meeting
from blueprint.model.loader import loads
from blueprint.model.names import Dimension, Effect
from blueprint.packs.servqual import servqual
from tests.run import run

MAPS = Path(__file__).parents[2] / "maps"
close = pytest.approx

# Worked example of SchemaTex, "QFD matrix: coffee maker": 45 / 39 / 51.
COFFEE = """\
blueprint: 1
emotion_spread: 0
title: {zh: 咖啡机, en: Coffee maker}
needs:
  quiet: {title: {zh: 安静, en: Quiet}, importance: 5}
  fast: {title: {zh: 煮得快, en: Brews fast}, importance: 3}
  energy: {title: {zh: 省电, en: Energy efficient}, importance: 4}
roof:
  - {between: [fan, heater], effect: "--"}
  - {between: [heater, insulation], effect: +}
touchpoints:
  fan: {lane: frontstage, title: {zh: 风扇转速, en: Fan RPM}, meets: {quiet: 9}, next: heater}
  heater: {lane: frontstage, title: {zh: 加热功率, en: Heater watts}, meets: {fast: 9, energy: 3}, next: insulation}
  insulation: {lane: frontstage, title: {zh: 保温层, en: Insulation}, meets: {quiet: 3, energy: 9}, end: served}
"""


def house(text: str) -> House:
    loaded = loads(text)
    assert loaded.map is not None, [p.message.en for p in loaded.problems]
    return House(loaded.map)


def test_the_published_example_a():
    made = house(COFFEE)
    assert made.weights.absolute == {"fan": 45, "heater": 39, "insulation": 51}
    shares = {id_: round(100 * share, 2) for id_, share in made.weights.relative.items()}
    assert shares == {"fan": 33.33, "heater": 28.89, "insulation": 37.78}
    assert made.weights.ranks == {"insulation": 1, "fan": 2, "heater": 3}
    assert [(p.between, p.effect) for p in made.roof] == [
        (("fan", "heater"), Effect.STRONGLY_HINDERS),
        (("heater", "insulation"), Effect.HELPS),
    ]


def test_a_conflict_needs_two_touchpoints_that_weigh_at_least_the_average():
    assert house(COFFEE).conflicts == ()  # the heater is below 1/3
    even = COFFEE.replace("{fast: 9, energy: 3}", "{fast: 9, energy: 9, quiet: 3}")
    found = house(even).conflicts  # 45, 78 and 51 of 174: the fan is below 58
    assert found == ()
    strong = even.replace("{quiet: 9}", "{quiet: 9, fast: 9}")
    (conflict,) = house(strong).conflicts  # 72, 78, 51 of 201
    assert conflict.pair.between == ("fan", "heater")
    assert conflict.relative == (close(72 / 201), close(78 / 201))


def test_the_planning_side_weighs_needs_by_importance_ratio_and_sales_point():
    text = COFFEE.replace(
        "en: Quiet}, importance: 5}", "en: Quiet}, importance: 5, ours: 2, target: 4, sales_point: 1.5}"
    ).replace(
        "en: Brews fast}, importance: 3}",
        "en: Brews fast}, importance: 3, ours: 4, target: 5, sales_point: 1.2}",
    )
    made = house(text)
    planning = made.planning
    assert planning["quiet"].ratio == 2 and planning["quiet"].weight == close(15)
    assert planning["fast"].ratio == 1.25 and planning["fast"].weight == close(4.5)
    assert planning["energy"].ratio == 1 and planning["energy"].weight == 4, "nothing is planned for it"
    assert made.customer_weights.relative["quiet"] == close(15 / 23.5)
    assert made.weights.absolute == {"fan": close(135), "heater": close(52.5), "insulation": close(81)}
    assert made.by_importance.absolute == {"fan": 45, "heater": 39, "insulation": 51}


def test_wassermans_rows_are_each_one_and_help_passes_along_the_roof():
    normalised = house(COFFEE).normalised.absolute
    # Insulation and heater help each other with 0.3. Quiet 9, 0.9, 3 of 12.9; fast 0, 9, 2.7 of 11.7;
    # energy 0, 3 + 2.7, 9 + 0.9 of 15.6.
    assert normalised["fan"] == close(5 * 9 / 12.9)
    assert normalised["heater"] == close(5 * 0.9 / 12.9 + 3 * 9 / 11.7 + 4 * 5.7 / 15.6)
    assert normalised["insulation"] == close(5 * 3 / 12.9 + 3 * 2.7 / 11.7 + 4 * 9.9 / 15.6)
    assert sum(normalised.values()) == close(5 + 3 + 4)


def test_empty_rows_and_columns():
    made = house(COFFEE.replace("meets: {fast: 9, energy: 3}, ", "").replace("quiet: 9", "energy: 1"))
    assert (made.unserved, made.idle) == (("fast",), ("heater",))


def test_the_cascade_hands_a_weight_on_in_equal_parts():
    text = COFFEE.replace(
        "meets: {quiet: 9}", "meets: {quiet: 9}, time: 60s, script: [Hello], evidence: [Badge]"
    ).replace("meets: {quiet: 3, energy: 9}", "meets: {quiet: 3, energy: 9}, contact: {steps: [Wrap]}")
    flow = cascade(house(text))
    assert flow.held["fan"] == {n: close(45 / 135 / 3) for n in (Norm.TIME, Norm.SCRIPT, Norm.EVIDENCE)}
    assert flow.held["insulation"] == {Norm.ETIQUETTE: close(51 / 135)}
    assert flow.by_norm[Norm.ETIQUETTE] == close(51 / 135)
    assert flow.open == close(39 / 135) and flow.declared["heater"] == ()
    assert flow.strong == ("insulation", "fan") and flow.strong_without == ()
    assert Norm.TIME in flow.lacking["insulation"] and Norm.HANDOFF not in flow.lacking["fan"]
    assert cascade(house(COFFEE)).strong_without == ("insulation", "fan")


@settings(max_examples=60)
@given(
    st.lists(st.lists(st.sampled_from([0, 1, 3, 9]), min_size=4, max_size=4), min_size=3, max_size=3),
    st.lists(st.integers(1, 5), min_size=3, max_size=3),
)
def test_weights_of_any_house(matrix, importance):
    needs = ", ".join(f"n{i}: {{title: N{i}, importance: {w}}}" for i, w in enumerate(importance))
    lines = ["blueprint: 1", "title: x", f"needs: {{{needs}}}", "touchpoints:"]
    for j in range(4):
        meets = ", ".join(f"n{i}: {row[j]}" for i, row in enumerate(matrix))
        way = f"next: t{j + 1}" if j < 3 else "end: served"
        lines.append(f"  t{j}: {{lane: customer, title: T{j}, meets: {{{meets}}}, {way}}}")
    made = house("\n".join(lines))
    for j in range(4):
        expected = sum(w * row[j] for w, row in zip(importance, matrix, strict=True))
        assert made.weights.absolute[f"t{j}"] == expected
    assert set(made.idle) == {f"t{j}" for j in range(4) if not any(row[j] for row in matrix)}
    if any(map(any, matrix)):
        assert sum(made.weights.relative.values()) == close(1)
        served = sum(w for w, row in zip(importance, matrix, strict=True) if any(row))
        assert sum(made.normalised.absolute.values()) == close(served)


def test_both_ways_of_choosing_meet():
    done = run("analyse", MAPS / "branch-visitor-routing.blueprint.yaml", "--json")
    data = json.loads(done.stdout)
    part = data["house_of_quality"]["priorities"]
    truths = data["segments"]["all"]["moments_of_truth"]
    assert part["first"] == len(truths)
    assert sorted(part["both"] + part["moments_only"]) == sorted(truths)
    assert len(part["both"] + part["needs_only"]) == len(truths)
    by_id = {row["touchpoint"]: row for row in part["ranking"]}
    assert by_id["counter"]["rank_by_needs"] == by_id["counter"]["rank_by_swing"] == 1


# --- the five dimensions ---------------------------------------------------------------------------

FORK = """\
blueprint: 1
emotion_spread: 0
title: Fork
touchpoints:
  enter: {lane: customer, title: Enter, next: {quick: 40%, slow: 60%}}
  quick: {lane: frontstage, title: Quick, quality: [empathy], next: leave}
  slow: {lane: frontstage, title: Slow, next: {slow: 50%, mend: 25%, leave: 25%}}
  mend: {lane: frontstage, title: Mend, quality: [empathy, reliability], next: leave}
  leave: {lane: customer, title: Leave, quality: [tangibles], end: served}
"""


def test_who_meets_a_dimension():
    loaded = loads(FORK)
    assert loaded.map is not None
    covered = as_data(Analysis(loaded.map))["dimensions"]["coverage"]
    assert covered["empathy"] == {
        "touchpoints": ["quick", "mend"],
        "unavoidable": [],
        "met": close(0.4 + 0.6 * 0.5),
    }
    assert covered["reliability"]["met"] == close(0.3)
    assert covered["tangibles"] == {"touchpoints": ["leave"], "unavoidable": ["leave"], "met": 1}
    assert covered["assurance"] == {"touchpoints": [], "unavoidable": [], "met": 0}


def test_one_touchpoint_alone_is_met_as_often_as_it_is_reached():
    loaded = loads((MAPS / "branch-visitor-routing.blueprint.yaml").read_text(encoding="utf-8"))
    assert loaded.map is not None
    for segment in Analysis(loaded.map).segments.values():
        for id_, reach in segment.visits.reach.items():
            assert meeting(segment.chain, {id_}) == close(reach)


def test_a_parallel_block_is_missed_when_every_branch_misses():
    text = """\
blueprint: 1
emotion_spread: 0
title: Block
touchpoints:
  fork: {lane: customer, title: Fork, next: {all: [a, b]}}
  a: {lane: frontstage, title: A, next: {x: 50%, meet: 50%}}
  x: {lane: frontstage, title: X, next: meet}
  b: {lane: frontstage, title: B, next: {y: 20%, meet: 80%}}
  y: {lane: frontstage, title: Y, next: meet}
  meet: {lane: customer, title: Meet, join: all, end: served}
"""
    loaded = loads(text)
    assert loaded.map is not None
    chain = chain_of(loaded.map)
    assert meeting(chain, {"x", "y"}) == close(1 - 0.5 * 0.8)
    assert meeting(chain, {"meet"}) == 1 and meeting(chain, set()) == 0


def perceptions(dimensions: str) -> Perceptions:
    loaded = loads(f"{FORK}dimensions: {dimensions}\n")
    assert loaded.map is not None, [p.message.en for p in loaded.problems]
    return Perceptions(loaded.map.dimensions)


def test_servqual_weighted_and_unweighted():
    seen = perceptions(
        "{tangibles: {expectation: 6, perception: 6.5}, reliability: {expectation: 6.5, perception: 5},"
        " responsiveness: {expectation: 6, perception: 5}, assurance: {expectation: 6, perception: 5.5},"
        " empathy: {expectation: 5.5, perception: 5.5}}"
    )
    gaps = [seen.gaps[d] for d in Dimension]
    assert gaps == [0.5, -1.5, -1, -0.5, 0]
    assert seen.unweighted == close(-0.5)
    assert seen.weighted == close(0.11 * 0.5 - 0.32 * 1.5 - 0.22 * 1 - 0.19 * 0.5)
    assert seen.servperf == close(5.5)
    assert seen.weakest is Dimension.RELIABILITY


def test_own_weights_take_the_place_of_the_published_ones():
    five = ", ".join(
        f"{d.value}: {{weight: {w}, expectation: 6, perception: {p}}}"
        for d, w, p in zip(Dimension, (1, 1, 1, 1, 4), (5, 5, 5, 5, 4), strict=True)
    )
    seen = perceptions(f"{{{five}}}")
    assert seen.weights[Dimension.EMPATHY] == 0.5 and seen.weighted == close(-1.5)
    assert perceptions(f"{{{five.replace('weight: 4, ', '')}}}").weighted is None, "a weight is missing"


def test_items_are_averaged_and_those_asked_in_the_negative_turned_round():
    seen = perceptions(
        "{items: {prompt: {expectation: 2, perception: 3}, willing: {expectation: 6, perception: 6}},"
        " reversed: [prompt]}"
    )
    scores = seen.scores[Dimension.RESPONSIVENESS]
    assert (scores.expectation, scores.perception, scores.items) == (6, 5.5, 2)
    assert scores.gap == -0.5
    assert seen.unweighted is None and seen.servperf is None, "four dimensions are unknown"
    five = perceptions("{scale: 5, items: {prompt: {expectation: 1, perception: 2}}, reversed: [prompt]}")
    assert five.scores[Dimension.RESPONSIVENESS].expectation == 5


def test_servperf_is_the_sum_of_22_perceptions():
    items = ", ".join(f"{i.id}: {{expectation: 6, perception: 5}}" for i in servqual().items)
    assert perceptions(f"{{items: {{{items}}}}}").servperf_sum == 110
    assert perceptions(f"{{items: {{{items.replace('hours', 'house')}}}}}").servperf_sum is None


def test_the_questionnaire_is_whole():
    data = servqual()
    assert [item.number for item in data.items] == list(range(1, 23))
    assert {item.number for item in data.items if item.reversed_1988} == {*range(10, 14), *range(18, 23)}
    assert sum(w.points for w in data.weights.values()) == 100
    assert {d for d, w in data.weights.items() if w.certainty == "verified"} == {"tangibles", "assurance"}
    assert len({item.id for item in data.items}) == 22


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            (
                "House of Quality:",
                "Triage (8.2 %) and Counter service (14 %) hinder each other",
                "weakest: Resp",
            ),
        ),
        ("zh", ("质量屋：", "导服分流（8.2 %）与柜台受理（14 %）相互妨碍", "最弱：反应度")),
    ],
)
def test_analyse_tells_it_in_both_languages(language, expected):
    done = run("analyse", MAPS / "branch-visitor-routing.blueprint.yaml", "--full", "--lang", language)
    assert done.code == 0
    for text in expected:
        assert text in done.stdout
    bare = run("analyse", MAPS / "corner-shoeshine.blueprint.yaml", "--full", "--lang", language)
    assert expected[0] not in bare.stdout and "SERVQUAL" not in bare.stdout
