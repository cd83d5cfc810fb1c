"""What `blueprint diff --json` answers: about two files, or about two folders map by map."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from blueprint.schemas.parts.quantities import Id, Kind, Range, Version


class Change(TypedDict):
    """One change in meaning. 一处含义上的改动。"""

    kind: Annotated[
        str, Field(description="Such as touchpoint-added, connection-removed, value-changed. 改动种类。")
    ]
    id: NotRequired[str]
    start: NotRequired[Annotated[str, Field(alias="from")]]
    to: NotRequired[str | None]
    path: list[str | int]
    was: NotRequired[Any]
    now: NotRequired[Any]


class Figure(TypedDict):
    """A figure on both sides: seconds, shares or points. 两侧的数字。"""

    was: float | None
    now: float | None
    range_was: NotRequired[Range | None]
    range_now: NotRequired[Range | None]
    clear: NotRequired[
        Annotated[
            bool | None,
            Field(description="Whether the difference is more than noise. 差异是否超出不确定性。"),
        ]
    ]


class PromiseChange(Figure):
    """What a promise achieves on both sides. 承诺的变化。"""

    kind: Kind
    kept_was: bool | None
    kept_now: bool | None


class Moments(TypedDict):
    """Moments of truth on both sides. 关键时刻的变化。"""

    was: list[Id]
    now: list[Id]


class Counts(TypedDict):
    """How many on both sides. 数量的变化。"""

    was: int
    now: int


class ShortFinding(TypedDict):
    """A finding that is new or gone. 新增或消失的检查结果。"""

    code: str
    name: str
    severity: Literal["error", "warning", "info"]
    message: str
    where: str


class FindingChanges(TypedDict):
    """Findings that differ. 检查结果的变化。"""

    new: list[ShortFinding]
    gone: list[ShortFinding]


class Figures(TypedDict):
    """What the changes do to the figures; without the figures where a side has errors. 数字的变化。"""

    remembered: NotRequired[Figure]
    peak: NotRequired[Figure]
    end: NotRequired[Figure]
    time_mean: NotRequired[Figure]
    time_p90: NotRequired[Figure]
    promises: NotRequired[dict[str, PromiseChange]]
    moments_of_truth: NotRequired[Moments]
    handoffs: NotRequired[Counts]
    crossings: NotRequired[Counts]
    findings: FindingChanges


class OneMap(TypedDict):
    """What differs between two states of a map. 一张地图的差异。"""

    version: Version
    old: str
    new: str
    same: bool
    meaning: list[str]
    changes: list[Change]
    figures: Figures


class Inside(TypedDict):
    """A map of the folders: in both, or in one alone. 文件夹中的一张地图。"""

    version: NotRequired[Version]
    kind: NotRequired[Literal["map-added", "map-removed"]]
    was: NotRequired[str]
    same: bool
    meaning: NotRequired[list[str]]
    changes: NotRequired[list[Change]]
    figures: NotRequired[Figures]


class Folders(TypedDict):
    """What differs between two folders. 两个文件夹的差异。"""

    version: Version
    old: str
    new: str
    same: bool
    maps: dict[str, Inside]


Answer = OneMap | Folders
