"""What work people have, and who waits for them, as data: part of `analyse --json`."""

from __future__ import annotations

from typing import Any

from blueprint.figures.load import LoadFigures
from blueprint.figures.roles import RoleFigures
from blueprint.flow.queues.queue import Overload, QueueFigures
from blueprint.model.nesting import SEPARATOR


def queue_as_data(q: QueueFigures | Overload) -> dict[str, Any]:
    """The queue in front of a staffed touchpoint."""
    base = {"arrivals_per_hour": q.arrivals_per_hour, "servers": q.servers, "utilisation": q.utilisation}
    if isinstance(q, Overload):
        none = {"wait_probability": None, "wait_mean": None, "wait_p90": None}
        return base | none | {"overloaded": True, "servers_needed": q.servers_needed}
    return (
        base
        | {
            "wait_probability": q.wait_probability,
            "wait_mean": q.wait_mean,
            "wait_p90": q.wait_quantile(0.9),
            "abandoned": q.abandoned,
            "given_up": q.abandoned,
            "method": q.method,
            "error": q.error,
        }
        | ({"wait_mean_range": list(q.mean_range)} if q.mean_range else {})
    )


def role_as_data(role: RoleFigures) -> dict[str, Any]:
    """A role's people and work; `servers_from` says whether `roles` or `staffed` gives their number."""
    return {
        "servers": role.servers,
        "servers_from": None if role.servers is None else "roles" if role.declared else "staffed",
        "work": role.work,
        "work_at_most": role.rush.work if role.rush else role.work,
        "utilisation": role.utilisation,
        "touchpoints": dict(role.parts),
        "unknown": list(role.unknown),
        "cost_per_hour": role.cost,
    }


def load_as_data(x: LoadFigures) -> dict[str, Any]:
    """A way that follows the pressure of service."""
    return {
        "touchpoint": x.touchpoint,
        "to": x.to.removesuffix(SEPARATOR),
        "segment": x.segment,
        "of": x.of,
        "calm": x.calm,
        "busy": x.busy,
        "most": x.most,
        "share": x.share,
        "utilisation": x.utilisation,
        "residual": x.residual,
    }
