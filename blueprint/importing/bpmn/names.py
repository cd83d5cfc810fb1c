"""Namespaces as the export writes them; importing knows nothing of exporting, so they stand here again."""

from __future__ import annotations

from xml.etree import ElementTree as Tree

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
BPSIM = "http://www.bpsim.org/schemas/1.0"
BPSIMS = (BPSIM, "http://www.bpsim.org/schemas/2.0")
OWN = "https://service-blueprint.org/ns/1"
PICTURE = (
    "http://www.omg.org/spec/BPMN/20100524/DI",
    "http://www.omg.org/spec/DD/20100524/DC",
    "http://www.omg.org/spec/DD/20100524/DI",
)
"""Where things stand on the drawing; a blueprint is drawn anew."""


def bpmn(tag: str) -> str:
    """A tag of BPMN."""
    return f"{{{BPMN}}}{tag}"


def own(tag: str) -> str:
    """A tag of ours."""
    return f"{{{OWN}}}{tag}"


def tag_of(element: Tree.Element) -> str:
    """A tag as BPMN calls it; those of other namespaces keep theirs."""
    return element.tag.removeprefix(f"{{{BPMN}}}")


def local(element: Tree.Element) -> tuple[str, str]:
    """Namespace and name of a tag."""
    space, _, name = element.tag.rpartition("}")
    return space.removeprefix("{"), name


def name_of(element: Tree.Element) -> str:
    """The name that people gave it, in one line."""
    return " ".join(element.get("name", "").split())


def text_of(element: Tree.Element) -> str:
    """All text inside, in one line."""
    return " ".join("".join(element.itertext()).split())
