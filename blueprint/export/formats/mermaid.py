"""The flow as a Mermaid flowchart and as a swimlane diagram; and the customer's row as a Mermaid journey."""

from __future__ import annotations

import re
from collections.abc import Iterator

from blueprint import quantity
from blueprint.draw.text.speech import language_of
from blueprint.export.subject import File, Subject
from blueprint.export.texts import exit_line, one_line, parts_of
from blueprint.model.connection import sign_of
from blueprint.model.names import LANE_NAMES, Lane
from blueprint.model.titles import phase_titles
from blueprint.model.touchpoint import Touchpoint
from blueprint.wording import Wording

ABOUT = Wording("flowchart, swimlane and journey in Mermaid's language", "Mermaid 流程图、泳道图与旅程图")
STABLE = True

_UNSAFE = re.compile(r'[#;"<>&`\\{}|\[\]]')
_JOURNEY_UNSAFE = re.compile(r"[#;:]")


def write(subject: Subject) -> Iterator[File]:
    """A flowchart and a swimlane diagram (Mermaid 11.16 and later) always; a journey where emotions are known."""
    yield File("blueprint.mmd", _flowchart(subject, "flowchart").encode())
    yield File("swimlane.mmd", _flowchart(subject, "swimlane-beta").encode())
    if journey := _journey(subject):
        yield File("journey.mmd", journey.encode())


def _flowchart(subject: Subject, kind: str) -> str:
    touchpoints = subject.map.touchpoints
    names = {id_: f"t{i}" for i, id_ in enumerate(touchpoints)}
    lines = [f"{kind} LR", f"  accTitle: {_quiet(one_line(subject.map.title, subject.texts))}"]
    exits = _exits(subject)
    for lane in Lane:
        members = [t for t in touchpoints.values() if t.lane is lane]
        if members:
            lines.append(f'  subgraph {lane.value}["{_safe(_lane_name(lane, subject))}"]')
            for number, (part, inside) in enumerate(parts_of(members), 1):
                nodes = [f"    {_node(names[t.id], t, subject)}" for t in inside]
                if part:
                    head = f'    subgraph {lane.value}_{number}["{_safe(part)}"]'
                    nodes = [head, *(f"  {node}" for node in nodes), "    end"]
                lines += nodes
            lines += [
                f"    {_exit(exits, name, subject)}" for name in exits if _first(name, subject).lane is lane
            ]
            lines.append("  end")
    for t in touchpoints.values():
        for c in t.next:
            if c.to in names:
                label = (
                    f'|"{sign}"|'
                    if (
                        sign := sign_of(
                            c, language_of(subject.texts), unknown=(c.to, False) in t.unknown_ways
                        )
                    )
                    else ""
                )
                lines.append(f"  {names[t.id]} -->{label} {names[c.to]}")
        for name, share in t.end.items():
            part = quantity.part(share, "en", unknown=(name, True) in t.unknown_ways)
            label = f'|"{part}"|' if part and share != 1 else ""
            lines.append(f"  {names[t.id]} -->{label} {exits[name]}")
        lines += [f"  {names[t.id]} -.- {names[used]}" for used in t.uses if used in names]
    return "\n".join(lines) + "\n"


def _exits(subject: Subject) -> dict[str, str]:
    """Node by exit."""
    names = dict.fromkeys(name for t in subject.map.touchpoints.values() for name in t.end)
    return {name: f"x{i}" for i, name in enumerate(names)}


def _first(exit_: str, subject: Subject) -> Touchpoint:
    """The first touchpoint that customers leave by an exit from: it stands in the same lane."""
    return next(t for t in subject.map.touchpoints.values() if exit_ in t.end)


def _exit(exits: dict[str, str], name: str, subject: Subject) -> str:
    return f'{exits[name]}(["{_safe(exit_line(subject, name))}"]):::exit'


def _node(name: str, touchpoint: Touchpoint, subject: Subject) -> str:
    text = _safe(one_line(touchpoint.title, subject.texts))
    if touchpoint.time and touchpoint.time.standard:
        text += f"<br/>#8804; {touchpoint.time.standard.wording[language_of(subject.texts)]}"
    decides = not touchpoint.together and len(touchpoint.ways) > 1
    return f'{name}{{"{text}"}}' if decides else f'{name}("{text}")'


def _lane_name(lane: Lane, subject: Subject) -> str:
    wording = LANE_NAMES[lane]
    return f"{wording.zh} · {wording.en}" if subject.texts == "both" else wording[subject.texts]


def _journey(subject: Subject) -> str:
    """Mermaid's journey takes whole scores from 1 to 5: the map's scale is brought to it. Phases are sections."""
    scale, phases, section = subject.map.emotion_scale, phase_titles(subject.map), ""
    lines = ["journey", f"  title {_quiet(one_line(subject.map.title, subject.texts))}"]
    for t in subject.map.touchpoints.values():
        if t.lane.experienced and t.emotion and t.emotion.score is not None:
            score = round(3 + 2 * max(-1.0, min(1.0, t.emotion.score / scale)))
            who = one_line(t.role, subject.texts) if t.role else _lane_name(t.lane, subject)
            if t.phase and t.phase != section:
                section = t.phase
                lines.append(f"  section {_quiet(one_line(phases[section], subject.texts))}")
            lines.append(
                f"  {_quiet(one_line(t.title, subject.texts))}: {score}: {_quiet(who).replace(',', ' ')}"
            )
    return "\n".join(lines) + "\n" if len(lines) > 2 else ""


def _safe(text: str) -> str:
    """Characters that mean something in Mermaid, as its own character codes; nothing can end a label."""
    return _UNSAFE.sub(lambda m: f"#{ord(m[0])};", text)


def _quiet(text: str) -> str:
    """A name in a journey ends at `#`, `:` or `;`."""
    return _JOURNEY_UNSAFE.sub(" ", _UNSAFE.sub(" ", text)).strip() or "-"
