"""From incidents to what the map should say: failure chances, how many are caught, how bad is bad.

The chance of failure is the bad incidents at a touchpoint over the visits it had while the log was kept:
customers of that time, times expected visits of the model. The count is taken as Poisson; the interval is
the exact one (Garwood 1936). A segment's incidents count for all: chances are not split by segment.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING, Any

from blueprint import quantity
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from blueprint.model.service_map import ServiceMap
    from blueprint.observe.incidents import Incident

LEAST = 5
"""Fewer incidents than this change nothing: their mean says too little."""
_WHY_CHANCE = Wording(
    "{n} bad incidents in {visits} visits; 95 %: {low} to {high}",
    "{visits} 次到访中 {n} 起不良事件；95 %：{low}～{high}",
)
_WHY_CAUGHT = Wording("{part} of {n} put right", "{n} 起中补救 {part} 起")
_WHY_SCORE = Wording("mean of {n} scores", "{n} 个分数的平均")
_WHY_SOURCE = Wording("where the numbers come from", "数字出处")
_LOG = Wording("incident log", "事件记录")


@dataclass(frozen=True)
class Proposal:
    """One value that the map should say.

    Attributes:
        path: through the map as written out, such as ("touchpoints", "wait", "fails", "chance").
        value: as a map writes it.
        old: what the map says now, as it writes it; None where it says nothing.
        why: what it rests on.
    """

    path: tuple[str, ...]
    value: Any
    old: str | None
    why: Wording


@dataclass(frozen=True)
class Learnt:
    """Proposals in the map's order, and the touchpoints with too few incidents to learn from."""

    proposals: tuple[Proposal, ...]
    too_few: Mapping[str, int]


def learn(
    service_map: ServiceMap,
    incidents: Sequence[Incident],
    customers: float | None = None,
    visits: Mapping[str, float] | None = None,
) -> Learnt:
    """What the incidents say.

    Args:
        service_map: the map they were observed on.
        incidents: of one log.
        customers: how many came while it was kept; None: chances of failure are not learnt.
        visits: expected visits per customer, by touchpoint; needed with `customers`.
    """
    proposals: list[Proposal] = []
    too_few: dict[str, int] = {}
    for id_ in service_map.touchpoints:
        here = [i for i in incidents if i.touchpoint == id_]
        if not here:
            continue
        if len(here) < LEAST:
            too_few[id_] = len(here)
            continue
        proposals += _failures(service_map, id_, here, customers, (visits or {}).get(id_, 0.0))
        proposals += _feelings(service_map, id_, here)
    return Learnt(tuple(proposals), too_few)


def _failures(
    service_map: ServiceMap, id_: str, here: list[Incident], customers: float | None, visits: float
) -> list[Proposal]:
    bad = [i for i in here if not i.good]
    fails = service_map.touchpoints[id_].fails
    found = []
    if customers and visits:
        exposed = customers * visits
        low, high = (min(1.0, n / exposed) for n in _poisson(len(bad)))
        why = _WHY_CHANCE.filled(
            n=len(bad),
            visits=f"{exposed:.0f}",
            low=quantity.both(quantity.share, low),
            high=quantity.both(quantity.share, high),
        )
        old = None if fails is None or fails.chance is None else _percent(float(fails.chance))
        found.append(
            Proposal(
                ("touchpoints", id_, "fails", "chance"), _percent(min(1.0, len(bad) / exposed)), old, why
            )
        )
    noted = [i for i in bad if i.caught is not None]
    if len(noted) >= LEAST:
        put_right = sum(bool(i.caught) for i in noted)
        old = None if fails is None or fails.caught is None else _percent(float(fails.caught))
        why = _WHY_CAUGHT.filled(n=len(noted), part=put_right)
        found.append(
            Proposal(("touchpoints", id_, "fails", "caught"), _percent(put_right / len(noted)), old, why)
        )
    return [p for p in found if p.value != p.old]


def _feelings(service_map: ServiceMap, id_: str, here: list[Incident]) -> list[Proposal]:
    touchpoint = service_map.touchpoints[id_]
    if not touchpoint.lane.experienced:
        return []
    emotion = touchpoint.emotion
    found = []
    for name, good in (("bad", False), ("good", True)):
        scores = [i.score for i in here if i.score is not None and i.good is good]
        if len(scores) < LEAST:
            continue
        value = round(fsum(scores) / len(scores), 1)
        old = getattr(emotion, name) if emotion else None
        if old != value:
            why = _WHY_SCORE.filled(n=len(scores))
            said = None if old is None else f"{old:g}"
            found.append(Proposal(("touchpoints", id_, "emotion", name), value, said, why))
    if found:
        dates = sorted(i.date for i in here if i.date)
        span = f" {dates[0]}–{dates[-1]}" if dates else ""
        old_source = emotion.source["zh"] if emotion and emotion.source else None
        source = {"zh": _LOG.zh + span, "en": _LOG.en + span}
        found.append(Proposal(("touchpoints", id_, "emotion", "source"), source, old_source, _WHY_SOURCE))
        old_n = None if emotion is None or emotion.n is None else str(emotion.n)
        found.append(Proposal(("touchpoints", id_, "emotion", "n"), len(here), old_n, _WHY_SOURCE))
    return found


def _poisson(n: int) -> tuple[float, float]:
    """The exact 95 % interval of a Poisson mean from one count."""
    from scipy.special import gammaincinv

    low = float(gammaincinv(n, 0.025)) if n else 0.0
    return low, float(gammaincinv(n + 1, 0.975))


def _percent(share: float) -> str:
    """A share as maps write it: three significant digits, `0%` only for nothing."""
    return f"{100 * share:.3g}%"
