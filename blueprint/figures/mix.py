"""The figures of a group of segments, weighted by their shares (theory 3.3 (7)); one alone is itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import fsum

from blueprint.experience.experience import Experience
from blueprint.experience.mixing import feeling_weights, mix_experience, mix_moments, mix_numbers
from blueprint.experience.moments_of_truth.criticality import criticality
from blueprint.experience.moments_of_truth.moments import Moments
from blueprint.experience.moments_of_truth.screening import Screening, hazards, screening
from blueprint.experience.walk.feeling import with_assumed_range
from blueprint.figures.group import GroupFigures, TouchpointFigures
from blueprint.figures.hidden import hidden_chains
from blueprint.figures.inputs import feeling_of
from blueprint.figures.promises import PromiseFigures, journey_slack
from blueprint.figures.queues import Queues, overloads, waiting
from blueprint.figures.segment import SegmentFigures
from blueprint.figures.submaps import with_insides
from blueprint.figures.times import VisitTime, mixed_time
from blueprint.flow.time.way_through import way_through
from blueprint.model.exits import exit_title
from blueprint.ranking import most


def whole(
    name: str,
    segments: Sequence[SegmentFigures],
    queues: Queues,
    promises: tuple[PromiseFigures, ...],
    limits: tuple[PromiseFigures, ...],
) -> GroupFigures:
    """All figures of some segments together."""
    total = fsum(s.share for s in segments)
    weighted = [(s.share / total, s) for s in segments]
    experience = mix_experience([(w, s.experience) for w, s in weighted])
    moments = mix_moments([(w, s.experience, s.moments) for w, s in weighted])
    exits = mix_numbers([(w, s.visits.exits) for w, s in weighted])
    return GroupFigures(
        name=name,
        share=total,
        exits=exits,
        exit_titles={exit_: exit_title(segments[0].map, exit_) for exit_ in exits},
        exits_good=frozenset().union(*(s.success for s in segments)),
        experience=experience,
        moments=moments,
        time=_time_of(weighted),
        touchpoints=with_insides(_Rows(weighted, experience, moments, queues).rows(), weighted),
        moments_of_truth=moments.moments_of_truth(segments[0].map.touchpoints),
        promises=promises,
        limits=limits,
        hidden=hidden_chains(segments),
        way=way_through([(w, s.timed) for w, s in weighted], most(exits, exits.__getitem__))
        if exits
        else None,
        overloaded=tuple(overloads(queues)),
        staying=fsum(w * s.staying for w, s in weighted),
    )


def _time_of(weighted: Sequence[tuple[float, SegmentFigures]]) -> VisitTime:
    """The time of a visit, of those who do not give up waiting."""
    staying = [(w * s.staying, s.time) for w, s in weighted]
    total = fsum(w for w, _ in staying)
    return mixed_time([(w / total, time) for w, time in staying if w] if total else staying)


class _Rows:
    """The touchpoint figures of a group."""

    def __init__(
        self,
        weighted: list[tuple[float, SegmentFigures]],
        experience: Experience,
        moments: Moments,
        queues: Queues,
    ) -> None:
        self._weighted = weighted
        self._map = weighted[0][1].map
        self._experience = experience
        self._moments = moments
        self._queues = queues
        self._visits = mix_numbers([(w, s.visits.visits) for w, s in weighted])
        self._reach = mix_numbers([(w, s.visits.reach) for w, s in weighted])
        self._sure = self._unavoidability()
        self._slack = self._slacks()

    def rows(self) -> dict[str, TouchpointFigures]:
        criticalities, screened = self._criticality(), self._screening()
        swing, waits = self._moments.swing, waiting(self._queues)
        asymmetry = self._moments.asymmetry or {}
        return {
            id_: TouchpointFigures(
                visits=self._visits.get(id_, 0.0),
                reach=self._reach.get(id_, 0.0),
                unavoidability=None if self._sure is None else self._sure.get(id_, 0.0),
                peak_share=_of(self._experience.peak_share, id_),
                end_share=_of(self._experience.end_share, id_),
                reward=_of(self._moments.reward, id_),
                penalty=_of(self._moments.penalty, id_),
                swing=_of(swing, id_),
                asymmetry=asymmetry.get(id_),
                criticality=criticalities.get(id_),
                screening=screened.get(id_),
                time_mean=self._time(id_),
                wait_mean=waits[id_].wait_mean if id_ in waits else None,
                slack=self._slack.get(id_),
            )
            for id_, t in self._map.touchpoints.items()
            if t.lane != "evidence"
        }

    def _unavoidability(self) -> dict[str, float] | None:
        """Of all who leave by a success exit, the share who came by."""
        parts = []
        for w, s in self._weighted:
            good = w * fsum(s.visits.exits[x] for x in s.success)
            if s.visits.unavoidability is not None and good > 0:
                parts.append((good, s.visits.unavoidability))
        total = fsum(w for w, _ in parts)
        return mix_numbers([(w / total, u) for w, u in parts]) if total else None

    def _criticality(self) -> dict[str, float]:
        weights = feeling_weights([(w, s.experience) for w, s in self._weighted])
        parts = []
        for weight, (_, s) in zip(weights, self._weighted, strict=True):
            if s.moments.penalty is None:
                return {}
            feelings = {
                id_: feeling_of(t, None, channels=s.map.channels)
                for id_, t in s.map.touchpoints.items()
                if t.lane != "evidence"
            }
            uses = {id_: t.uses for id_, t in s.map.touchpoints.items()}
            parts.append((weight, criticality(feelings, s.moments.penalty, uses)))
        return mix_numbers(parts)

    def _screening(self) -> dict[str, Screening]:
        experience = self._experience
        if experience.peak_share is None or experience.end_share is None or self._sure is None:
            return {}
        scale = self._map.emotion_scale
        hazard = mix_numbers(
            [
                (w, hazards(with_assumed_range(s.feelings, scale)[0], s.visits.reach))
                for w, s in self._weighted
            ]
        )
        contact = {id_: self._contact(id_) for id_ in self._weighted[0][1].feelings}
        return screening(contact, self._sure, experience.peak_share, experience.end_share, hazard)

    def _contact(self, id_: str) -> float:
        """The contact weight over all visits of the group; nobody's visits: over its customers."""
        parts = [
            (w, s.visits.visits.get(id_, 0.0), s.feelings[id_].contact_weight)
            for w, s in self._weighted
            if id_ in s.feelings
        ]
        met = fsum(w * v for w, v, _ in parts)
        return fsum(w * (v / met if met else 1.0) * c for w, v, c in parts)

    def _time(self, id_: str) -> float | None:
        """Mean seconds at a visit over all visits of the group; nobody's visits: the first segment's law."""
        laws = [(w * s.visits.visits.get(id_, 0.0), s.laws.get(id_)) for w, s in self._weighted]
        known = [(w, law.mean) for w, law in laws if law is not None]
        total = fsum(w for w, _ in known)
        if not known or any(law is None and w > 0 for w, law in laws):
            return None
        return fsum(w * mean for w, mean in known) / total if total else known[0][1]

    def _slacks(self) -> dict[str, float]:
        parts = [(w, s.visits.reach, journey_slack(s.map, s.timed)) for w, s in self._weighted]
        ids: Iterable[str] = dict.fromkeys(id_ for *_, slack in parts for id_ in slack)
        found = {}
        for id_ in ids:
            known = [(w * reach.get(id_, 0.0), slack[id_]) for w, reach, slack in parts if id_ in slack]
            if total := fsum(w for w, _ in known):
                found[id_] = fsum(w * s for w, s in known) / total
        return found


def _of(figures: Mapping[str, float] | None, id_: str) -> float | None:
    """Known figures are 0 where a touchpoint has none."""
    return None if figures is None else figures.get(id_, 0.0)
