"""People who serve at several touchpoints: work by hand, waits against a simulation, what is said of bad input."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from blueprint.figures import Analysis
from blueprint.flow.queues.queue import QueueFigures, queue
from blueprint.flow.time.laws import Gamma
from blueprint.model.loader import loads
from blueprint.model.service_map import ServiceMap
from tests.figures.hall_simulation import simulated
from tests.run import run

GUIDE = """\
blueprint: 1
title: Hall
arrivals: {arrivals}/h
roles:
  guide: {{title: {{zh: 导服, en: Floor guide}}, servers: {servers}, cost: 40/h}}
touchpoints:
  greet: {{lane: frontstage, role: guide, title: Greet, time: 30s, next: form}}
  form:
    {{lane: frontstage, role: Floor guide, title: Form, time: {{estimate: {{mean: 2m, cv: 1}}}}, staffed: {{}}, next: both}}
  both: {{lane: customer, title: Wait, time: 0s, next: {{all: [read, write]}}}}
  read: {{lane: customer, title: Read, time: 5m, next: done}}
  write: {{lane: backstage, role: 导服, title: Write, time: 3m, next: done}}
  done: {{lane: customer, title: Done, time: 0s, join: all, end: served}}
"""


def map_of(text: str) -> ServiceMap:
    found = loads(text)
    assert found.map is not None, found.problems
    return found.map


def hall(arrivals: float = 20, servers: int = 4) -> str:
    return GUIDE.format(arrivals=arrivals, servers=servers)


def test_work_adds_up_in_front_behind_and_beside() -> None:
    """20 an hour times 30 s + 2 min + 3 min: 1.8333 people."""
    (role,) = Analysis(map_of(hall())).roles

    assert (role.name, role.servers, role.declared, role.cost) == ("guide", 4, True, 160.0)
    assert role.work == pytest.approx(20 * 330 / 3600)
    assert role.utilisation == pytest.approx(role.work / 4)
    assert [name for name, _ in role.parts] == ["write", "form", "greet"]


def test_the_queue_of_a_pool_knows_all_of_its_work() -> None:
    q = Analysis(map_of(hall())).queues["form"]

    assert isinstance(q, QueueFigures)
    assert (q.servers, q.method, q.error) == (4, "work-conservation", 0.6)
    assert q.arrivals_per_hour == pytest.approx(20)
    assert q.utilisation == pytest.approx(20 * 330 / 3600 / 4)


def test_a_pool_of_one_touchpoint_is_a_queue_like_any_other() -> None:
    text = """\
blueprint: 1
title: Branch
arrivals: 40/h
roles: {clerk: {servers: 3}}
touchpoints:
  counter: {lane: frontstage, role: clerk, title: Counter, time: 4m, staffed: {}, end: served}
"""
    plain = text.replace("roles: {clerk: {servers: 3}}\n", "").replace("{}", "{servers: 3}")
    one, other = (Analysis(map_of(t)).queues["counter"] for t in (text, plain))
    assert one == other == queue(40, 3, Gamma(240.0, 1.0))


# One server, two visits in direct succession: W by hand. rate 20/h, S1 = 60 s, S2 = 120 s fixed: B = 180 s,
# rho = 1, so 12/h: rho = 0.6, V = (12/3600) 180^2 / (2 * 0.4) = 135; (W (R1 + R2) + S1^2/2 + S1 120 + S2^2/2) / 300
# = 135, R1 = 180, R2 = 120: W = (135 * 300 - 1800 - 7200 - 7200) / 300 = 81.
def test_one_server_and_two_visits_by_hand() -> None:
    text = """\
blueprint: 1
title: Desk
arrivals: 12/h
roles: {clerk: {servers: 1}}
touchpoints:
  ask: {lane: frontstage, role: clerk, title: Ask, time: {estimate: {mean: 60s, cv: 0}}, staffed: {}, next: do}
  do: {lane: frontstage, role: clerk, title: Do, time: {estimate: {mean: 120s, cv: 0}}, staffed: {}, end: served}
"""
    queues = Analysis(map_of(text)).queues
    assert [q.wait_mean for q in queues.values() if isinstance(q, QueueFigures)] == pytest.approx([81, 81])


@pytest.mark.parametrize(
    ("servers", "arrivals", "patience", "seed"),
    [(1, 11.0, "", 1), (3, 40.0, "", 2), (2, 30.0, "patience: 5m", 3)],
)
def test_waits_of_a_pool_against_simulation(servers: int, arrivals: float, patience: str, seed: int) -> None:
    text = f"""\
blueprint: 1
title: Hall
arrivals: {arrivals}/h
roles: {{guide: {{servers: {servers}}}}}
touchpoints:
  ask: {{lane: frontstage, role: guide, title: Ask, time: {{estimate: {{mean: 1m, cv: 0.5}}}}, staffed: {{{patience}}}, next: {{think: 60%, do: 40%}}}}
  think: {{lane: customer, title: Think, time: 4m, next: do}}
  do: {{lane: frontstage, role: guide, title: Do, time: {{estimate: {{mean: 3m, cv: 1}}}}, staffed: {{{patience}}}, end: served}}
