"""The figures as JSON, to the contract, rounded so that every machine writes the same bytes."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.export.subject import File, Subject
from blueprint.wording import Wording

ABOUT = Wording("the figures as JSON", "各项数字（JSON）")
STABLE = True
FIGURED = True


def write(subject: Subject) -> Iterator[File]:
    """One file."""
    from blueprint.figures.data import as_data
    from blueprint.figures.rounding import figures_text

    yield File("figures.json", figures_text(as_data(subject.analysis)).encode())
