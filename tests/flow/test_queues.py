"""Queues: the published numbers of theory 4.6, limits, and the birth-death chain written out."""

from __future__ import annotations

import math
from itertools import count

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from blueprint.flow.queues.queue import (
    Overload,
    QueueFigures,
    erlang_b,
    erlang_c,
    pooled_service,
    queue,
)
from blueprint.flow.time.laws import Fixed, Gamma, Law

CALL = Gamma(240, 1)


def figures(
    arrivals: float, servers: int, service: Law = CALL, patience: float | None = None
) -> QueueFigures:
    found = queue(arrivals, servers, service, patience=patience)
    assert isinstance(found, QueueFigures)
    return found


def test_a_call_centre() -> None:
    """360 calls in 30 min, 240 s each, 55 agents, 15 s."""
    found = figures(720, 55)

    assert found.utilisation == pytest.approx(0.8727, abs=5e-5)
    assert found.wait_probability == pytest.approx(0.238701, abs=5e-7)
    assert found.wait_mean == pytest.approx(8.184, abs=5e-4)
    assert found.service_level(15) == pytest.approx(0.845883, abs=5e-7)
    assert found.method == "erlang-c"


def test_one_server() -> None:
    """M/M/1 of theory 4.6: arrivals 2, service 3 a second."""
    assert figures(7200, 1, Gamma(1 / 3, 1)).wait_mean == pytest.approx(0.666667, abs=5e-7)


def test_two_servers() -> None:
    found = figures(1800, 2, Gamma(3, 1))

    assert found.wait_probability == pytest.approx(0.642857, abs=5e-7)
    assert found.wait_mean == pytest.approx(3.857143, abs=5e-7)


@pytest.mark.parametrize(
    ("servers", "waits", "abandons"), [(48, 0.36013, 0.07650), (50, 0.28257, 0.05617), (55, 0.12652, 0.02149)]
)
def test_impatient_customers(servers: int, waits: float, abandons: float) -> None:
    found = figures(720, servers, patience=60)

    assert found.wait_probability == pytest.approx(waits, abs=5e-6)
    assert found.abandoned == pytest.approx(abandons, abs=5e-6)
    assert all_waits(found) == pytest.approx(60 * abandons, abs=1e-3)
    assert found.utilisation == pytest.approx(48 / servers * (1 - abandons), abs=1e-5)
    assert found.method == "erlang-a"


@given(st.integers(1, 30), st.floats(0.1, 2), st.floats(5, 2000))
def test_impatience_against_the_chain_written_out(servers: int, utilisation: float, patience: float) -> None:
    rate, out, leave = utilisation * servers / 240, 1 / 240, 1 / patience
    states = [1.0]
    for k in range(1, 4000):
        states.append(states[-1] * rate / (min(k, servers) * out + max(k - servers, 0) * leave))
        if states[-1] < 1e-25 * max(states):
            break
    total = math.fsum(states)
    found = figures(rate * 3600, servers, patience=patience)

    assert found.wait_probability == pytest.approx(math.fsum(states[servers:]) / total, rel=1e-9)
    queued = math.fsum((k - servers) * p for k, p in enumerate(states) if k > servers) / total
    assert found.abandoned == pytest.approx(queued / patience / rate, rel=1e-9)


@given(st.integers(1, 40), st.floats(0.3, 1.5), st.floats(10, 1000))
@settings(max_examples=40)
def test_the_wait_under_impatience_hangs_together(servers: int, utilisation: float, patience: float) -> None:
    found = figures(utilisation * servers * 15, servers, patience=patience)

    assert found.service_level(1e9) == pytest.approx(1 - found.abandoned)
    assert found.service_level(0) == pytest.approx(1 - found.wait_probability)
    assert all_waits(found) == pytest.approx(patience * found.abandoned, rel=1e-9)
    for law in (found.wait, found.gone):
        assert law is not None
        step = law.largest / 4000
        mean = step * sum(1 - law.cdf(step * (k + 0.5)) for k in range(4000))
        assert mean == pytest.approx(law.mean, rel=5e-3, abs=1e-4)
    for p in (0.5, 0.9, 0.99):
        t = found.wait_quantile(p)
        assert t == 0 or found.wait.cdf(t) == pytest.approx(p, abs=1e-6)


