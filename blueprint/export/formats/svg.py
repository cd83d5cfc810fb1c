"""The blueprint as SVG."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.export.subject import File, Subject
from blueprint.wording import Wording

ABOUT = Wording("the blueprint as a vector picture", "服务蓝图（矢量图）")
STABLE = True


def write(subject: Subject) -> Iterator[File]:
    """One picture."""
    yield File("blueprint.svg", subject.svg.encode())
