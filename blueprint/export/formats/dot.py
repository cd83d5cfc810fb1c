"""The flow in Graphviz's language, a cluster per lane, for people who lay out their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from blueprint import quantity
from blueprint.draw.text.speech import language_of
from blueprint.export.subject import File, Subject
from blueprint.export.texts import exit_line, one_line, parts_of
from blueprint.model.connection import sign_of
from blueprint.model.names import LANE_NAMES, Lane
from blueprint.model.touchpoint import Touchpoint
from blueprint.wording import Wording

ABOUT = Wording("the flow in Graphviz's language", "Graphviz DOT 流程图")
STABLE = True


def write(subject: Subject) -> Iterator[File]:
    """One graph."""
    from graphviz import Digraph
    from graphviz.quoting import escape

    touchpoints = subject.map.touchpoints
    title = escape(one_line(subject.map.title, subject.texts))
    graph = Digraph(
        name="blueprint",
        graph_attr={"label": title, "rankdir": "LR", "newrank": "true"},
        node_attr={"shape": "box", "style": "rounded"},
    )
    for lane in Lane:
        members = [t for t in touchpoints.values() if t.lane is lane]
        if members:
            with graph.subgraph(name=f"cluster_{lane.value}") as cluster:
                cluster.attr(label=escape(one_line(LANE_NAMES[lane], subject.texts)))
                for number, (part, inside) in enumerate(parts_of(members), 1):
                    _nodes(cluster, f"cluster_{lane.value}_{number}" if part else "", part, inside, subject)
    for t in touchpoints.values():
        for c in t.next:
            if c.to in touchpoints:
                graph.edge(
                    t.id,
                    c.to,
                    sign_of(c, language_of(subject.texts), unknown=(c.to, False) in t.unknown_ways) or None,
                )
        for name, share in t.end.items():
            part = quantity.part(share, "en", unknown=(name, True) in t.unknown_ways)
            graph.node(f"exit {name}", escape(exit_line(subject, name)), shape="oval")
            graph.edge(t.id, f"exit {name}", part if part and share != 1 else None)
        for used in t.uses:
            if used in touchpoints:
                graph.edge(t.id, used, style="dashed", dir="none")
    yield File("blueprint.dot", graph.source.encode())


def _nodes(lane: Any, cluster: str, name: str, inside: Iterable[Touchpoint], subject: Subject) -> None:
    """Touchpoints of a lane, in a `cluster` of their own where they are a part of it."""
    from graphviz.quoting import escape

    if cluster:
        with lane.subgraph(name=cluster) as part:
            part.attr(label=escape(name), style="dotted")
            _nodes(part, "", "", inside, subject)
        return
    for t in inside:
        lane.node(t.id, escape(one_line(t.title, subject.texts, "\n")))
