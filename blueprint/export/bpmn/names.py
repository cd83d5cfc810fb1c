"""Namespaces, and ids that XML takes."""

from __future__ import annotations

from xml.etree import ElementTree as Tree

from blueprint.width import width

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
DI = "http://www.omg.org/spec/BPMN/20100524/DI"
DC = "http://www.omg.org/spec/DD/20100524/DC"
DD = "http://www.omg.org/spec/DD/20100524/DI"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
BPSIM = "http://www.bpsim.org/schemas/1.0"
OWN = "https://service-blueprint.org/ns/1"
"""Of what BPMN has no word for."""
_PREFIXES = {"bpmn": BPMN, "bpmndi": DI, "dc": DC, "di": DD, "xsi": XSI, "bpsim": BPSIM, "blueprint": OWN}
_WIDEST_NAME = 96


def register() -> None:
    """Write the usual prefixes."""
    for prefix, uri in _PREFIXES.items():
        Tree.register_namespace(prefix, uri)


def bpmn(tag: str) -> str:
    """A tag of BPMN."""
    return f"{{{BPMN}}}{tag}"


def own(tag: str) -> str:
    """A tag of ours."""
    return f"{{{OWN}}}{tag}"


def xml_id(id_: str) -> str:
    """A map's id as part of an XML id: what is not a plain letter or digit is spelt by its code."""
    return "".join(c if c.isascii() and (c.isalnum() or c in "-.") else f"_x{ord(c):x}_" for c in id_)


def short(name: str) -> str:
    """A name that fits a shape; the whole of it stands in the data beside it."""
    if width(name) <= _WIDEST_NAME:
        return name
    kept = name[:_WIDEST_NAME]
    while width(kept) >= _WIDEST_NAME:
        kept = kept[:-1]
    return kept.rstrip() + "…"
