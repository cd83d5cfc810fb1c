"""What is known of a group of customers: one segment, or the mix of all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from blueprint.experience.experience import Experience
from blueprint.experience.moments_of_truth.moments import Moments
from blueprint.experience.moments_of_truth.screening import Screening
from blueprint.figures.hidden import HiddenChain
from blueprint.figures.promises import PromiseFigures
from blueprint.figures.times import VisitTime
from blueprint.flow.time.way_through import WayThrough
from blueprint.model.nesting import outermost
from blueprint.model.service_map import Promise
from blueprint.wording import Wording


@dataclass(frozen=True)
class TouchpointFigures:
    """The figures of one touchpoint; None where something unknown is needed.

    Attributes:
        visits: expected visits per customer.
        reach: share of customers who ever come, 0..1.
        unavoidability: the same among those who leave by a success exit.
        peak_share: probability of being the peak.
        end_share: probability of being the last one experienced.
        reward, penalty, swing, asymmetry: theory 2.3, in points of remembered experience per customer.
        criticality: expected damage by noticed failures; backstage and support inherit it.
        screening: K of theory 2.4, with its terms.
        time_mean: mean seconds at one visit, the wait in front included.
        wait_mean: mean seconds of that wait; None where nobody serves.
        slack: seconds that the journey's promise leaves to customers who come here, on the mean.
    """

    visits: float
    reach: float
    unavoidability: float | None
    peak_share: float | None
    end_share: float | None
    reward: float | None
    penalty: float | None
    swing: float | None
    asymmetry: float | None
    criticality: float | None
    screening: Screening | None
    time_mean: float | None
    wait_mean: float | None
    slack: float | None


@dataclass(frozen=True)
class GroupFigures:
    """All figures of a group of customers.

    Attributes:
        name: the segment's id, or `all`.
        share: of all customers; None where it is unknown.
        exits: exit to share of the group.
        exit_titles: what each exit is called.
        exits_good: the exits that count as success; empty where nobody can know.
        experience: peak and end.
        moments: rewards and penalties.
        time: of a visit.
        touchpoints: by id, in declaration order; one that stands for another map is followed by what is inside
            it, `outer/inner`, whose figures it sums up.
        moments_of_truth: ids by falling swing, the fewest that hold 80 % of all swing.
        promises: kept or not, for this group.
        limits: by law and regulation, each as a promise of a longest time (`limits.limits_of`).
        hidden: what goes on behind the line of visibility, longest first.
        way: the most common way through to the exit by which most leave, along the longest branch of parallel blocks.
        overloaded: staffed touchpoints whose queue grows for ever, which is why there is no time.
        staying: share of the group who do not leave because they gave up waiting; `time` is theirs.
    """

    name: str
    share: float | None
    exits: Mapping[str, float]
    exit_titles: Mapping[str, Wording]
    exits_good: frozenset[str]
    experience: Experience
    moments: Moments
    time: VisitTime
    touchpoints: Mapping[str, TouchpointFigures]
    moments_of_truth: tuple[str, ...]
    promises: tuple[PromiseFigures, ...]
    limits: tuple[PromiseFigures, ...]
    hidden: tuple[HiddenChain, ...]
    way: WayThrough | None
    overloaded: tuple[str, ...] = ()
    staying: float = 1.0

    @property
    def bounds(self) -> tuple[PromiseFigures, ...]:
        """What times are held against: promises, then limits."""
        return (*self.promises, *self.limits)

    @property
    def moments_as_large(self) -> tuple[str, ...]:
        """Touchpoints that are no moments of truth, though their swing is as large as that of the last one."""
        return self.moments.as_large(self.moments_of_truth)

    @property
    def moments_on_map(self) -> tuple[str, ...]:
        """The moments of truth as the map shows them: what is inside a touchpoint counts as that touchpoint."""
        return tuple(dict.fromkeys(map(outermost, self.moments_of_truth)))


def unknown_figures(
    name: str, share: float | None, promises: Iterable[Promise], limits: Iterable[Promise], reason: Wording
) -> GroupFigures:
    """What there is of a group where nobody knows the shares by which customers go: nothing that needs them."""
    return GroupFigures(
        name=name,
        share=share,
        exits={},
        exit_titles={},
        exits_good=frozenset(),
        experience=Experience(0.0),
        moments=Moments(None, None),
        time=VisitTime(),
        touchpoints={},
        moments_of_truth=(),
        promises=tuple(PromiseFigures(p, reason=reason) for p in promises),
        limits=tuple(PromiseFigures(p, reason=reason) for p in limits),
        hidden=(),
        way=None,
    )
