"""What flows say: their share, and whether those out of a node are taken together."""

from __future__ import annotations

from fractions import Fraction

from blueprint.importing.bpmn.elements import FORK, GATEWAYS, Content, Flow, Node
from blueprint.importing.share_in_label import share_in
from blueprint.model.share import parse_share


def is_parallel(node: Node) -> bool:
    """Whether a gateway takes all ways at once."""
    return node.tag in ("parallelGateway", FORK)


def splits_together(content: Content, node: Node) -> bool:
    """Whether all ways out of a node are taken at once."""
    out = content.out.get(node.id, [])
    if len(out) < 2:
        return False
    if node.tag in GATEWAYS or node.kind == "gateway":
        return is_parallel(node)
    return not any(f.conditional or f.default for f in out)


def share_of(flow: Flow) -> Fraction | None:
    """The share that a flow's name says, or else the simulation data; None: nobody does."""
    share, _ = share_in(flow.name)
    try:
        return parse_share(share or flow.share)
    except ValueError:
        return None
