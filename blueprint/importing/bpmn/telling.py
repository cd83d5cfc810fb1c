"""What is a touchpoint only in the map, and what has a name or a kind only in the file: a note for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.importing.bpmn import notes
from blueprint.importing.bpmn.elements import Content, Node

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def say_what_is_left(content: Content, made: list[Node], ids: Mapping[str, str]) -> None:
    """Add the notes; `made` are the touchpoints that no element of the file is."""
    nodes = content.nodes.values()
    kinds = [f"{node.name or node.id} ({node.event})" for node in nodes if _is_event(node)]
    names = [*content.silent, *_names(content)]
    own = [ids[node.id] for node in made if node.id in ids]
    unnamed = [ids[n.id] for n in nodes if n.title and not n.name and n.id in ids and n not in made]
    for note, key, found in (
        (notes.EVENTS, "ids", kinds),
        (notes.SILENT, "names", names),
        (notes.MADE, "ids", own),
        (notes.UNNAMED, "ids", unnamed),
    ):
        if found:
            content.notes.append(note.filled(**{key: ", ".join(dict.fromkeys(found))}))


def _names(content: Content) -> Iterator[str]:
    """Names of starts, of gateways that ask nothing, of flows that are no choice, of lanes without touchpoints."""
    for node in content.nodes.values():
        if not node.name or node.own or content.own:
            continue
        asks = node.kind == "gateway" and len(content.out.get(node.id, ())) > 1
        unused = node.kind == "end" and not content.into.get(node.id)
        if unused or (node.kind in ("start", "gateway", "boundary") and not asks):
            yield f"{node.tag} {node.name!r}"
    chosen = {id(flow) for out in content.out.values() if len(out) > 1 for flow in out}
    for flow in content.flows:
        if flow.name and not flow.own and not flow.message and id(flow) not in chosen:
            yield f"sequenceFlow {flow.name!r}"
    held = {node.lane for node in content.nodes.values() if node.kind == "touchpoint"}
    for id_, lane in content.lanes.items():
        if lane.name not in ("", content.title) and id_ not in held and not content.own:
            yield f"lane {lane.name!r}"


def _is_event(node: Node) -> bool:
    """An event of a kind that its touchpoint, exit or way does not say."""
    said = node.event in ("", "link") or (node.event == "error" and node.kind == "boundary")
    return not said and not node.own and not {"time.standard", "time.tolerance"} & node.row.keys()
