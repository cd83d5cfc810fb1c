"""Pools joined: a message between them is a connection, and a customer's pool without steps gets them from its messages."""

from __future__ import annotations

from blueprint.importing.bpmn import notes
from blueprint.importing.bpmn.elements import Content, Flow, Node
from blueprint.importing.lanes import Lanes
from blueprint.model.names import Lane


def join_pools(content: Content, lanes: Lanes) -> None:
    """Every message flow as a connection; those that no connection can say are noted."""
    carried: list[Flow] = []
    for message in content.messages:
        source, target = content.nodes.get(message.source), content.nodes.get(message.target)
        if source and target:
            carried.append(message)
        elif (source or target) and _by_customer(content, message, source, target, lanes):
            continue
        else:
            name = f" ({message.name})" if message.name else ""
            ends = [_called(content, message.source), _called(content, message.target)]
            content.notes.append(
                notes.MESSAGE.filled(id=message.id, name=name, source=ends[0], target=ends[1])
            )
    content.link()
    targets = [content.nodes[message.target] for message in carried]
    begun = {content.pool_of(target) for target in targets if target.kind == "start"}
    for message in carried:
        _carry(content, message)
    content.link()
    _without_ends(content, begun)


def _called(content: Content, id_: str) -> str:
    if id_ in content.nodes:
        return content.nodes[id_].name or id_
    return content.lanes[id_].name if id_ in content.lanes else content.pools.get(id_, id_)


def _by_customer(
    content: Content, message: Flow, source: Node | None, target: Node | None, lanes: Lanes
) -> bool:
    """What a customer without steps sends or gets is a touchpoint of the customer, before or after the other end."""
    pool = message.target if source else message.source
    if pool not in content.empty_pools or lanes.of(content.lanes[pool].name) != Lane.CUSTOMER:
        return False
    here = source or target
    assert here
    name = message.name or f"{content.lanes[pool].name}: {here.name or here.id}"
    after = here.kind == "start" or (source is not None and here.kind != "end")
    new = content.add(
        Node(f"{pool} {message.id}", "message", "touchpoint", name, lane=pool), here, after=after
    )
    content.link()
    (content.put_after if after else content.put_before)(here, new)
    return True


def _carry(content: Content, message: Flow) -> None:
    """The message as an arrow; where its sender waits for the answer, the arrow straight on goes."""
    source, target = content.nodes[message.source], content.nodes[message.target]
    if content.pool_of(target) == content.pool_of(source):
        content.notes.append(notes.MESSAGE.filled(id=message.id, name="", source=source.id, target=target.id))
        return
    onward = [f for f in content.out.get(source.id, ()) if not f.message]
    if len(onward) == 1:
        answers = _answers(content, message)
        asked = [m for m in answers if m.target == source.id and source.kind == "touchpoint"]
        for answer in asked:  # request and answer at one touchpoint: the answer comes before what follows it
            answer.target = onward[0].target
        if asked or any(m.target == onward[0].target for m in answers):
            content.drop(onward)
            content.notes.append(
                notes.ANSWER.filled(id=source.name or source.id, via=target.name or target.id)
            )
    content.flows.append(Flow(message.id, message.source, message.target, message.name, message=True))
    content.link()
    if target.kind == "start":
        content.walk_through(target)
    if source.kind == "end":
        content.walk_through(source)


def _answers(content: Content, message: Flow) -> list[Flow]:
    """Messages back into the sender's pool, from where the message went or what follows it there."""
    there, back = (content.pool_of(content.nodes[end]) for end in (message.target, message.source))
    after, waiting = {message.target}, [message.target]
    while waiting:
        further = [
            f.target
            for f in content.out.get(waiting.pop(), ())
            if f.target not in after and content.pool_of(content.nodes[f.target]) == there
        ]
        after.update(further)
        waiting += further
    return [
        m
        for m in content.messages
        if m is not message and m.source in after and m.target in content.nodes
        if content.pool_of(content.nodes[m.target]) == back
    ]


def _without_ends(content: Content, begun: set[str]) -> None:
    """Who was called by a message and passes the walk on by another has no end of its own; `begun` are their pools."""
    gone = []
    for node in content.nodes.values():
        out = content.out.get(node.id, [])
        if any(f.message for f in out) and content.pool_of(node) in begun:
            gone += [f for f in out if not f.message and content.nodes[f.target].kind == "end"]
    content.drop(gone)
    for flow in gone:
        if not content.into.get(flow.target) and flow.target in content.nodes:
            node = content.nodes.pop(flow.target)
            content.silent += [f"{node.tag} {node.name!r}"] if node.name else []
