"""Drawings of other programs: BPMN and draw.io, with elements, attributes and references that lead nowhere."""

import re
from functools import cache
from random import Random
from typing import Any
from xml.etree import ElementTree as Tree

from blueprint.export.registry import all_formats
from blueprint.export.subject import Subject
from blueprint.figures import Analysis
from blueprint.lint.run.engine import lint
from blueprint.model.loader import loads
from tests.fuzz import odd, seeds
from tests.fuzz.case import Case, Kind
from tests.importing import test_bpmn, test_drawio

TOKENS = [
    *(
        "<",
        ">",
        "/>",
        "</",
        "<a>",
        "&amp;",
        "&lt;",
        "&#0;",
        "&#x7;",
        "&x;",
        '"',
        "<!DOCTYPE x [<!ENTITY a 'b'>]>",
        "<![CDATA[",
        "]]>",
    ),
    *(
        'id="',
        'name="',
        'sourceRef="',
        'targetRef="',
        'value="',
        'parent="',
        "<bpmn:",
        "<mxCell ",
        "<UserObject ",
    ),
    *(
        "touchpoint:",
        "lane:customer",
        "P2D",
        "PT2H",
        "R3/PT10H",
        "50%",
        "edge=1",
        "shape=swimlane",
        "#",
        " xmlns:x='y'",
    ),
]
NAMES = [
    *(
        "task",
        "userTask",
        "subProcess",
        "exclusiveGateway",
        "parallelGateway",
        "startEvent",
        "endEvent",
        "boundaryEvent",
        "sequenceFlow",
    ),
    *(
        "lane",
        "laneSet",
        "participant",
        "messageFlow",
        "dataObjectReference",
        "intermediateCatchEvent",
        "linkEventDefinition",
    ),
    *(
        "timerEventDefinition",
        "timeDuration",
        "callActivity",
        "process",
        "collaboration",
        "mxCell",
        "UserObject",
        "object",
        "diagram",
    ),
]
_OPENING = re.compile(r"<(\w+:)?definitions[^>]*>")


@cache
def drawings(format_: str) -> tuple[str, ...]:
    """What `export` writes of a few examples, and the files of the importer's own tests."""
    made = []
    for text in (*seeds.examples()[::12], seeds.LONG):
        linted = lint(loads(text), suppressions=False)
        if linted.errors == 0 and linted.loaded.map:
            made += [
                f.data.decode() for f in all_formats()[format_].write(Subject(Analysis(linted.loaded.map)))
            ]
    if format_ == "drawio":
        made.append(test_drawio.PROCESS)
    texts = [v for v in vars(test_bpmn).values() if isinstance(v, str) and "<" in v and len(v) > 200]
    return tuple(m for m in made if len(m) < 40_000) + (
        tuple(t for t in texts if "definitions" in t) if format_ == "bpmn" else ()
    )


def change(rng: Random, root: Tree.Element) -> None:
    """Elements lost, doubled, moved and renamed; attributes lost, odd, and taken from elsewhere."""
    for _ in range(rng.choice((1, 1, 2, 4, 8))):
        elements = list(root.iter())
        here, other = rng.choice(elements), rng.choice(elements)
        attributes: list[Any] = list(here.attrib)
        match rng.randrange(9):
            case 0 if len(here):
                here.remove(rng.choice(list(here)))
            case 1 if other is not root and here not in list(other.iter()):
                here.append(other)
            case 2:
                here.tag = re.sub(r"[^}]*$", rng.choice(NAMES), here.tag)
            case 3 if attributes:
                del here.attrib[rng.choice(attributes)]
            case 4 | 5 if attributes:
                here.set(rng.choice(attributes), odd.text(rng))
            case 6 if attributes and other.attrib:
                here.set(rng.choice(attributes), rng.choice(list(other.attrib.values())))
            case 7:
                here.text = odd.text(rng)
            case _:
                Tree.SubElement(here, re.sub(r"[^}]*$", rng.choice(NAMES), here.tag), dict(other.attrib))


def drawn(rng: Random, format_: str) -> bytes:
    text = rng.choice(drawings(format_))
    if rng.random() < 0.5:
        root = Tree.fromstring(text)
        change(rng, root)
        text = Tree.tostring(root, encoding="unicode")
        if rng.random() < 0.5:  # characters that no XML may have are another matter
            text = re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)
    else:
        text = odd.splice(rng, text, TOKENS)
    raw = seeds.encoded(text)
    return odd.garble(rng, raw) if rng.random() < 0.08 else raw


def of_bpmn(rng: Random) -> Case:
    return _imported(rng, "bpmn")


def of_drawio(rng: Random) -> Case:
    return _imported(rng, "drawio")


def _imported(rng: Random, format_: str) -> Case:
    """By its ending, or as a file that only says that it is XML."""
    name = rng.choice((f"d.{format_}", f"d.{format_}", "d.xml"))
    return Case(("import", name, "--lang", rng.choice(("en", "zh"))), {name: drawn(rng, format_)})


KINDS = [Kind("bpmn", 6, of_bpmn), Kind("drawio", 5, of_drawio)]
