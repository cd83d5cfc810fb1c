"""The House of Quality and the five dimensions."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field
from typing_extensions import TypedDict

from blueprint.schemas.parts.quantities import Id, Ids, Number, Share

Weights = Annotated[dict[str, float], Field(description="Touchpoint to weight. 触点权重。")]


class Weighed(TypedDict):
    """Weights, and their shares. 绝对与相对权重。"""

    absolute: Weights
    relative: dict[str, float] | None


class Planning(TypedDict):
    """A need in planning. 需求的规划。"""

    importance: Number
    ours: Number | None
    target: Number | None
    competitors: dict[str, float]
    improvement_ratio: Number | None
    sales_point: Number
    absolute: Number | None
    relative: Number | None


class Conflict(TypedDict):
    """Two touchpoints that help or hinder each other. 相互促进或妨碍的触点。"""

    between: list[str]
    effect: Any
    relative: list[float | None]


class Declared(TypedDict):
    """Standards of one touchpoint. 触点的标准。"""

    declared: dict[str, float]
    lacking: list[str]


class Cascade(TypedDict):
    """How needs come down to standards. 需求到标准的展开。"""

    by_standard: dict[str, float]
    without_standard: Number | None
    touchpoints: dict[str, Declared]
    strong: Ids
    strong_without_standard: Ids


class Ranked(TypedDict):
    """A touchpoint by both ranks. 触点的两种排名。"""

    touchpoint: Id
    rank_by_needs: int | None
    rank_by_swing: int | None
    relative: Number | None
    swing: Number | None


class Priorities(TypedDict):
    """What comes first by needs, by feeling, by both. 先做什么。"""

    ranking: list[Ranked]
    first: Any
    both: Ids
    needs_only: Ids
    moments_only: Ids


class House(TypedDict):
    """The House of Quality. 质量屋。"""

    absolute: Weights
    relative: dict[str, float] | None
    needs_unserved: list[str]
    touchpoints_idle: Ids
    weighed_by: Literal["customer_weight", "importance"]
    weights: Weighed
    planning: dict[str, Planning]
    conflicts: list[Conflict]
    normalised: Weighed
    cascade: Cascade
    priorities: Priorities


class Covered(TypedDict):
    """Who carries a dimension, and the share of customers who meet it. 五要素的覆盖。"""

    touchpoints: Ids
    unavoidable: Ids
    met: Share | None


class Carrier(TypedDict):
    """A touchpoint that carries dimensions. 承载五要素的触点。"""

    dimensions: list[str]
    reach: Share | None
    unavoidability: Share | None


class DimensionScore(TypedDict):
    """Expectation and perception of a dimension. 期望与感知。"""

    expectation: Number | None
    perception: Number | None
    gap: Number | None
    items: int
    weight: Number | None
    certainty: str | None


class Servqual(TypedDict):
    """Perception less expectation. 感知减期望。"""

    unweighted: Number | None
    weighted: Number | None


class Servperf(TypedDict):
    """Perception alone. 仅感知。"""

    mean: Number | None
    sum: Number | None


class Dimensions(TypedDict):
    """The five dimensions of quality. 服务质量五要素。"""

    coverage: dict[str, Covered]
    touchpoints: dict[str, Carrier]
    scores: dict[str, DimensionScore]
    servqual: Servqual
    servperf: Servperf
    weights_from: Any
    weakest: str | None
