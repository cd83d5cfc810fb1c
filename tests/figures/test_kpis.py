"""Key figures: Erlang's published numbers, counts with their errors, and what is unknown says so."""

import json

import pytest

from blueprint.cli.main import main
from blueprint.figures import Analysis
from blueprint.figures.kpis.counts import BadTable, read_counts
from blueprint.figures.kpis.kpis import kpi_figures
from blueprint.model.loader import loads
from blueprint.packs.kpis import kpis

CALLS = """
blueprint: 1
emotion_spread: 0
title: {zh: 热线, en: Hotline}
arrivals: 100/h
touchpoints:
  call: {lane: customer, title: Call, next: agent}
  agent:
    lane: frontstage
    title: Agent
    channel: voice
    time: {estimate: {mean: 3m, cv: 1}}
    staffed: {servers: 7}
    next: {agent: 10%}
    end: {served: 90%}
"""


def figures(text: str, table: str = "", within: float = 20.0):
    loaded = loads(text)
    assert loaded.map is not None, loaded.problems
    counts = read_counts(table, "k.csv") if table else None
    return {f.kpi.id: f for f in kpi_figures(Analysis(loaded.map), counts, within)}


def test_what_follows_from_queues_and_flow():
    found = figures(
        CALLS.replace("{agent: 10%}", "{thanks: 10%}") + "  thanks: {lane: customer, title: T, end: served}\n"
    )
    # Erlang C, 100 calls an hour of 3 minutes: 5 erlang, 7 agents: P(wait) 0.3241, 80.4 % within 20 s.
    assert found["inbound-occupancy"].value == pytest.approx(5 / 7)
    assert found["inbound-occupancy"].good is True
    assert found["service-level"].value == pytest.approx(
        1 - 0.324141 * 2.718281828 ** (-2 * 20 / 180), abs=1e-4
    )
    assert found["answer-time"].value == pytest.approx(0.324141 * 180 / 2, abs=0.01)
    assert found["connect-rate"].value == 1 and found["abandon-rate"].value == 0
    assert found["first-contact-resolution"].value == pytest.approx(1)
    assert all(f.basis == "map" for f in found.values() if f.value is not None)


def test_a_call_that_comes_back_is_not_resolved_at_first_contact():
    assert figures(CALLS)["first-contact-resolution"].value == pytest.approx(0.9)


CASE = """
blueprint: 1
title: Case
touchpoints:
  call: {lane: customer, title: Call, channel: voice, next: agent}
  agent: {lane: frontstage, title: Agent, channel: voice, time: 4m, next: {done: 10%, case: 90%}}
  case: {lane: backstage, title: Case, time: TIME, next: callback}
  callback: {lane: frontstage, title: Call back, time: 4m, next: done}
  done: {lane: customer, title: Done, end: served}
"""


def resolved(text: str):
    return figures(text)["first-contact-resolution"]


def test_a_second_contact_after_a_break_is_no_first_contact_resolution():
    """Nine of ten are called back the next day; on hold for ten minutes they are still in contact."""
    assert resolved(CASE.replace("TIME", "6h")).value == pytest.approx(0.1)
    assert resolved(CASE.replace("TIME", "10m")).value == pytest.approx(1)


def test_a_break_counts_only_between_contacts():
    before = CASE.replace("TIME", "6h").replace(
        "  call: {", "  prepare: {lane: backstage, title: P, time: 2d, next: call}\n  call: {"
    )
    assert resolved(before).value == pytest.approx(0.1)
    silent = CASE.replace("TIME", "6h").replace("next: callback", "end: served")
    assert resolved(silent).value == pytest.approx(1)


def test_a_block_that_someone_attends_to_is_no_break():
    block = """
blueprint: 1
title: Block
touchpoints:
  ask: {lane: frontstage, title: Ask, time: 4m, next: {all: [case, stay]}}
  case: {lane: backstage, title: Case, time: 6h, next: done}
  stay: {lane: LANE, title: Stay, time: 6h, next: done}
  done: {lane: frontstage, title: Done, time: 1m, join: all, end: served}
"""
    assert resolved(block.replace("LANE", "frontstage")).value == pytest.approx(1)
    assert resolved(block.replace("LANE", "support")).value == pytest.approx(0)


def test_a_step_of_unknown_time_leaves_open_whether_a_contact_breaks():
    unknown = resolved(CASE.replace(", time: TIME", ""))
    assert unknown.value is None and "Case" in unknown.needs.en


TIERS = """
blueprint: 1
title: Tiers
arrivals: 720/h
touchpoints:
  first:
    lane: frontstage
    title: First
    time: {estimate: {mean: 4m, cv: 1}}
    staffed: {servers: 48, patience: 60s}
    next: {second: 50%}
    end: {served: 50%}
  second:
    lane: frontstage
    title: Second
    time: {estimate: {mean: 4m, cv: 1}}
    staffed: {servers: 21, patience: 60s}
    end: served
"""


def test_abandonment_counts_customers_and_not_visits():
    """Erlang A: 7.65 % of 720 an hour give up at 48 servers; of the others one half comes to the second line."""
    loaded = loads(TIERS)
    analysis = Analysis(loaded.map)
    one, other = (analysis.queues[id_].abandoned for id_ in ("first", "second"))
    assert one == pytest.approx(0.0765, abs=1e-4)
    assert other > 0.02
    found = figures(TIERS)
    assert found["abandon-rate"].value == pytest.approx(one + (1 - one) / 2 * other)
    assert found["connect-rate"].value == pytest.approx(1 - one)
    onward = (1 - one) / 2
    assert found["transfer-rate"].value == pytest.approx(onward / (1 - one + onward * (1 - other)))
    assert found["handle-time"].value == pytest.approx(240)