def all_waits(found: QueueFigures) -> float:
    """The mean wait of all who come, served or not."""
    gone = found.abandoned * found.gone.mean if found.gone else 0.0
    return (1 - found.abandoned) * found.wait_mean + gone


def test_much_patience_is_no_impatience() -> None:
    patient = figures(720, 55, patience=1e7)

    assert patient.wait_probability == pytest.approx(figures(720, 55).wait_probability, rel=1e-3)
    assert patient.service_level(15) == pytest.approx(0.845883, abs=1e-3)
    assert figures(720, 55, patience=math.inf).method == "erlang-c"


def test_no_patience_is_erlang_b() -> None:
    assert figures(720, 40, patience=1e-6).abandoned == pytest.approx(erlang_b(48, 40), rel=1e-3)


@pytest.mark.parametrize("patience", [1.0, 60.0, 3600.0, 1e6])
@pytest.mark.parametrize("arrivals", [100.0, 14_000.0, 15_000.0, 30_000.0])
def test_a_thousand_servers_with_patience(arrivals: float, patience: float) -> None:
    found = figures(arrivals, 1000, patience=patience)

    assert 0 <= found.abandoned < 1
    assert found.utilisation <= 1
    assert found.abandoned >= 1 - 15_000 / arrivals - 1e-9


def test_a_thousand_servers() -> None:
    beta = 50 / math.sqrt(1000)  # Halfin & Whitt 1981
    below = (1 + math.erf(beta / math.sqrt(2))) / 2
    halfin_whitt = 1 / (1 + math.sqrt(2 * math.pi) * beta * below * math.exp(beta**2 / 2))
    assert erlang_c(950, 1000) == pytest.approx(halfin_whitt, rel=0.06)
    assert 0 < erlang_c(999.999, 1000) < 1
    assert erlang_c(1, 1000) == 0
    assert figures(100, 1000).wait_mean == 0


@given(st.floats(0, 500), st.integers(1, 600))
def test_who_may_wait_waits_at_least_as_often_as_who_may_not_is_turned_away(
    load: float, servers: int
) -> None:
    """Theory 8.7."""
    assert erlang_c(load, servers) >= erlang_b(load, servers)
    assert erlang_c(load, servers + 1) <= erlang_c(load, servers)
    assert 0 <= erlang_b(load, servers) <= 1


@given(st.floats(0.01, 0.99), st.integers(1, 50))
def test_the_recursion_against_factorials(utilisation: float, servers: int) -> None:
    load = utilisation * servers
    terms = [load**k / math.factorial(k) for k in range(servers)]
    last = load**servers / math.factorial(servers) / (1 - utilisation)

    assert erlang_c(load, servers) == pytest.approx(last / (sum(terms) + last), rel=1e-9)


def test_nobody_comes() -> None:
    found = figures(0, 3)

    assert (found.wait_probability, found.wait_mean, found.utilisation) == (0, 0, 0)
    assert (found.wait_quantile(0.99), found.service_level(0)) == (0, 1)
    assert figures(60, 1, Fixed(0)).wait_mean == 0
    assert figures(1e-9, 1).wait_probability == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize(("servers", "utilisation"), [(48, 1.0), (40, 1.2), (1, 48.0)])
def test_overload_names_the_servers_needed(servers: int, utilisation: float) -> None:
    found = queue(720, servers, CALL)

    assert isinstance(found, Overload)
    assert found.utilisation == pytest.approx(utilisation)
    assert found.servers_needed == 49
    assert isinstance(queue(720, 49, CALL), QueueFigures)


def test_patience_knows_no_overload() -> None:
    assert figures(720, 24, patience=60).abandoned == pytest.approx(0.5, abs=0.01)


