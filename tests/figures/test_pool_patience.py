"""Pools whose customers give up: what is known exactly, and that who comes agrees with who stayed."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, fsum

import numpy as np
import pytest

from blueprint.figures import Analysis
from blueprint.flow.queues.nearing import Nearing
from blueprint.flow.queues.queue import Overload, QueueFigures, queue
from blueprint.flow.time.laws import Gamma
from blueprint.model.loader import loads

HEAD = (
    "blueprint: 1\ntitle: Hall\narrivals: {rate}/h\nroles: {{guide: {{servers: {servers}}}}}\ntouchpoints:\n"
)


def analysis(rate: float, servers: int, *touchpoints: str) -> Analysis:
    lines = "".join(f"  {line}\n" for line in touchpoints)
    found = loads(HEAD.format(rate=rate, servers=servers) + lines)
    assert found.map is not None, found.problems
    return Analysis(found.map)


def touchpoint(id_: str, mean: int, staffed: str, ways: str, cv: float = 1) -> str:
    time = f"time: {{estimate: {{mean: {mean}s, cv: {cv}}}}}"
    return f"{id_}: {{lane: frontstage, role: guide, title: {id_}, {time}{staffed}, {ways}}}"


def patient(seconds: int) -> str:
    return f", staffed: {{patience: {seconds}s}}"


def served(found: Analysis) -> dict[str, QueueFigures]:
    queues = {id_: q for id_, q in found.queues.items() if isinstance(q, QueueFigures)}
    assert len(queues) == len(found.queues)
    return queues


@pytest.mark.parametrize("servers", [1, 3])
def test_one_patience_and_one_service_are_erlang_a(servers: int) -> None:
    found = served(
        analysis(
            60 * servers,
            servers,
            touchpoint("ask", 60, patient(120), "start: 30%, end: served"),
            touchpoint("do", 60, patient(120), "start: 70%, end: served"),
        )
    )
    alone = queue(60 * servers, servers, Gamma(60.0, 1.0), patience=120)
    assert isinstance(alone, QueueFigures)
    for q in found.values():
        assert q.abandoned == pytest.approx(alone.abandoned, rel=1e-9)
        assert q.wait_mean == pytest.approx(alone.wait_mean, rel=1e-6)
        assert q.utilisation == pytest.approx(alone.utilisation, rel=1e-9)


def test_who_is_patient_and_who_is_not_stand_in_one_line() -> None:
    """Exponential services of 60 s, one server: f(v) = exp(int P(patience > u) rate du - v / 60), summed here."""
    found = served(
        analysis(
            72,
            1,
            touchpoint("ask", 60, patient(100), "start: 60%, end: served"),
            touchpoint("do", 60, ", staffed: {}", "start: 40%, end: served"),
        )
    )
    v = np.linspace(0, 6000, 600_001)
    few, all_ = 0.6 * 72 / 3600, 72 / 3600
    density = np.exp(few * 100 * (1 - np.exp(-v / 100)) + (all_ - few) * v - v / 60)
    mass = float(np.trapezoid(density, v))
    waits = all_ * mass / (1 + all_ * mass)
    gone = waits * float(np.trapezoid(density * (1 - np.exp(-v / 100)), v)) / mass
    assert found["ask"].abandoned == pytest.approx(gone, rel=1e-5)
    assert found["do"].abandoned == 0
    assert found["do"].wait_mean == pytest.approx(
        waits * float(np.trapezoid(density * v, v)) / mass, rel=1e-5
    )


def markov(rate: float, service: float, again: float, patience: float) -> tuple[float, float]:
    """The shares that give up of those who come in and of those who come back at once, one server: a birth-death
    chain, for who comes back leaves the number as it is. With n there before one, one of the services of n - 1 and
    the one at work is outlived with the probability n / patience / (1 / service + n / patience)."""
    up, down, leave = rate / 3600, 1 / service, 1 / patience
    chance = [1.0]
    for n in range(1, 300):
        chance.append(chance[-1] * up / (down * (1 - again) + (n - 1) * leave))
    outlived = [n * leave / (down + n * leave) for n in range(300)]
    first = fsum(p * g for p, g in zip(chance, outlived, strict=True)) / fsum(chance)
    back = fsum(p * g for p, g in zip(chance[1:], outlived, strict=False)) / fsum(chance[1:])
    return first, back


@pytest.mark.parametrize(
    ("rate", "service", "again", "patience"),
    [(30, 60, 50, 60), (30, 60, 50, 300), (12, 300, 50, 120), (60, 60, 50, 600)],
)
def test_who_comes_straight_from_a_service_finds_a_shorter_line(
    rate: int, service: int, again: int, patience: int
) -> None:
    """Told as all others they would be up to 35 points off."""
    ways = f"next: {{do: {again}%}}, end: {{served: }}"
    found = served(
        analysis(
            rate,
            1,
            touchpoint("ask", service, patient(patience), ways),
            touchpoint("do", service, patient(patience), ways),
        )
    )
    first, back = markov(rate, service, again / 100, patience)
    assert found["ask"].abandoned == pytest.approx(first, abs=0.01)
    assert found["do"].abandoned == pytest.approx(back, abs=0.025)


def test_the_patient_may_overload_a_pool_that_the_hurried_leave() -> None:
    """13 an hour of 5 minutes who never leave are 1.083 people's work, however short all others are served."""
    found = analysis(
        26,
        1,
        touchpoint("long", 300, ", staffed: {}", "start: 50%, end: served"),
        touchpoint("short", 30, patient(120), "start: 50%, end: served"),
    )
    assert all(isinstance(q, Overload) for q in found.queues.values())


def test_work_of_those_who_stay_is_what_servers_do() -> None:
    """Most give up in front and take their work behind with them; nobody waits in between."""
    found = analysis(
        72,
        5,
        touchpoint("ask", 30, patient(300), "start: 100%, next: {look: 60%}, end: {served: }", 0),
        touchpoint("look", 60, patient(900), "next: {mend: 80%}, end: {served: }"),
        touchpoint("mend", 300, ", staffed: {}", "next: {pack: 60%}, end: {served: }", 0.5),
        touchpoint("pack", 300, "", "next: pay", 0.5),
        touchpoint("pay", 30, patient(300), "next: {ask: 20%}, end: {served: }", 0.5),
    )
    queues, (role,) = served(found), found.roles
    assert found.serving.residual < 1e-8
    stay = {id_: q.arrivals_per_hour * (1 - q.abandoned) for id_, q in queues.items()}
    assert queues["look"].arrivals_per_hour == pytest.approx(0.6 * stay["ask"], rel=1e-7)
    assert queues["mend"].arrivals_per_hour == pytest.approx(0.8 * stay["look"], rel=1e-7)
    assert queues["ask"].utilisation == pytest.approx(role.work / 5, rel=1e-7)
    assert 0.8 < queues["ask"].utilisation < 1


def test_guesses_of_what_overshoots_come_to_rest() -> None:
    """x = 100 exp(-x): taking the image for the next guess goes to and fro between 0 and 100."""
    x: Sequence[float] = [100.0]
    nearing = Nearing()
    for _ in range(60):
        image = [100 * exp(-x[0])]
        if abs(image[0] - x[0]) < 1e-9:
            break
        x = nearing.after(x, image)
    assert x[0] == pytest.approx(3.385630, abs=1e-6)