def test_transfers_by_hand_and_the_time_of_handling():
    text = (
        TIERS.replace(", patience: 60s", "")
        .replace("50%", "30%", 1)
        .replace("50%", "70%")
        .replace("servers: 48", "servers: 60")
    )
    text = text.replace("mean: 4m", "mean: 2m", 1)
    found = figures(text)
    assert found["transfer-rate"].value == pytest.approx(0.3 / 1.3)
    assert found["handle-time"].value == pytest.approx((120 + 0.3 * 240) / 1.3)
    assert found["inbound-occupancy"].by_touchpoint == pytest.approx(
        {"first": 720 / 30 / 60, "second": 216 / 15 / 21}
    )


def test_an_occupancy_is_good_when_every_tier_is():
    """36 of 51 agents are busy on the whole; on the first line 30 of 31."""
    text = (
        TIERS.replace(", patience: 60s", "")
        .replace("720/h", "450/h")
        .replace("50%", "20%", 1)
        .replace("50%", "80%")
    )
    text = text.replace("48", "31").replace("servers: 21", "servers: 20")
    found = figures(text)["inbound-occupancy"]
    assert found.value == pytest.approx(36 / 51)
    assert found.good is False


def test_a_transfer_after_a_break_is_another_contact():
    text = (
        TIERS.replace(", patience: 60s", "")
        .replace("servers: 48", "servers: 60")
        .replace("second: 50%", "work: 50%")
        .replace("servers: 21", "servers: 40")
    )
    text += "  work: {lane: backstage, title: Work, time: TIME, next: second}\n"
    assert figures(text.replace("TIME", "1m"))["transfer-rate"].value == pytest.approx(0.5 / 1.5)
    assert figures(text.replace("TIME", "1d"))["transfer-rate"].value == 0


def test_shrinkage_is_counted_and_never_computed():
    assert figures(CALLS)["shrinkage"].value is None
    assert figures(CALLS, "kpi,part,whole\nshrinkage,12,40\n")["shrinkage"].value == pytest.approx(0.3)


def test_without_arrivals_or_with_an_overload_nothing_is_made_up():
    found = figures(CALLS.replace("arrivals: 100/h\n", ""))
    assert found["service-level"].value is None and "arrivals" in found["service-level"].needs.en
    assert "Agent" in figures(CALLS.replace("servers: 7", "servers: 2"))["service-level"].needs.en


def test_counts_come_with_their_errors():
    found = figures(
        CALLS,
        "kpi,part,whole,minus,value\nmonitored-pass-rate,188,200,,\nnps,60,100,15,\nring-time,,,,2.4\nconnect-rate,900,1000,,\n",
    )
    passed = found["monitored-pass-rate"]
    # Wilson 1927 for 188 of 200.
    assert (passed.value, passed.low, passed.high) == pytest.approx((0.94, 0.8981, 0.9653), abs=1e-4)
    nps = found["nps"]
    # Theory 5.3: sqrt(0.75 - 0.45^2) / 10 = 0.074.
    assert nps.value == pytest.approx(0.45) and nps.high - nps.value == pytest.approx(
        1.959964 * 0.07399, abs=1e-4
    )
    assert found["ring-time"].value == 2.4 and found["ring-time"].low is None
    assert found["connect-rate"].basis == "data" and found["connect-rate"].value == 0.9


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("kpi,share\ncsat,1\n", "k.csv:1: the columns are"),
        ("kpi,part,whole\nhappiness,1,2\n", "k.csv:2: there is no key figure 'happiness'"),
        ("kpi,part,whole\ncsat,3,2\n", "k.csv:2: csat: the part is not between"),
        ("kpi,part,whole\ncsat,x,2\n", "k.csv:2: part: 'x' is not a number"),
        ("kpi,part,whole\ncsat,1,\n", "k.csv:2: csat needs"),
        ("kpi,part,whole\ncsat,1,2\ncsat,1,2\n", "k.csv:3: csat stands twice"),
        ("kpi,value\ncsat,86\n", "k.csv:2: csat is a share"),
        ("", "k.csv:1: the columns are"),
    ],
)
def test_a_table_that_cannot_be_used_says_where_and_why(table, said):
    with pytest.raises(BadTable) as bad:
        read_counts(table, "k.csv")
    assert bad.value.wording.en.startswith(said)


def test_the_command_speaks_both_languages_and_json(tmp_path, capsys):
    path = tmp_path / "hotline.blueprint.yaml"
    path.write_text(CALLS, encoding="utf-8")
    (tmp_path / "k.csv").write_text("kpi,part,whole\ncsat,43,50\n", encoding="utf-8")
    for language in ("zh", "en"):
        assert main(["kpis", str(path), "--data", str(tmp_path / "k.csv"), "--lang", language]) == 0
        said = capsys.readouterr().out
        for kpi in kpis().values():
            assert kpi.title.wording[language].split()[0] in said
    assert main(["kpis", str(path), "--json", "--within", "30s"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["within"] == 30 and data["kpis"]["csat"]["value"] is None
    assert set(data["kpis"]) == set(kpis())
    assert main(["kpis", str(path), "--data", str(tmp_path / "none.csv")]) == 2
    (tmp_path / "k.csv").write_text("kpi,part,whole\ncsat,43\n", encoding="utf-8")
    assert main(["kpis", str(path), "--data", str(tmp_path / "k.csv")]) == 2
    assert "k.csv:2: csat needs" in capsys.readouterr().err
