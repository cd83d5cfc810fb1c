"""Namespaces as the export writes them; importing knows nothing of exporting, so they stand here again."""

from __future__ import annotations

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
BPSIM = "http://www.bpsim.org/schemas/1.0"
OWN = "https://service-blueprint.org/ns/1"


def bpmn(tag: str) -> str:
    """A tag of BPMN."""
    return f"{{{BPMN}}}{tag}"


def own(tag: str) -> str:
    """A tag of ours."""
    return f"{{{OWN}}}{tag}"
