"""One service in two notations, as long as wanted: a service map, and the same graph as BPMN.

The service repeats a block of five: a step, a decision, its two branches, and where they meet. In BPMN
the decision and the meeting are gateways and the others tasks. Neither file has a finding.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

BLOCK = 5
LANES = ("customer", "frontstage", "backstage", "customer", "frontstage")


@dataclass(frozen=True)
class Arrow:
    to: int
    share: int | None = None


def arrows(steps: int) -> dict[int, list[Arrow]]:
    """Step to its arrows; steps are numbered from 1, and the last has none."""
    ways = {}
    for step in range(1, steps):
        match step % BLOCK:
            case 2:
                ways[step] = [Arrow(step + 1, 60), Arrow(step + 2, 40)]
            case 3:
                ways[step] = [Arrow(step + 2)]
            case _:
                ways[step] = [Arrow(step + 1)]
    return {**ways, steps: []}


def service_map(steps: int) -> str:
    """A service map of so many touchpoints (a multiple of five)."""
    lines = [
        "---",
        "blueprint: 1",
        f"id: generated-{steps}",
        "title: {zh: 生成的服务, en: Generated service}",
        "touchpoints:",
    ]
    for step, ways in arrows(steps).items():
        lane = LANES[(step - 1) % BLOCK]
        lines += [
            f"  step-{step}:",
            f"    lane: {lane}",
            f"    title: {{zh: 第 {step} 步, en: Step {step}}}",
            f"    time: {{standard: {step % 50 + 10}s, tolerance: 2m}}",
        ]
        if lane != "backstage":
            score = step % 7 - 3 if ways else 4
            lines.append(f"    emotion: {{score: {score}, good: 4, bad: -4}}")
        shared = ", ".join(f"step-{w.to}: {w.share}%" for w in ways if w.share)
        lines.append(
            f"    next: {{{shared}}}"
            if shared
            else f"    next: step-{ways[0].to}"
            if ways
            else "    end: served"
        )
    return "\n".join(lines) + "\n"


_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
  xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="generated" targetNamespace="urn:generated">
  <bpmn:process id="service" isExecutable="false">
"""
_SIZES = {"task": (100, 80), "exclusiveGateway": (50, 50), "startEvent": (36, 36), "endEvent": (36, 36)}


def bpmn(steps: int) -> str:
    """The same graph as a BPMN process, with a start, an end and a diagram."""
    kinds = {"start": "startEvent", **{f"step-{s}": _kind(s) for s in arrows(steps)}, "end": "endEvent"}
    flows: list[tuple[str, str, int | None]] = [("start", "step-1", None), (f"step-{steps}", "end", None)]
    flows += [(f"step-{s}", f"step-{w.to}", w.share) for s, ways in arrows(steps).items() for w in ways]
    coming, going = defaultdict(list), defaultdict(list)
    for number, (source, target, _) in enumerate(flows):
        going[source].append(f"<bpmn:outgoing>flow-{number}</bpmn:outgoing>")
        coming[target].append(f"<bpmn:incoming>flow-{number}</bpmn:incoming>")
    places = {node: (column * 160, 240 if column % BLOCK == 3 else 80) for column, node in enumerate(kinds)}

    parts = [_HEAD]
    for node, kind in kinds.items():
        ends = "".join(coming[node] + going[node])
        parts.append(f'    <bpmn:{kind} id="{node}" name="{node}">{ends}</bpmn:{kind}>\n')
    for number, (source, target, share) in enumerate(flows):
        name = f' name="{share} %"' if share else ""
        parts.append(
            f'    <bpmn:sequenceFlow id="flow-{number}"{name} sourceRef="{source}" targetRef="{target}" />\n'
        )
    parts.append('  </bpmn:process>\n  <bpmndi:BPMNDiagram id="diagram">\n')
    parts.append('    <bpmndi:BPMNPlane id="plane" bpmnElement="service">\n')
    for node, (x, y) in places.items():
        width, height = _SIZES[kinds[node]]
        parts.append(
            f'      <bpmndi:BPMNShape id="{node}_di" bpmnElement="{node}">'
            f'<dc:Bounds x="{x}" y="{y}" width="{width}" height="{height}" /></bpmndi:BPMNShape>\n'
        )
    for number, (source, target, _) in enumerate(flows):
        bends = "".join(
            f'<di:waypoint x="{x + 18}" y="{y + 18}" />' for x, y in (places[source], places[target])
        )
        parts.append(
            f'      <bpmndi:BPMNEdge id="flow-{number}_di" bpmnElement="flow-{number}">{bends}</bpmndi:BPMNEdge>\n'
        )
    parts.append("    </bpmndi:BPMNPlane>\n  </bpmndi:BPMNDiagram>\n</bpmn:definitions>\n")
    return "".join(parts)


def _kind(step: int) -> str:
    return "exclusiveGateway" if step % BLOCK in (2, 0) else "task"
