"""The paths of all tasks of a map, remembered: an edit that moves nothing has the routes of the picture before."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from blueprint.draw.routing.grid import Grid
from blueprint.draw.routing.router import Router
from blueprint.draw.routing.search import Task

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from blueprint.draw.routing.grid import Ground
    from blueprint.draw.routing.router import Manner

KEPT = 64
"""Grounds, tasks and manners whose paths are remembered: sixteen pictures in every manner."""


def find_paths(ground: Ground, tasks: Sequence[Task], manner: Manner) -> None:
    """Give every task the path that a router finds on this ground in this manner."""
    for task, path in zip(tasks, _found(ground, tuple(map(_said, tasks)), manner), strict=True):
        task.path = list(path)


@lru_cache(KEPT)
def _found(
    ground: Ground, said: tuple[tuple[Any, ...], ...], manner: Manner
) -> tuple[tuple[tuple[int, int], ...], ...]:
    tasks = [_task(*one) for one in said]
    Router(Grid(*ground), manner).route(tasks)
    return tuple(tuple(task.path) for task in tasks)


def _said(task: Task) -> tuple[Any, ...]:
    """All that a path follows from, as a key."""
    return (
        task.source,
        task.target,
        tuple(task.leave.items()),
        tuple(task.enter.items()),
        task.labelled,
        task.net,
        task.rank,
        task.crossing,
        task.far,
    )


def _task(source: Any, target: Any, leave: Any, enter: Any, *more: Any) -> Task:
    return Task(source, target, dict(leave), dict(enter), *more)
