"""BPMN: programs of others read it, nothing overlaps, and hostile texts stay texts."""

import json
import subprocess
from functools import cache
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as Tree

import pytest

from blueprint.draw.geometry import Rect
from blueprint.export.bpmn.drawing import draw
from blueprint.export.bpmn.names import BPMN, BPSIM, bpmn
from blueprint.export.bpmn.process import process_of
from blueprint.export.formats.bpmn import write
from blueprint.export.subject import Subject
from blueprint.figures import Analysis
from blueprint.model.loader import load, loads
from blueprint.model.service_map import ServiceMap
from tests.model.long_example import LONG
from tests.needs import found

MAPS = sorted((Path(__file__).parents[2] / "maps").glob("*.blueprint.yaml"))
NAMES = [*(path.name.split(".")[0] for path in MAPS), "long"]
IN_LANGUAGES = [
    *((name, "both") for name in NAMES),
    *(
        (name, texts)
        for name in ("branch-visitor-routing", "conversation-flow", "long")
        for texts in ("zh", "en")
    ),
]
"""Every map as it is, and a few in one language: a queue and segments, maps in a map, every key there is."""
CHAIN = "blueprint: 1\ntitle: x\ntouchpoints:\n" + "".join(
    f"  t{i}: {{lane: {('customer', 'frontstage', 'backstage')[i % 3]}, title: T{i}, "
    + ("start: 100%, " if i == 0 else "")
    + (
        f"next: {{t{i + 1}: 70%, t{max(0, i - 4)}: 20%}}, end: {{lost: 10%}}}}\n"
        if i < 59
        else "end: served}\n"
    )
    for i in range(60)
)


@cache
def map_named(name: str) -> ServiceMap:
    if name in ("long", "chain"):
        return loads(LONG if name == "long" else CHAIN).map
    return load(MAPS[NAMES.index(name)]).map


@cache
def exported(name: str, texts="both") -> bytes:
    return written(analysis_of(name), texts)


@cache
def analysis_of(name: str) -> Analysis:
    return Analysis(map_named(name))


def file_of(service_map: ServiceMap, texts="both") -> bytes:
    return written(Analysis(service_map), texts)


def written(analysis: Analysis, texts) -> bytes:
    return next(iter(write(Subject(analysis, texts)))).data


def with_title(title: str) -> ServiceMap:
    data = {"lane": "customer", "title": title, "end": "served"}
    return loads(json.dumps({"blueprint": "1", "title": title, "touchpoints": {"a": data}})).map


HOSTILE = ["<script>alert(1)</script>", "]]>", "a & b", '"><x y="', "长" * 2000, "=cmd()"]


@pytest.mark.parametrize("title", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_titles_are_inert(title):
    root = Tree.fromstring(file_of(with_title(title)))
    task = root.find(f".//{bpmn('manualTask')}")
    assert task.get("name") == (title if len(title) < 100 else title[:47] + "…")
    assert not any(e.tag.endswith("script") for e in root.iter())
    assert title in [e.text for e in root.iter() if e.get("key") == "title"]


def test_characters_that_xml_forbids_are_left_out():
    from blueprint.model.text import Text

    a = with_title("A").touchpoints["a"].model_copy(update={"title": Text((("", "a\x00b\x1b\ufffe"),))})
    raw = file_of(with_title("A").model_copy(update={"touchpoints": {"a": a}}))
    assert Tree.fromstring(raw).find(f".//{bpmn('manualTask')}").get("name").replace(" ", "") == "ab"


@pytest.mark.parametrize("name", [*NAMES, "chain"])
def test_shapes_stand_apart_in_their_lanes_and_no_edge_crosses_one(name):
    service_map = map_named(name)
    process = process_of(service_map, "both")
    drawing = draw(process, Subject(analysis_of(name), "both").arrangement)
    shapes = list(drawing.shapes.items())
    for i, (id_, rect) in enumerate(shapes):
        assert drawing.lanes[process.nodes[id_].lane].holds(rect)
        assert not any(rect.meets(other, 4) for _, other in shapes[i + 1 :])
    for id_, points in drawing.edges.items():
        for a, b in pairwise(points):
            assert abs(a.x - b.x) < 1e-6 or abs(a.y - b.y) < 1e-6, id_
            piece = Rect(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x), abs(a.y - b.y))
            crossed = [n for n, rect in shapes if _inside(rect, piece)]
            assert not crossed, (id_, crossed)


