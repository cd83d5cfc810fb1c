"""Gateways dissolved: from each touchpoint, where customers go next, and on what conditions."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import count
from typing import TYPE_CHECKING

from blueprint.importing.bpmn import notes
from blueprint.importing.bpmn.elements import GATEWAYS, Content, Flow, Node
from blueprint.importing.bpmn.flows import share_of, splits_together
from blueprint.importing.bpmn.titles import in_both
from blueprint.importing.share_in_label import share_in
from blueprint.model.writing import written_share
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blueprint.tables.flat import Row

_MOST = 500
"""Steps from one node; a net of gateways may have endlessly many."""


@dataclass(frozen=True)
class Way:
    """A walk over gateways to a touchpoint or an end event.

    `chosen` are the flows that were one of several, `forked` says that branches start together, `joined` that
    they meet on the way.
    """

    target: Node
    flows: tuple[Flow, ...]
    chosen: tuple[Flow, ...] = ()
    forked: bool = False
    joined: bool = False


def ways_from(content: Content, node: Node) -> list[Way]:
    """Every way out of a node; where a net of gateways has too many, a note says so."""
    steps = count()
    found = list(_walk(content, node, Way(node, ()), steps))
    if next(steps) > _MOST:
        content.notes.append(notes.NET.filled(id=node.id))
    return found


def _walk(content: Content, node: Node, way: Way, steps: count[int]) -> Iterator[Way]:
    out = content.out.get(node.id, [])
    parallel = splits_together(content, node)
    for flow in out:
        if flow in way.flows:
            continue
        if next(steps) >= _MOST:
            return
        target = content.nodes[flow.target]
        meets = target.tag == "parallelGateway" and len(content.into.get(target.id, ())) > 1
        further = Way(
            target,
            (*way.flows, flow),
            (*way.chosen, flow) if len(out) > 1 and not parallel else way.chosen,
            way.forked or parallel,
            way.joined or meets,
        )
        if target.kind == "gateway":
            yield from _walk(content, target, further, steps)
        else:
            yield further


def row_of(content: Content, way: Way) -> Row:
    """What is known of a way: share, condition, and our own data where its name is as we wrote it."""
    mine = next((f for f in way.flows if f.own), None)
    row: Row = dict(mine.own.row) if mine and mine.own else {}
    if mine and mine.own and mine.own.name == mine.name:
        return row
    if way.chosen or mine:
        row = {k: v for k, v in row.items() if k.split(".")[0] not in ("when", "share")}
        row |= _said(content, [mine] if mine else list(way.chosen))
    passed_on = [f.name for f in way.flows if f.message and f.name and f not in way.chosen]
    return row | ({"handoff.step": "; ".join(passed_on)} if passed_on else {})


def _said(content: Content, flows: list[Flow]) -> Row:
    """Condition and share in the names and simulation data of flows that are chosen one after another."""
    whens, share, known = [], Fraction(1), True
    for flow in flows:
        part = share_of(flow)
        known, share = known and part is not None, share * (part or 0)
        _, answer = share_in(flow.name)
        source = content.nodes[flow.source]
        question = source.name if source.kind == "gateway" and source.tag in GATEWAYS and not flow.own else ""
        if said := " ".join(filter(None, (question, answer))):
            whens.append(Wording(said, said))
        elif flow.title and not flow.name:
            whens.append(flow.title)
    said_all = Wording("; ".join(w.en for w in whens), "；".join(w.zh for w in whens))
    row = in_both("when", said_all) if whens else {}
    return row | ({"share": written_share(share)} if known else {})
