"""The roles whose work several rules look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blueprint.figures.roles import RoleFigures
    from blueprint.lint.context.context import Context


def working(context: Context, *, declared: bool = True) -> Iterator[RoleFigures]:
    """Roles with known work and people; those that `roles` names, or the others."""
    flat = context.flat.map
    touchpoints = flat.touchpoints.values()
    if flat.arrivals is None or not (
        flat.roles if declared else any(t.role and t.staffed for t in touchpoints)
    ):
        return
    figures = context.figures
    if figures is None:
        return
    for role in figures.roles:
        own = (
            role.name in context.map.roles
            if declared
            else any(i in context.map.touchpoints for i, _ in role.parts)
        )
        if role.declared is declared and role.servers and role.parts and own:
            yield role
