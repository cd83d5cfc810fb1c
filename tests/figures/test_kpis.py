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


def test_without_arrivals_or_with_an_overload_nothing_is_made_up():
    found = figures(CALLS.replace("arrivals: 100/h\n", ""))
    assert found["service-level"].value is None and "arrivals" in found["service-level"].needs.en
    assert "agent" in figures(CALLS.replace("servers: 7", "servers: 2"))["service-level"].needs.en


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
