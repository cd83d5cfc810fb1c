"""A walk through the map for an audience, step by step; works without network."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.export.subject import File, Subject
from blueprint.wording import Wording

ABOUT = Wording(
    "a walk through the map for an audience, by hand or by itself: one page",
    "沿动线的演示，手动或自动播放的单个网页",
)
STABLE = True


def write(subject: Subject) -> Iterator[File]:
    """One page."""
    from blueprint.export.walk.page import page

    yield File("walk.html", page(subject).encode())
