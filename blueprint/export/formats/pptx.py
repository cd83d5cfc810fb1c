"""Slides of native shapes: overview, one a phase, one a role, with scripts and standards in the notes."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.export.subject import File, Subject
from blueprint.wording import Wording

ABOUT = Wording("slides of editable shapes, with notes", "可编辑的幻灯片，附备注")
STABLE = True


def write(subject: Subject) -> Iterator[File]:
    """One presentation."""
    from blueprint.export.slides.deck import deck

    yield File("blueprint.pptx", deck(subject))
