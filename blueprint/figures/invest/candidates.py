"""Which measures there are in a map, and why the others cannot be had."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from blueprint.figures.analysis import Analysis
from blueprint.figures.inputs import law_of
from blueprint.figures.invest import reasons
from blueprint.figures.invest.measures import Kind, Measure, amount, improved, reroutes
from blueprint.figures.queues import overloads
from blueprint.figures.segment import SegmentFigures
from blueprint.flow.chain.inlining import passages
from blueprint.model.nesting import is_leaving
from blueprint.model.touchpoint import Touchpoint
from blueprint.wording import Wording


@dataclass(frozen=True)
class Impossible:
    """A measure that cannot be had, or whose worth cannot be told; `kind` None stands for all of them."""

    touchpoint: str
    kind: Kind | None
    reason: Wording


def candidates(
    analysis: Analysis, segments: Sequence[SegmentFigures], unknown: Sequence[str]
) -> tuple[list[Measure], list[Impossible]]:
    """All measures at touchpoints that the customers of some segments come to.

    Args:
        analysis: of the map.
        segments: whose customers count.
        unknown: touchpoints for want of which remembered experience is not known.
    """
    found: list[Measure] = []
    none: list[Impossible] = []
    ways = passages(analysis.flat)
    lacking = reasons.UNKNOWN_SCORES.filled(ids=reasons.named(unknown)) if unknown else None
    growing = tuple(overloads(analysis.queues))
    for id_ in analysis.flat.touchpoints:
        if id_ not in analysis.flat.walked or id_ in ways or is_leaving(id_):
            continue
        here = [s.map.touchpoints[id_] for s in segments if s.visits.visits.get(id_, 0.0) > 0]
        if not here:
            none.append(Impossible(id_, None, reasons.NOBODY))
        for kind, reason in _kinds(analysis, here, lacking, growing).items():
            if reason is not None:
                none.append(Impossible(id_, kind, reason))
                continue
            scale = analysis.flat.emotion_scale
            most = max(amount(t, improved(t, kind, scale), kind) for t in here)
            moves = any(reroutes(t, kind) for t in here)
            found.append(Measure(id_, kind, round(most, 9), reroutes=moves))
    return found, none


def _kinds(
    analysis: Analysis, here: Sequence[Touchpoint], lacking: Wording | None, growing: Sequence[str]
) -> dict[Kind, Wording | None]:
    """The kinds of measure at a touchpoint as its segments have it, and what keeps one from being had."""
    kinds: dict[Kind, Wording | None] = {}
    if not here:
        return kinds
    felt = here[0].lane.experienced
    if felt:
        kinds["emotion"] = lacking or _score(analysis, here)
    if any(t.fails and t.fails.chance for t in here):
        kinds["failure"] = lacking if felt else reasons.NOT_FELT
        if any(reroutes(t, "failure") for t in here):
            kinds["failure"] = None
    kinds["time"] = _time(here)
    if here[0].staffed:
        kinds["server"] = reasons.NO_ARRIVALS if analysis.flat.arrivals is None else kinds["time"]
    others = [id_ for id_ in growing if id_ != here[0].id]
    if others and kinds["time"] is None:
        elsewhere = reasons.ELSEWHERE.filled(ids=reasons.named(others))
        kinds |= {kind: elsewhere for kind in ("time", "server") if kind in kinds}
    return kinds


def _score(analysis: Analysis, here: Sequence[Touchpoint]) -> Wording | None:
    scores = [_most(t) for t in here]
    if any(score is None for score in scores):
        return reasons.NO_SCORE
    scale = analysis.flat.emotion_scale
    if any(improved(t, "emotion", scale) is not t for t in here):
        return None
    return reasons.AT_TOP if all(score == scale for score in scores) else reasons.AT_GOOD


def _most(touchpoint: Touchpoint) -> float | None:
    """Its score, or the lowest where it follows the time."""
    emotion = touchpoint.emotion
    if emotion is not None and emotion.at is not None:
        return min(score for _, score in emotion.at.points)
    return emotion.score if emotion else None


def _time(here: Sequence[Touchpoint]) -> Wording | None:
    laws = [law_of(t) for t in here]
    if any(law is None for law in laws):
        return reasons.NO_TIME
    return None if any(law and law.mean > 0 for law in laws) else reasons.NO_LENGTH
