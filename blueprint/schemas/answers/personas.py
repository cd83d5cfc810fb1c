"""What `blueprint personas --json` answers: the personas, or one as a segment of a map."""

from __future__ import annotations

from typing import Any

from typing_extensions import NotRequired, TypedDict

from blueprint.schemas.parts.quantities import Both, Version


class Effect(TypedDict):
    """What differs at some touchpoints: factors of times, points. 不同之处。"""

    where: str
    time: NotRequired[float]
    tolerance: NotRequired[float]
    emotion: NotRequired[float]


class Persona(TypedDict):
    """A kind of customer; every number is assumed. 客户类型；数字均为假设。"""

    deck: str
    title: Both
    about: Both
    needs: dict[str, int]
    change: list[Effect]


class Personas(TypedDict):
    """By id. 按编号。"""

    version: Version
    personas: dict[str, Persona]


class Segments(TypedDict):
    """A segment as the map format has it (`blueprint schema`). 地图格式中的客群。"""

    version: Version
    map: str
    segments: dict[str, dict[str, Any]]


Answer = Personas | Segments
