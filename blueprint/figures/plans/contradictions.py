"""Plans that cannot both come true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.model.change_path import path_and_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.model.plans import Plan


def contradictions(plans: Sequence[Plan]) -> list[tuple[Plan, Plan, str]]:
    """Pairs of plans that set one thing to different values, with the path of it."""
    said: dict[str, list[tuple[Plan, str]]] = {}
    found = []
    for plan in plans:
        for text in plan.change:
            path, value = path_and_value(text)
            for other, was in said.get(path, ()):
                if was != value and other is not plan:
                    found.append((other, plan, path))
            said.setdefault(path, []).append((plan, value))
    return found
