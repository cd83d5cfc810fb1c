"""Nothing of a BPMN file is dropped in silence, whatever element it is and wherever it stands."""

from pathlib import Path

import pytest

from blueprint.importing.lanes import Lanes
from blueprint.importing.readers.bpmn import read
from tests.importing.bpmn_kinds import BPMN, BPSIM
from tests.importing.bpmn_text import HEAD, back, flows

SIM = '<bpsim:{0} xmlns:bpsim="http://www.bpsim.org/schemas/1.0" id="probe" name="Probe" value="Probe">Probe</bpsim:{0}>'
PLACES = {
    "definitions": "<process id='p'>{base}</process>{0}",
    "collaboration": "<collaboration id='c'>{0}</collaboration><process id='p'>{base}</process>",
    "process": "<process id='p'>{base}{0}</process>",
    "lane": "<process id='p'><laneSet id='ls'><lane id='l' name='柜员'><flowNodeRef>a</flowNodeRef>{0}</lane></laneSet>{base}</process>",
    "task": "<process id='p'>{base}<task id='z' name='Z'>{0}</task></process>",
    "event": "<process id='p'>{base}<intermediateCatchEvent id='z' name='Z'>{0}</intermediateCatchEvent></process>",
    "timer": "<process id='p'>{base}<intermediateCatchEvent id='z' name='Z'><timerEventDefinition id='td'>{0}</timerEventDefinition></intermediateCatchEvent></process>",
    "end": "<process id='p'>{base}<endEvent id='z' name='Z'>{0}</endEvent></process>",
    "gateway": "<process id='p'>{base}<exclusiveGateway id='z' name='Z'>{0}</exclusiveGateway></process>",
    "flow": "<process id='p'>{base}<sequenceFlow id='z' sourceRef='b' targetRef='a'>{0}</sequenceFlow></process>",
    "subprocess": "<process id='p'>{base}<subProcess id='z' name='Z'>{0}</subProcess></process>",
    "data": "<process id='p'>{base}<dataObjectReference id='z' name='Z'>{0}</dataObjectReference><association id='y' sourceRef='a' targetRef='z'/></process>",
    "scenario": "<process id='p'>{base}</process><relationship type='BPSimData'><extensionElements><s:BPSimData xmlns:s='http://www.bpsim.org/schemas/1.0'>"
    "<s:Scenario id='sc'>{0}</s:Scenario></s:BPSimData></extensionElements></relationship>",
    "parameters": "<process id='p'>{base}</process><relationship type='BPSimData'><extensionElements><s:BPSimData xmlns:s='http://www.bpsim.org/schemas/1.0'>"
    "<s:Scenario id='sc'><s:ElementParameters elementRef='a'><s:TimeParameters>{0}</s:TimeParameters></s:ElementParameters></s:Scenario></s:BPSimData></extensionElements></relationship>",
    "time": "<process id='p'>{base}</process><relationship type='BPSimData'><extensionElements><s:BPSimData xmlns:s='http://www.bpsim.org/schemas/1.0'>"
    "<s:Scenario id='sc'><s:ElementParameters elementRef='a'><s:TimeParameters><s:ProcessingTime>{0}</s:ProcessingTime></s:TimeParameters></s:ElementParameters></s:Scenario></s:BPSimData></extensionElements></relationship>",
}
BASE = '<startEvent id="s"/><task id="a" name="A"/><task id="b" name="B"/><endEvent id="e"/>' + flows(
    "s>a", "a>b", "b>e"
)
SAME_ELSEWHERE = {"incoming", "outgoing"}
"""The flows say the same."""
HOLDERS = {
    "extensionElements",
    "laneSet",
    "childLaneSet",
    "timerEventDefinition",
    "linkEventDefinition",
    "BPSimData",
    "Scenario",
}
"""Without what they hold they say nothing, or the name of what holds them says it."""


@pytest.mark.parametrize("place", PLACES)
def test_every_kind_of_element_is_read_or_noted(place: str, tmp_path: Path) -> None:
    def outcome(probe: str) -> tuple[object, list[str]]:
        file = tmp_path / "x.bpmn"
        text = HEAD + PLACES[place].replace("{base}", BASE).replace("{0}", probe) + "</definitions>"
        file.write_text(text, encoding="utf-8")
        made = read(file, Lanes())
        return made.data, [note.en for note in made.notes]

    without, quiet = outcome("")
    silent = []
    for kind in BPMN:
        made, notes = outcome(f'<{kind} id="probe" name="Probe" messageRef="probe">Probe</{kind}>')
        if made == without and not set(notes) - set(quiet) and kind not in SAME_ELSEWHERE | HOLDERS:
            silent.append(kind)
    for kind in BPSIM:
        made, notes = outcome(SIM.format(kind))
        if made == without and not set(notes) - set(quiet) and kind not in HOLDERS:
            silent.append(f"BPSim {kind}")
    assert silent == []


def test_elements_of_other_programs_are_named_with_where_they_come_from(tmp_path: Path) -> None:
    probe = '<extensionElements><x:colour xmlns:x="http://paint.example" value="red"/></extensionElements>'
    _, notes = back(
        HEAD + PLACES["task"].replace("{base}", BASE).replace("{0}", probe) + "</definitions>", tmp_path
    )
    assert "colour (http://paint.example) -: a map has no place for it" in notes
