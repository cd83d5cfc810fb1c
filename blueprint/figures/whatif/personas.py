"""A persona on a map: the segment it makes, as a map writes it.

What is unknown on the map stays unknown: a factor has nothing to change there. A standard is what the
service is designed for and the same for everybody; what takes longer is the estimate.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from blueprint.flow.chain.waits import is_wait
from blueprint.model.duration import Duration
from blueprint.model.names import Lane

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blueprint.model.service_map import ServiceMap
    from blueprint.model.touchpoint import Estimate, Touchpoint
    from blueprint.packs.personas import Change, Persona

ASSUMED = {"zh": "假设", "en": "assumed"}
_SELF_SERVICE = ("kiosk", "app", "web")


@dataclass(frozen=True)
class Difference:
    """All that differs at one touchpoint: factors of times, points added to the score."""

    time: float = 1.0
    tolerance: float = 1.0
    emotion: float = 0.0

    def and_(self, change: Change) -> Difference:
        """With another change on top."""
        return Difference(
            self.time * (change.time or 1.0),
            self.tolerance * (change.tolerance or 1.0),
            self.emotion + (change.emotion or 0.0),
        )


def segment_data(persona: Persona, service_map: ServiceMap, share: str | None = None) -> dict[str, Any]:
    """The segment as plain data in the map's own spelling: title, share, changes; all of it assumed.

    Args:
        persona: the kind of customer.
        service_map: the map whose touchpoints differ.
        share: of all customers, as a map writes it; None leaves it out.
    """
    changes = {}
    for t in service_map.touchpoints.values():
        difference = Difference()
        for change in persona.change:
            if _concerns(change, t):
                difference = difference.and_(change)
        if said := _said(t, difference, service_map.emotion_scale):
            changes[t.id] = said
    data: dict[str, Any] = {"title": {"zh": persona.title.zh, "en": persona.title.en}}
    if share is not None:
        data["share"] = share
    if changes:
        data["changes"] = changes
    return data


def _concerns(change: Change, t: Touchpoint) -> bool:
    if t.id.endswith("/") or not t.lane.experienced:
        return False
    device = t.channel in _SELF_SERVICE or t.contact_with == "device"
    match change.where:
        case "wait":
            return is_wait(t)
        case "self-service":
            return device
        case "talk":
            return t.lane is Lane.FRONTSTAGE and not device and bool(t.role or t.script or t.staffed)
        case "explain":
            return t.phase == "understand" or bool(t.contact and t.contact.explanation)
        case _:
            return True


def _said(t: Touchpoint, difference: Difference, scale: float) -> dict[str, Any]:
    said: dict[str, Any] = {}
    times: dict[str, Any] = {}
    if difference.tolerance != 1 and t.time and t.time.tolerance:
        times["tolerance"] = _time(t.time.tolerance.seconds * difference.tolerance)
    if difference.time != 1 and t.time and (estimate := _estimate(t, difference.time)):
        times["estimate"] = estimate
    if times:
        said["time"] = times
    if difference.emotion and t.emotion and t.emotion.score is not None:
        score = max(-scale, min(scale, t.emotion.score + difference.emotion))
        if score != t.emotion.score:
            said["emotion"] = {"score": _number(score)} | _around(t, score) | {"source": dict(ASSUMED)}
    return said


def _around(t: Touchpoint, score: float) -> dict[str, Any]:
    """Good and bad stay on their sides of the score."""
    emotion = t.emotion
    found: dict[str, Any] = {}
    if emotion and emotion.good is not None and emotion.good < score:
        found["good"] = _number(score)
    if emotion and emotion.bad is not None and emotion.bad > score:
        found["bad"] = _number(score)
    return found


def _estimate(t: Touchpoint, factor: float) -> Mapping[str, Any]:
    assert t.time is not None
    given: Estimate | None = t.time.estimate
    if given is not None:
        named = {"min": given.min, "likely": given.likely, "max": given.max, "mean": given.mean}
        scaled: dict[str, Any] = {k: _time(d.seconds * factor) for k, d in named.items() if d is not None}
        return scaled | ({"cv": _number(given.cv)} if given.cv is not None and scaled else {})
    if t.time.standard is None:
        return {}
    # What the map means without an estimate: exactly the standard, or exponential where somebody serves.
    return {"mean": _time(t.time.standard.seconds * factor), "cv": 1 if t.staffed else 0}


def _time(seconds: float) -> str:
    return Duration(float(max(1, round(seconds)))).text


def _number(value: float) -> float | int:
    return int(value) if value == int(value) else value
