"""What rules may compute: nothing where an error leaves no figures, and no more than a rule asks for.

Means over the chain need no numpy and little time; everything else comes from `blueprint.figures`, which takes as long
to import as a map takes to lint. A rule asks for it after looking whether the map has what it is about.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprint.lint.rulebook.registry import rule_named
from blueprint.model.nesting import used_maps
from blueprint.model.segments import for_segment, segment_shares

if TYPE_CHECKING:
    from blueprint.figures import Analysis
    from blueprint.flow.chain.chain import Chain
    from blueprint.flow.linear.solver import Solver
    from blueprint.lint.context.context import Context
    from blueprint.model.loader import Loaded
    from blueprint.model.service_map import ServiceMap

ERRORS = (
    "bad-nesting",
    "closed-loop",
    "dead-end",
    "duplicate-id",
    "emotion-outside-scale",
    "empty-promise",
    "estimate-order",
    "flow-into-evidence",
    "missing-entry",
    "reserved-id",
    "share-sum",
    "unknown-map",
    "unknown-reference",
    "unreachable",
    "unusable-map",
    "wrong-load",
)
"""Rules whose findings leave no figures, or figures of something that is not meant."""
_OF_THE_WHOLE = frozenset({"unusable-map", "wrong-load"})
"""Of these, the rules about a map with all that is inside it."""


@dataclass(frozen=True, slots=True)
class Walk:
    """How one segment walks the map.

    Attributes:
        share: of all customers.
        map: with the segment's changes applied.
        chain: its chain.
        system: the solver of the chain.
    """

    share: float
    map: ServiceMap
    chain: Chain
    system: Solver


def walks_of(context: Context) -> tuple[Walk, ...]:
    """The walks of a map's segments; none where it has errors."""
    if context.loaded.problems or any(_finds_something(name, context) for name in ERRORS):
        return ()
    from blueprint.flow.chain.from_map import NotWalkable, chain_of
    from blueprint.flow.linear.solver import ClosedLoop
    from blueprint.flow.visits.loads import loads_of

    found = []
    flat = context.flat.map
    if loads_of(flat):
        from blueprint.figures.load import Settled

        try:
            flat = Settled(flat).map
        except (NotWalkable, ClosedLoop, ValueError):
            return ()
    for segment, share in segment_shares(flat).items():
        if share > 0:
            service_map = for_segment(flat, segment)
            try:
                chain = chain_of(service_map)
                system = solver(chain)
            except (NotWalkable, ClosedLoop):
                return ()
            found.append(Walk(float(share), service_map, chain, system))
    return tuple(found)


def solver(chain: Chain) -> Solver:
    """The solver of a chain or of a branch of a parallel block."""
    from blueprint.flow.linear.solver import Solver

    return Solver(chain.moves, [math.fsum(row.values()) for row in chain.leaves])


def figures_of(context: Context) -> Analysis | None:
    """The figures of a map; None where it has errors."""
    if not context.walks:
        return None
    from blueprint.figures import Analysis

    try:
        return Analysis(context.map)
    except ValueError:  # a segment changes one point of an estimate, and the points are out of order
        return None


def _finds_something(name: str, context: Context) -> bool:
    check = rule_named(name).check
    return check is not None and any(True for _ in check(context))


def has_errors(context: Context, name: str) -> Loaded | None:
    """The first map, of the map with this id and all that it holds, that has errors of its own."""
    from blueprint.lint.context.context import Context as Other

    files = {f.map.name: f for f in reversed(context.project.files) if f.map is not None}
    seen, waiting = {name}, [name]
    while waiting:
        loaded = files.get(waiting.pop(0))
        if loaded is None or loaded.map is None:
            continue
        other = Other(loaded, context.project)
        if loaded.problems or any(_finds_something(e, other) for e in ERRORS if e not in _OF_THE_WHOLE):
            return loaded
        for used in used_maps(loaded.map):
            if used not in seen:
                seen.add(used)
                waiting.append(used)
    return None
