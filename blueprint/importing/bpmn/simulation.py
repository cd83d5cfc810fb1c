"""BPSim's simulation data: how long touchpoints take, how likely flows are, how often customers come, how many serve."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as Tree

from blueprint.importing.bpmn import notes
from blueprint.importing.bpmn.elements import Content
from blueprint.importing.bpmn.laws import Law, law_of
from blueprint.importing.bpmn.ledger import Ledger
from blueprint.importing.bpmn.names import BPSIMS, bpmn, local
from blueprint.model.duration import LONGEST, Duration
from blueprint.model.writing import written_rate

if TYPE_CHECKING:
    from blueprint.tables.flat import Row

_ADDED = (
    "TransferTime",
    "QueueTime",
    "WaitTime",
    "SetUpTime",
    "ProcessingTime",
    "ValidationTime",
    "ReworkTime",
)
"""Parts of the time at an activity, one after another."""
_LESS = 1e-6


def read_simulation(root: Tree.Element, content: Content, ledger: Ledger) -> None:
    """The first scenario of a file; times of our own touchpoints stand in our own data."""
    scenarios = [e for e in root.iter() if local(e) in {(space, "Scenario") for space in BPSIMS}]
    for link in root.iter(bpmn("relationship")):
        if any(local(e)[0] in BPSIMS for e in link.iter()):
            ledger.read(
                link,
                link.find(bpmn("extensionElements")),
                *link.findall(bpmn("source")),
                *link.findall(bpmn("target")),
            )
    for data in root.iter():
        if local(data)[0] in BPSIMS and local(data)[1] == "BPSimData":
            ledger.read(data)
    if not scenarios:
        return
    scenario = scenarios[0]
    ledger.read(scenario)
    if len(scenarios) > 1:
        content.notes.append(
            notes.SCENARIO.filled(n=len(scenarios), name=scenario.get("name") or scenario.get("id", ""))
        )
    flows = {flow.id: flow for flow in content.flows}
    unit, no_unit = "", []
    rates: dict[str, float] = {}
    for element in scenario:
        _, kind = local(element)
        if kind == "ScenarioParameters":
            unit = element.get("baseTimeUnit", "")
            ledger.read(element if unit else None)
        if kind != "ElementParameters":
            continue
        id_ = element.get("elementRef", "")
        node, flow = content.nodes.get(id_), flows.get(id_)
        if node is None and flow is None:
            continue
        ledger.read(element)
        laws: list[Law] = []
        for group in element:
            for parameter in group:
                _, name = local(parameter)
                chance = next(
                    (
                        v.get("value", "")
                        for v in parameter
                        if local(v)[1] in ("FloatingParameter", "NumericParameter")
                    ),
                    "",
                )
                if name == "Probability" and flow and chance:
                    flow.share = chance
                    ledger.read(group)
                    ledger.all(parameter)
                elif name in _ADDED or name == "InterTriggerTimer":
                    law, said = law_of(parameter, unit)
                    if law is None:
                        no_unit += (
                            [id_] if not unit and "timeUnit" not in str([v.attrib for v in parameter]) else []
                        )
                    elif name in _ADDED and node and node.kind == "touchpoint":
                        laws.append(law)
                        ledger.read(group, parameter, *said)
                    elif name == "InterTriggerTimer" and node and node.kind == "start" and law.mean > _LESS:
                        rates[id_] = 3600 / law.mean
                        ledger.read(group, parameter, *said)
                elif (
                    name == "Quantity"
                    and node
                    and node.kind == "touchpoint"
                    and chance.isdigit()
                    and int(chance) > 0
                ):
                    node.row.setdefault("staffed.servers", chance)
                    ledger.read(group)
                    ledger.all(parameter)
        if laws and node:
            _times(node.row, laws)
    if no_unit:
        content.notes.append(notes.UNIT.filled(ids=", ".join(dict.fromkeys(no_unit))))
    if rates and not content.own:
        content.arrivals = written_rate(sum(rates.values()))
        if len(rates) > 1:
            for id_, rate in rates.items():
                content.nodes[id_].row["share"] = f"{round(rate)}/{round(sum(map(round, rates.values())))}"


def _times(row: Row, laws: list[Law]) -> None:
    """Parts of a time put together: means and variances add up."""
    if len(laws) == 1 and laws[0].points:
        low, mode, high = laws[0].points
        row |= {
            "time.estimate.min": _text(low),
            "time.estimate.likely": _text(mode),
            "time.estimate.max": _text(high),
        }
        return
    mean = sum(law.mean for law in laws)
    variance = sum((law.mean * law.cv) ** 2 for law in laws if not law.points)
    for law in laws:
        if law.points:
            a, c, b = law.points
            variance += (a * a + b * b + c * c - a * b - a * c - b * c) / 18
    if not variance:
        row["time.standard"] = _text(mean)
    elif mean:
        row |= {"time.estimate.mean": _text(mean), "time.estimate.cv": f"{variance**0.5 / mean:.6g}"}


def _text(seconds: float) -> str:
    return Duration(min(seconds, LONGEST.seconds)).text
