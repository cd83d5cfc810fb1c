"""How much of a figure rests on assumption."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.flow.chain.gates import touchpoint_of
from blueprint.model.staff_emotion import StaffEmotion
from blueprint.model.touchpoint import Emotion

if TYPE_CHECKING:
    from blueprint.figures.analysis import Analysis
    from blueprint.figures.group import GroupFigures
    from blueprint.model.text import Text

ASSUMED = "assumed"


def is_assumed(emotion: Emotion | StaffEmotion | None) -> bool:
    """Whether a score has no evidence: no source and no number of answers, or a source that says so."""
    if emotion is None:
        return True
    return (not emotion.source and not emotion.n) or is_said_assumed(emotion.source)


def is_said_assumed(source: Text | None) -> bool:
    """Whether a source says that nobody measured."""
    return source is not None and source["en"].lower().startswith((ASSUMED, "假定", "假设"))


def assumed_share(analysis: Analysis, whole: GroupFigures) -> float | None:
    """Of the emotions that customers meet, visit by visit, the share that is assumed; 0..1."""
    met = assumed = 0.0
    for member in analysis.members(whole.name):
        for id_, feeling in member.feelings.items():
            if feeling.experienced and feeling.score is not None:
                visits = member.share * member.visits.visits.get(id_, 0.0)
                met += visits
                assumed += visits * is_assumed(member.map.touchpoints[touchpoint_of(id_)].emotion)
    return assumed / met if met else None
