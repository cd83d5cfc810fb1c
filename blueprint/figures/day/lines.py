"""The lines of a map as a day needs them: who serves in front of which touchpoints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprint.model.roles import role_at
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.figures.map_figures import MapFigures
    from blueprint.figures.pools import Pool


@dataclass(frozen=True, kw_only=True)
class DayLine:
    """One group of servers.

    Attributes:
        name: the role's key where it is declared, else the touchpoint.
        title: what it is called.
        queued: the touchpoints in front of which customers wait for it.
        members: these, and those where it serves and nobody is said to wait.
        patience: of customers who wait for it, mean seconds, by touchpoint; those who never give up are not in it.
        servers: as many as the map has.
        pool: the touchpoints that share them; None where there is one.
        cost: of an hour of one of them; None where nobody says.
    """

    name: str
    title: Wording
    queued: tuple[str, ...]
    members: tuple[str, ...]
    patience: Mapping[str, float]
    servers: int
    pool: Pool | None
    cost: float | None


def lines_of(analysis: MapFigures) -> Iterator[DayLine]:
    """The lines of a map with arrivals, in the order of its queues; a pool is one."""
    flat, serving = analysis.flat, analysis.serving
    pool_of = {id_: pool for pool in serving.pools for id_ in pool.queued}
    done: set[str] = set()
    for id_, q in analysis.queues.items():
        if id_ in done:
            continue
        pool = pool_of.get(id_)
        queued = tuple(m for m in pool.queued if m in analysis.queues) if pool else (id_,)
        done.update(queued)
        role = role_at(flat.roles, flat.touchpoints[id_])
        staffed = {m: t for m in queued if (t := flat.touchpoints[m].staffed)}
        yield DayLine(
            name=role.id if role else id_,
            title=_title(analysis, id_),
            queued=queued,
            members=(*queued, *pool.others) if pool else queued,
            patience={m: p.seconds for m, t in staffed.items() if (p := t.patience) and p.seconds},
            servers=q.servers,
            pool=pool,
            cost=role.cost.amount if role and role.cost else None,
        )


def _title(analysis: MapFigures, id_: str) -> Wording:
    touchpoint = analysis.flat.touchpoints[id_]
    role = role_at(analysis.flat.roles, touchpoint)
    text = role.called if role else touchpoint.title
    return Wording(text["en"], text["zh"])
