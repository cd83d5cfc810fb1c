"""From needs to touchpoints to standards: the output weights of one house are the input of the next.

The weight of a touchpoint goes in equal parts to the kinds of standard that the map declares for it; what has
none is weight that nobody answers for.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import fsum
from typing import TYPE_CHECKING

from blueprint.experience.script import has_words
from blueprint.flow.chain.handoffs import crosses
from blueprint.model.names import Channel, ContactWith, Lane
from blueprint.ranking import above, ranked
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blueprint.experience.quality.house import House
    from blueprint.model.service_map import ServiceMap
    from blueprint.model.touchpoint import Touchpoint


class Norm(StrEnum):
    """A kind of standard that a touchpoint can have."""

    TIME = "time"
    SCRIPT = "script"
    ETIQUETTE = "etiquette"
    HANDOFF = "handoff"
    EVIDENCE = "evidence"


NORM_NAMES: Mapping[Norm, Wording] = {
    Norm.TIME: Wording("standard time", "标准时间"),
    Norm.SCRIPT: Wording("script", "服务用语"),
    Norm.ETIQUETTE: Wording("etiquette", "礼仪"),
    Norm.HANDOFF: Wording("hand-off", "内部传递"),
    Norm.EVIDENCE: Wording("evidence", "有形展示"),
}
_SPOKEN = frozenset({Channel.IN_PERSON, Channel.VOICE, Channel.TEXT, None})


@dataclass(frozen=True)
class Cascade:
    """Where the weight of the needs comes to rest.

    Attributes:
        declared: touchpoint to the kinds of standard it has.
        lacking: touchpoint to the kinds it could have and has not.
        held: touchpoint to kind to share of all weight.
        by_norm: kind to share of all weight, 0..1.
        open: share of all weight on touchpoints without any standard, 0..1.
        strong: touchpoints that weigh at least the average, heaviest first.
    """

    declared: Mapping[str, tuple[Norm, ...]]
    lacking: Mapping[str, tuple[Norm, ...]]
    held: Mapping[str, Mapping[Norm, float]]
    by_norm: Mapping[Norm, float]
    open: float
    strong: tuple[str, ...]

    @property
    def strong_without(self) -> tuple[str, ...]:
        """Strong touchpoints that have no standard at all yet."""
        return tuple(id_ for id_ in self.strong if not self.declared[id_])


def cascade(house: House) -> Cascade:
    """Pass the weights of a house on to the standards of its touchpoints."""
    relative = house.weights.relative
    touchpoints = {id_: house.map.touchpoints[id_] for id_ in relative}
    declared = {id_: declared_norms(t, house.map) for id_, t in touchpoints.items()}
    lacking = {
        id_: tuple(n for n in possible_norms(t, house.map) if n not in declared[id_])
        for id_, t in touchpoints.items()
    }
    held = {id_: {n: relative[id_] / len(norms) for n in norms} for id_, norms in declared.items() if norms}
    average = 1 / len(relative) if relative else 0.0
    return Cascade(
        declared,
        lacking,
        held,
        {n: fsum(part.get(n, 0.0) for part in held.values()) for n in Norm},
        fsum(relative[id_] for id_, norms in declared.items() if not norms),
        tuple(
            ranked((id_ for id_, w in relative.items() if w and not above(average, w)), relative.__getitem__)
        ),
    )


def declared_norms(touchpoint: Touchpoint, service_map: ServiceMap) -> tuple[Norm, ...]:
    """The kinds of standard that a touchpoint has; a line of explanation is a script, steps are conduct."""
    time, contact = touchpoint.time, touchpoint.contact
    has = {
        Norm.TIME: time is not None and time.standard is not None,
        Norm.SCRIPT: has_words(touchpoint, service_map) or bool(contact and contact.explanation),
        Norm.ETIQUETTE: bool(contact and (contact.etiquette or contact.appearance or contact.steps)),
        Norm.HANDOFF: any(c.handoff and (c.handoff.standard or c.handoff.within) for c in touchpoint.next),
        Norm.EVIDENCE: bool(touchpoint.evidence),
    }
    return tuple(n for n in Norm if has[n])


def possible_norms(touchpoint: Touchpoint, service_map: ServiceMap) -> tuple[Norm, ...]:
    """The kinds of standard that make sense for it: words where staff speak, hand-offs where work is passed on."""
    staff = touchpoint.lane is Lane.FRONTSTAGE and touchpoint.contact_with in (ContactWith.STAFF, None)
    following = (service_map.touchpoints.get(c.to) for c in touchpoint.next)
    can = {
        Norm.TIME: touchpoint.id in service_map.walked,
        Norm.SCRIPT: staff and touchpoint.channel in _SPOKEN,
        Norm.ETIQUETTE: staff and touchpoint.channel in _SPOKEN,
        Norm.HANDOFF: any(after is not None and crosses(touchpoint, after) for after in following),
        Norm.EVIDENCE: touchpoint.lane.experienced,
    }
    return tuple(n for n in Norm if can[n])
