"""A small flowchart of what changed, for a page of Markdown: only what changed, and what stands beside it.

Added, removed, renamed or moved and changed are told apart by sign, by line and by colour; the rest is pale.
"""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.diff.changes import Change
from blueprint.model.service_map import ServiceMap
from blueprint.wording import Language

MOST = 30
"""Touchpoints in the picture; of more nobody sees anything."""
_SIGNS = {"added": "+", "removed": "-", "moved": "»", "changed": "~", "beside": ""}
_STYLES = {
    "added": "fill:#e3f4e6,stroke:#1b7837,stroke-width:3px",
    "removed": "fill:#fbe6e4,stroke:#b2182b,stroke-width:2px,stroke-dasharray:6 4",
    "moved": "fill:#e7eefb,stroke:#2166ac,stroke-width:2px,stroke-dasharray:2 2",
    "changed": "fill:#fdf3d8,stroke:#8c6d00,stroke-width:2px",
    "beside": "fill:#ffffff,stroke:#b0b0b0,color:#707070",
}


def flowchart(old: ServiceMap, new: ServiceMap, changes: tuple[Change, ...], language: Language) -> list[str]:
    """The lines of the picture; none where no touchpoint changed, or too many did."""
    kinds = dict(_kinds(changes))
    arrows = list(_arrows(old, new, changes))
    shown = set(kinds)
    shown |= {end for one, other, _ in arrows if {one, other} & shown for end in (one, other)}
    if not kinds or len(shown) > MOST:
        return []
    order = [*new.touchpoints, *old.touchpoints]
    numbers = {id_: f"t{n}" for n, id_ in enumerate(sorted(shown, key=order.index))}
    lines = ["```mermaid", "flowchart LR"]
    for id_, number in numbers.items():
        step = new.touchpoints.get(id_) or old.touchpoints[id_]
        kind = kinds.get(id_, "beside")
        text = f"{_SIGNS[kind]} {step.title[language]}".strip()
        lines.append(f'  {number}["{_quoted(text)}"]:::{kind}')
    for one, other, kind in arrows:
        if one in numbers and other in numbers:
            line = {"added": "==>", "removed": "-.->"}.get(kind, "-->")
            lines.append(f"  {numbers[one]} {line} {numbers[other]}")
    used = dict.fromkeys(kinds.get(id_, "beside") for id_ in numbers)
    return [*lines, *(f"  classDef {kind} {_STYLES[kind]}" for kind in used), "```"]


def _kinds(changes: tuple[Change, ...]) -> Iterator[tuple[str, str]]:
    """Touchpoint to what happened to it; what tells more comes last and stands."""
    order = {"connection": 0, "exit": 0, "value": 0, "touchpoint": 1}
    for change in sorted(changes, key=lambda c: order.get(c.kind.partition("-")[0], -1)):
        if change.path[0] == "touchpoints":
            done = change.kind.partition("-")[2]
            is_step = change.kind.startswith("touchpoint")
            yield change.path[1], ("moved" if done == "renamed" else done) if is_step else "changed"


def _arrows(old: ServiceMap, new: ServiceMap, changes: tuple[Change, ...]) -> Iterator[tuple[str, str, str]]:
    done = {c.ends: c.kind.partition("-")[2] for c in changes if c.ends}
    for step in new.touchpoints.values():
        for connection in step.next:
            ends = (step.id, connection.to)
            if connection.to in new.touchpoints:
                yield *ends, done.get(ends, "beside")
    for ends, kind in done.items():
        if kind == "removed" and all(end in new.touchpoints or end in old.touchpoints for end in ends):
            yield *ends, kind


def _quoted(text: str) -> str:
    """As Mermaid takes any text between quotes."""
    return "".join(c if c.isalnum() or c in " +-~»,.:%()（），。：、/" else f"#{ord(c)};" for c in text)