"""
    analysis = Analysis(map_of(text))
    rate = arrivals / 3600
    end = 12_000 / rate
    group = {"ask": "guide", "do": "guide"}
    seen = simulated(analysis.flat, [(0, end, rate)], {"guide": [(0, servers)]}, group, seed, (end / 20, end))
    come = {id_: seen.came[id_] for id_ in group}
    waited = float(np.mean(seen.waits["ask"] + seen.waits["do"]))
    queues = {id_: q for id_, q in analysis.queues.items() if isinstance(q, QueueFigures)}
    served = {id_: q.arrivals_per_hour * (1 - q.abandoned) for id_, q in queues.items()}
    mean = sum(queues[id_].wait_mean * n for id_, n in served.items()) / sum(served.values())
    assert mean == pytest.approx(waited, rel=queues["ask"].error + 0.05)
    for id_, q in queues.items():
        assert q.abandoned == pytest.approx(seen.gave_up.get(id_, 0) / come[id_], abs=q.give_up_error + 0.01)
    busy = seen.busy["guide"] / (end * 0.95) / servers
    assert queues["do"].utilisation == pytest.approx(busy, abs=0.05)


def test_analyse_says_work_per_role(tmp_path: Path) -> None:
    path = tmp_path / "hall.blueprint.yaml"
    path.write_text(hall(40, 2), encoding="utf-8")

    told = run("analyse", path)
    assert "Floor guide: 3.67 people's work comes to 2 (183.3 %); it cannot all be done." in told.stdout
    full = run("analyse", path, "--full", "--lang", "zh")
    assert "3.67" in full.stdout and "岗位" in full.stdout
    roles = json.loads(run("analyse", path, "--json").stdout)["segments"]["all"]["roles"]
    assert roles["guide"]["work"] == pytest.approx(40 * 330 / 3600)
    assert roles["guide"]["servers"] == 2
    linted = run("lint", path)
    assert "BP433" in linted.stdout and linted.code == 1


def test_staff_answers_per_role(tmp_path: Path) -> None:
    path = tmp_path / "hall.blueprint.yaml"
    path.write_text(hall(40, 2), encoding="utf-8")

    done = run("staff", path, "--json")
    data = json.loads(done.stdout)
    assert data["roles"]["guide"]["servers"] == {"before": 2, "after": 5}
    assert data["roles"]["guide"]["utilisation"] == pytest.approx(40 * 330 / 3600 / 5)
    assert "Floor guide: 3.67 people's work for 5: busy 73.3 %" in run("staff", path).stdout


def test_lint_computes_waits_of_a_pool(tmp_path: Path) -> None:
    """A queue that is lost and waited for is computed by rules on the way."""
    path = tmp_path / "hall.blueprint.yaml"
    text = hall(30).replace("staffed: {}", "staffed: {patience: 5m}").replace("next: form", "next: line")
    line = "  line: {lane: customer, title: Line, waits_for: form, time: {tolerance: 9m}, next: form}\n"
    path.write_text(text.replace("  both:", f"{line}  both:"), encoding="utf-8")
    done = run("lint", path)
    assert "failed" not in done.stderr and done.code == 0, done.stdout


BAD = [
    ("servers: 4", "servers: many", "BP016", "'many' is not a number of servers"),
    ("servers: 4, ", "", "BP014", "servers"),
    ("40/h}", "40}", "BP023", "'40' is not a cost of working time"),
    ("40/h}", "40/d}", "BP023", "'40/d' is not a cost of working time"),
    (
        "staffed: {}",
        "staffed: {servers: 3}",
        "BP229",
        "3 serve at 'form', and there are 4 of the role 'guide'",
    ),
    ("role: Floor guide", "role: Teller", "BP229", "nobody says how many serve at 'form'"),
    ("roles:", "roles:\n  clerk: {servers: 1}", "BP114", "no touchpoint has the role 'clerk'"),
    ("roles:", "roles:\n  导服: {servers: 1}", "BP229", "'guide' goes by the name '导服', as '导服' does"),
]


@pytest.mark.parametrize(("old", "new", "code", "said"), BAD, ids=[f"{b[2]}-{i}" for i, b in enumerate(BAD)])
def test_bad_roles_are_said_at_their_place(old: str, new: str, code: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "hall.blueprint.yaml"
    text = hall()
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    findings = json.loads(run("lint", path, "--output-format", "json").stdout)["findings"]
    found = [f for f in findings if f["code"] == code]
    assert found and said in found[0]["message"], findings
    assert found[0]["span"]["start"]["line"] > 1 and found[0]["help"]