@given(st.floats(0.001, 0.999))
def test_quantiles_and_service_level(p: float) -> None:
    found = figures(720, 55)
    t = found.wait_quantile(p)

    assert found.service_level(t) >= p - 1e-12
    assert t == 0 or found.service_level(t) == pytest.approx(p)


@pytest.mark.parametrize("cv", [0.0, 0.5, 2**0.5])
def test_one_server_has_an_exact_mean(cv: float) -> None:
    """Pollaczek 1930, Khinchine 1932."""
    load = 0.8
    one = figures(load * 15, 1, Gamma(240, cv))

    assert one.wait_mean == pytest.approx(load * 240 * (1 + cv**2) / (2 * (1 - load)))
    assert (one.method, one.error) == ("pollaczek-khinchine", 0)


def test_many_servers_by_cosmetatos() -> None:
    """Cosmetatos' closed form of fixed service, by hand: 2 servers, 70 % busy."""
    fixed, exponential = figures(21, 2, Gamma(240, 0)), figures(21, 2)
    ratio = (1 + 0.3 * 1 * (math.sqrt(14) - 2) / (16 * 0.7 * 2)) / 2

    assert fixed.wait_mean == pytest.approx(ratio * exponential.wait_mean)
    assert (fixed.method, fixed.error) == ("cosmetatos", 0.019)
    half = figures(21, 2, Gamma(240, 0.5))
    assert half.wait_mean == pytest.approx((0.25 + 0.75 * ratio) * exponential.wait_mean)


def test_next_to_nobody_waits_for_many_fixed_services() -> None:
    """The closed form grows beyond bounds there: it is cut at the least of residual services."""
    found = figures(0.1, 30, Gamma(240, 0))

    assert found.wait_mean <= figures(0.1, 30).wait_mean


def fewest(
    arrivals: float, within: float, share: float, utilisation: float = 1, patience: float | None = None
) -> int:
    """The fewest servers with which a share of all who call is served within a wait."""
    for servers in count(1):
        found = queue(arrivals, servers, CALL, patience=patience)
        if isinstance(found, Overload) or found.utilisation > utilisation:
            continue
        if found.service_level(within) >= share:
            return servers
    raise AssertionError


def test_servers_needed() -> None:
    assert fewest(720, within=20, share=0.8) == 54
    assert fewest(720, within=0, share=0) == 49
    assert fewest(720, within=0, share=0, utilisation=0.8) == 60
    assert fewest(720, within=20, share=0.8, patience=60) == 46
    assert fewest(0, within=0, share=1) == 1


def test_pooled_service() -> None:
    """Half take 60 s, half 180 s: mean 120, variance 3600."""
    law = pooled_service([(3, Fixed(60)), (3, Fixed(180)), (0, Fixed(999))])

    assert (law.mean, law.variance) == (120, pytest.approx(3600))
    with pytest.raises(ValueError, match="nobody comes"):
        pooled_service([(0, CALL)])


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: queue(-1, 1, CALL), "arrivals per hour must be 0 or more, not -1"),
        (lambda: queue(math.nan, 1, CALL), "not nan"),
        (lambda: queue(1, 0, CALL), "at least 1 server, not 0"),
        (lambda: queue(1, 1, CALL, patience=0), "patience must be more than 0 seconds"),
    ],
)
def test_impossible_arguments(call: object, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        call()  # type: ignore[operator]


@given(st.floats(0.05, 0.95), st.integers(1, 20), st.floats(0, 200))
def test_scaling_time_scales_the_wait(utilisation: float, servers: int, t: float) -> None:
    assume(utilisation * servers > 0)
    one, other = (
        figures(utilisation * servers * 15, servers),
        figures(utilisation * servers * 5, servers, Gamma(720, 1)),
    )

    assert other.wait_mean == pytest.approx(3 * one.wait_mean)
    assert other.service_level(3 * t) == pytest.approx(one.service_level(t))