def _inside(shape: Rect, piece: Rect) -> bool:
    """Whether a piece runs through a shape; the skin of a diamond or circle is its own edge's."""
    core = Rect(shape.x + shape.w * 0.3, shape.y + shape.h * 0.3, shape.w * 0.4, shape.h * 0.4)
    return core.meets(piece)


def test_gateways_lanes_events_and_kinds_of_tasks():
    root = Tree.fromstring(exported("long"))
    tags = [e.tag.split("}")[1] for e in root.find(bpmn("process"))]
    assert tags.count("startEvent") == 1
    assert tags.count("parallelGateway") == 2
    assert {"manualTask", "userTask", "task", "dataStoreReference", "exclusiveGateway"} <= set(tags)
    assert sorted(e.get("name") for e in root.iter(bpmn("endEvent"))) == ["abandoned", "served"]
    assert next(e.get("name") for e in root.iter(bpmn("lane"))) == "客户行为 · Customer actions"
    held = [e.text for e in root.iter(bpmn("flowNodeRef"))]
    assert len(held) == len(set(held))


def test_names_in_one_language():
    assert "Customer actions" in exported("long", "en").decode()
    assert "客户行为" not in exported("long", "en").decode()


def test_times_shares_and_arrivals_as_bpsim():
    root = Tree.fromstring(exported("long"))
    given = {e.get("elementRef"): e for e in root.iter(f"{{{BPSIM}}}ElementParameters")}

    def only(id_):
        return next(e for e in given[id_].iter() if len(e) == 0)

    assert only("touchpoint_triage").attrib == {"min": "20", "mode": "50", "max": "180"}
    assert only("touchpoint_mend").attrib == {"value": "7200", "timeUnit": "s"}
    assert only("touchpoint_wait").attrib == {"mean": "50"}
    assert only("start").attrib == {"mean": "60"}
    assert only("split_triage-to-join_wait").attrib == {"value": "0.55"}
    assert given.keys() <= {e.get("id") for e in root.find(bpmn("process"))}


@pytest.mark.parametrize("name", ["branch-visitor-routing", "conversation-flow", "corner-shoeshine", "long"])
def test_the_same_map_gives_the_same_bytes(name):
    assert file_of(map_named(name)) == exported(name)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", NAMES)
def test_spiffworkflow_reads_it_with_its_lanes(name):
    from lxml import etree
    from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser, BpmnValidator

    reader = BpmnParser(validator=BpmnValidator())
    reader.add_bpmn_xml(etree.fromstring(exported(name)), "x.bpmn")
    read = reader.get_spec("process")
    lanes = {spec.bpmn_id: spec.lane for spec in read.task_specs.values() if getattr(spec, "bpmn_id", None)}
    root = Tree.fromstring(exported(name))
    for lane in root.iter(f"{{{BPMN}}}lane"):
        for reference in lane.findall(bpmn("flowNodeRef")):
            assert lanes[reference.text] == lane.get("name")


@pytest.mark.needs("bpmnlint")
def test_bpmnlint_has_nothing_to_say(tmp_path):
    place = found("bpmnlint").parents[1]
    files = []
    for name in [*NAMES, "chain"]:
        files.append(tmp_path / f"{name}.bpmn")
        files[-1].write_bytes(exported(name))
    script = Path(__file__).with_name("bpmnlint.mjs")
    done = subprocess.run(["node", script, str(place), *files], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == {str(file): [] for file in files}
