"""BPSim 1.0: how long tasks take, how likely flows are, how often customers come."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as Tree

from blueprint.export.bpmn.names import BPSIM, bpmn
from blueprint.export.xml import child
from blueprint.figures.inputs import law_of
from blueprint.flow.time.estimate import Pert
from blueprint.flow.time.laws import Fixed, Gamma

if TYPE_CHECKING:
    from blueprint.export.bpmn.graph import Process
    from blueprint.model.service_map import ServiceMap
    from blueprint.model.touchpoint import Touchpoint


def write_times(root: Tree.Element, process: Process, service_map: ServiceMap) -> None:
    """A scenario with what the map knows, in seconds."""
    link = child(root, bpmn("relationship"), type="BPSimData")
    data = child(child(link, bpmn("extensionElements")), _sim("BPSimData"))
    scenario = child(data, _sim("Scenario"), id="scenario", name="standard")
    child(scenario, _sim("ScenarioParameters"), baseTimeUnit="s")
    for node in process.nodes.values():
        law = _law_of(service_map.touchpoints[node.touchpoint]) if node.kind == "task" else None
        if law is not None:
            times = child(_element(scenario, node.id), _sim("TimeParameters"))
            _law(child(times, _sim("ProcessingTime")), law)
        elif node.kind == "start" and service_map.arrivals:
            control = child(_element(scenario, node.id), _sim("ControlParameters"))
            timer = child(control, _sim("InterTriggerTimer"))
            mean = _number(3600 / service_map.arrivals)
            child(timer, _sim("NegativeExponentialDistribution"), mean=mean)
    for flow in process.flows:
        if flow.share is not None:
            control = child(_element(scenario, flow.id), _sim("ControlParameters"))
            chance = child(control, _sim("Probability"))
            child(chance, _sim("FloatingParameter"), value=_number(float(flow.share)))
    child(link, bpmn("source"), "process")
    child(link, bpmn("target"), "process")


def _law_of(touchpoint: Touchpoint) -> object:
    """How long it takes; None where an error of the map leaves no law."""
    try:
        return law_of(touchpoint)
    except ValueError:
        return None


def _law(parent: Tree.Element, law: object) -> None:
    """Three points are given as a triangle, which is what BPSim tools share; it is wider than PERT."""
    if isinstance(law, Fixed):
        child(parent, _sim("FloatingParameter"), value=_number(law.mean), timeUnit="s")
    elif isinstance(law, Pert):
        low, likely, high = (_number(value) for value in (law.min, law.likely, law.max))
        child(parent, _sim("TriangularDistribution"), min=low, mode=likely, max=high)
    elif isinstance(law, Gamma):
        if law.cv == 1:
            child(parent, _sim("NegativeExponentialDistribution"), mean=_number(law.mean))
        elif law.cv == 0:
            child(parent, _sim("FloatingParameter"), value=_number(law.mean), timeUnit="s")
        else:
            shape = 1 / law.cv**2
            scale = _number(law.mean / shape)
            child(parent, _sim("GammaDistribution"), shape=_number(shape), scale=scale)


def _element(scenario: Tree.Element, id_: str) -> Tree.Element:
    return child(scenario, _sim("ElementParameters"), elementRef=id_)


def _sim(tag: str) -> str:
    return f"{{{BPSIM}}}{tag}"


def _number(value: float) -> str:
    return f"{value:.6g}"
