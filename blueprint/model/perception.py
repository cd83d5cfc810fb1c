"""How customers see the five dimensions of service quality, and what an audit of one's own says of each.

Expectation and perception as in SERVQUAL (Parasuraman, Zeithaml & Berry 1988): the same scale for both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.model.fields import Count, DimensionScore, Id, Importance, Month, Rating, Scale
from blueprint.model.names import Aspect, Dimension
from blueprint.model.part import Part, key
from blueprint.model.text import LocaleText

if TYPE_CHECKING:
    from collections.abc import Iterator


class Scores(Part):
    """What customers expect of an excellent service, and what they perceive here."""

    expectation: DimensionScore | None = key("Mean expectation.", "期望均值。")
    perception: DimensionScore | None = key("Mean perception.", "感知均值。")


class AuditEntry(Part):
    """One line of a self-audit: 现有 差距 创新 差异化."""

    have: LocaleText | None = key("What we have.", "现有。")
    gap: LocaleText | None = key("What is missing.", "差距。")
    innovation: LocaleText | None = key("What we will do anew.", "创新。")
    difference: LocaleText | None = key("What sets us apart from competitors.", "差异化。")
    rating: Rating | None = key("How good we are at it, 1 to 5.", "自评，1 到 5。")
    history: dict[Month, Rating] = key(
        "Ratings month by month, such as `2026-11: 4`.", "各月的自评，如 `2026-11: 4`。", {}
    )


class Audit(Part):
    """A self-audit of one dimension: 能力 流程 人员."""

    capacity: AuditEntry | None = key("Its capacity.", "能力。")
    flow: AuditEntry | None = key("Its flow.", "流程。")
    people: AuditEntry | None = key("Its people.", "人员。")

    def entries(self) -> Iterator[tuple[Aspect, AuditEntry]]:
        """The lines that are filled in."""
        for aspect in Aspect:
            if (entry := getattr(self, aspect.value)) is not None:
                yield aspect, entry


class Perceived(Scores):
    """One dimension: its weight, its scores, its audit."""

    weight: Importance | None = key(
        "How much it matters to customers, beside the other four.", "相对其他四项的权重。"
    )
    audit: Audit | None = key("The self-audit.", "自查。")


class Perception(Part):
    """The five dimensions as customers see them, and as one sees oneself."""

    source: LocaleText | None = key(
        "Where the scores come from; `assumed` when nobody asked.", "分数出处；未调查时写 assumed。"
    )
    n: Count | None = key("How many answers the scores rest on.", "样本量。")
    scale: Scale | None = key("Answers run from 1 to n; default 7.", "答案从 1 到 n；默认 7。")
    reversed: tuple[Id, ...] = key(
        "Items that were asked in the negative; scored n + 1 - answer.",
        "反向陈述的题目；按 n + 1 - 答案计分。",
        (),
    )
    items: dict[Id, Scores] = key("Scores by item of the questionnaire.", "按问卷题目的分数。", {})
    tangibles: Perceived | None = key("Tangibles.", "有形度。")
    reliability: Perceived | None = key("Reliability.", "信赖度。")
    responsiveness: Perceived | None = key("Responsiveness.", "反应度。")
    assurance: Perceived | None = key("Assurance.", "专业度。")
    empathy: Perceived | None = key("Empathy.", "同理度。")

    @property
    def top(self) -> int:
        """The highest answer."""
        return self.scale or 7

    def of(self, dimension: Dimension) -> Perceived | None:
        """What is said of a dimension."""
        found: Perceived | None = getattr(self, dimension.value)
        return found
