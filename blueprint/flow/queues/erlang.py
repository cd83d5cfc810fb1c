"""Erlang's formulas B and C by recursion (Erlang 1917; theory 4.6): a thousand servers are as stable as one."""

from __future__ import annotations


def erlang_b(load: float, servers: int) -> float:
    """Probability that all `servers` are busy when nobody may wait.

    Args:
        load: arrivals per second times mean service time in seconds (erlang), >= 0.
        servers: >= 0.
    """
    blocked = 1.0
    for k in range(1, servers + 1):
        blocked = load * blocked / (k + load * blocked)
    return blocked


def erlang_c(load: float, servers: int) -> float:
    """Probability of having to wait when all who find the servers busy wait; 1 from load >= servers on."""
    if load >= servers:
        return 1.0
    blocked = erlang_b(load, servers)
    return servers * blocked / (servers - load * (1 - blocked))
