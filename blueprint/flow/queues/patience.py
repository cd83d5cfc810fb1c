"""The wait in front of servers when customers give up, by one integral (Baccelli & Hebuterne 1981; theory 4.6).

V, the wait that a customer of endless patience would have, has a density proportional to

    exp((integral over u < v of the work a second of those who would wait longer than u  -  v) / r),

work as a share of what the servers do. r is the mean service over the servers, times the mean wait over that with
exponential service at the load that remains (Cosmetatos). With exponential service r is service / servers and
everything is exact: Erlang A (Palm 1957). Otherwise the share that gives up is right to 2.3 points, the mean wait to
11 %. In a line of several groups r is of those who stay to be served: where those with long services are the patient
ones, the longer the wait, the more of the work is theirs. Stable at any load: the density is worked out from its
largest value. Seconds.
"""

from __future__ import annotations

import math
from functools import lru_cache

from blueprint.flow.queues.nearing import Nearing
from blueprint.flow.queues.offered import Group, Line, Offered, Patience, Straight
from blueprint.flow.queues.service import cosmetatos
from blueprint.ranking import NEAR, same

_SAME = 1e-12
_LEAST = 1e-9


def give_up_share(rate: float, servers: int, service: float, cv2: float, patience: float) -> float:
    """The share that gives up; arguments as of `patient`."""
    return give_up_share_in(_alone(rate, service, cv2, patience), servers, patience)


def give_up_share_in(
    line: Line, servers: int, patience: float, factor: float = 1.0, straight: Straight = ()
) -> float:
    """The same of those with one patience in a line of several; arguments as of `patient_in`."""
    return _settled(line, servers, factor).given_up(patience, straight)


def patient(rate: float, servers: int, service: float, cv2: float, patience: float) -> Patience:
    """The wait where customers give up.

    Args:
        rate: arrivals per second, > 0.
        servers: >= 1.
        service: mean service time, > 0.
        cv2: its squared coefficient of variation.
        patience: mean patience, exponential, > 0.
    """
    return patient_in(_alone(rate, service, cv2, patience), servers, patience)


def _alone(rate: float, service: float, cv2: float, patience: float) -> Line:
    return (Group(rate, patience, service, service**2 * (1 + cv2)),)


def patient_in(
    line: Line, servers: int, patience: float, factor: float = 1.0, straight: Straight = ()
) -> Patience:
    """The wait of those with one patience in a line of several.

    Args:
        line: all of them.
        servers: >= 1.
        patience: of those whose wait it is; may be infinite.
        factor: times as long as where customers come at random, were nobody to give up.
        straight: as of their group.
    """
    return _settled(line, servers, factor).of(patience, straight)


@lru_cache(maxsize=256)
def _settled(line: Line, servers: int, factor: float) -> Offered:
    """The offered wait whose reach belongs to those who stay and the load that remains."""
    before = sorted({p for g in line for p, _ in g.straight})
    found = Offered(line, servers, _reach(line, servers, factor), dict.fromkeys(before, 1.0))
    nearing, unit = Nearing(), found.reach
    within = NEAR if before else _SAME
    for _ in range(100):
        reach, stays = _reach(found.served, servers, factor), found.stays
        if same(reach, found.reach, within) and all(same(stays[p], found.stay[p], within) for p in before):
            break
        r, *shares = nearing.after(
            (found.reach / unit, *found.stay.values()), (reach / unit, *stays.values())
        )
        stay = {p: min(max(n, _LEAST), 1.0) for p, n in zip(before, shares, strict=True)}
        found = Offered(line, servers, r * unit if r > 0 else reach, stay)
    return found


def _reach(served: Line, servers: int, factor: float) -> float:
    """Seconds in which the density falls to 1 / e where nobody comes."""
    rate = math.fsum(g.rate for g in served)
    work = math.fsum(g.rate * g.service for g in served)
    service = work / rate
    cv2 = math.fsum(g.rate * g.square for g in served) / rate / service**2 - 1
    k = 1.0 if abs(cv2 - 1) < 1e-9 else cosmetatos(servers, min(work / servers, 1.0), cv2)
    return factor * k * service / servers
