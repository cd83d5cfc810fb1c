"""What the page's script knows: texts, figures, and the details of every touchpoint in every segment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from blueprint import quantity
from blueprint.draw.from_figures import overlay_of
from blueprint.draw.marks import star
from blueprint.draw.theme.themes import THEMES
from blueprint.export.html import words as w
from blueprint.export.html.sections import Told, sections
from blueprint.export.html.store import Store
from blueprint.figures.calendar.nights import over_nights
from blueprint.figures.calendar.words import coarse, worst_start
from blueprint.figures.economics.failures import failure_costs
from blueprint.figures.economics.serving import serving_cost
from blueprint.figures.economics.words import currency_of
from blueprint.figures.felt import mean_score, scores_met
from blueprint.figures.ranges.ranges import ranges_of
from blueprint.flow.calendar.due import IN_SHORT
from blueprint.model.exits import exit_title
from blueprint.model.names import LANE_NAMES
from blueprint.model.pictures import pictures_of
from blueprint.model.segments import for_segment
from blueprint.model.titles import channel_titles, phase_titles
from blueprint.ranking import ranked
from blueprint.wording import LANGUAGES, Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from blueprint.draw.theme.theme import Theme
    from blueprint.export.subject import Subject
    from blueprint.figures.analysis import Analysis
    from blueprint.figures.felt import Met
    from blueprint.model.touchpoint import Touchpoint


def page_data(subject: Subject, segments: list[str], store: Store) -> dict[str, Any]:
    """Everything, ready for JSON."""
    touchpoints = subject.analysis.map.touchpoints
    data = {
        "title": store.text(subject.analysis.map.title),
        "scale": subject.analysis.map.emotion_scale,
        "start": {"segment": subject.segment, "language": subject.texts},
        "words": {name: store.text(wording) for name, wording in w.WORDS.items()},
        "segments": [_segment(subject, name, store) for name in segments],
        "touchpoints": {id_: _named(t, THEMES[subject.theme], store) for id_, t in touchpoints.items()},
        "details": {name: _details(subject, name, store) for name in segments},
    }
    return {**data, "texts": store.texts, "sections": store.sections}


def _segment(subject: Subject, name: str, store: Store) -> dict[str, Any]:
    service_map = subject.analysis.map
    title: Any = service_map.segments[name].title if name in service_map.segments else w.ALL_CUSTOMERS
    return {"id": name, "title": store.text(title), "figures": list(_figures(subject, name, store))}


def _figures(subject: Subject, name: str, store: Store) -> Iterator[list[int | str]]:
    """The header figures: label, value, note, state."""
    for figure in overlay_of(subject.analysis, name).figures:
        note = store.text(figure.note) if figure.note else -1
        yield [store.text(figure.label), store.text(figure.value), note, figure.state]
    for label, value, beside in _beside(subject, name):
        yield [store.text(label), store.text(value), store.text(beside), "plain"]
    exits = subject.analysis.of(name).exits
    if exits:
        shares = [
            ", ".join(
                f"{exit_title(subject.analysis.map, exit_)[language]} {quantity.share(share, language)}"
                for exit_, share in ranked(exits.items(), lambda item: item[1])
            )
            for language in LANGUAGES
        ]
        yield [store.text(w.EXITS), store.text(Wording(*shares)), -1, "plain"]


def _beside(subject: Subject, name: str) -> Iterator[tuple[Wording, Wording, Wording]]:
    """Label, value and note of what the picture has no room for: nights, other readings of promises, what failures cost."""
    analysis, whole = subject.analysis, subject.analysis.of(name)
    if by_clock := over_nights(analysis.schedule, analysis.members(name), whole.time):
        closed = w.CLOSED.filled(time=quantity.both(quantity.time, coarse(by_clock.closed)))
        yield w.BY_THE_CLOCK, quantity.both(quantity.time, coarse(by_clock.mean)), closed
    for promise in whole.promises:
        for read in filter(None, map(promise.other_reading, promise.judgements)):
            label = w.READ.filled(id=promise.promise.id, reading=IN_SHORT[read.limit.reading])
            yield label, quantity.both(quantity.share, read.achieved), worst_start(read)
    yield from _costs(analysis, name)


def _costs(analysis: Analysis, name: str) -> Iterator[tuple[Wording, Wording, Wording]]:
    """What serving costs, and what failures do."""

    def amount(value: float) -> Wording:
        told = quantity.money(value)
        return Wording(*(f"{told}{currency_of(analysis, language)}" for language in LANGUAGES))

    if serving := serving_cost(analysis, name):
        paid = serving.paid
        beside = Wording("", "") if paid is None else w.WAITING_PAID.filled(cost=quantity.money(paid))
        yield w.SERVING_COSTS, amount(serving.cost), beside
    costs = failure_costs(analysis, name)
    if costs is not None and costs.touchpoints:
        low, high = map(quantity.money, costs.range)
        yield w.FAILURES_COST, amount(costs.all.money), w.FROM_TO.filled(low=low, high=high)


def _named(t: Touchpoint, theme: Theme, store: Store) -> dict[str, Any]:
    words = " ".join(dict.fromkeys((t.title["zh"], t.title["en"], t.id)))
    return {"title": store.text(t.title), "colour": theme.lanes[t.lane].edge, "search": words.lower()}


def _details(subject: Subject, segment: str, store: Store) -> dict[str, Any]:
    service_map = for_segment(subject.analysis.map, segment)
    whole = subject.analysis.of(segment)
    told = Told(
        store, subject, service_map, whole, ranges_of(subject.analysis, segment), pictures_of(service_map)
    )
    ranks = {id_: rank for rank, id_ in enumerate(whole.moments_on_map, 1)}
    met = scores_met(subject.analysis, segment)
    return {
        id_: {
            "tags": list(_tags(t, ranks.get(id_), told)),
            "sections": [store.section(s) for s in sections(t, told)],
            "overlays": list(_overlays(t, id_ in ranks)),
            "score": score_of(t, met[id_]),
        }
        for id_, t in service_map.touchpoints.items()
    }


def score_of(t: Touchpoint, met: Sequence[Met]) -> float | None:
    """What is felt there: the score of the map, or the mean over those who wait where it follows the wait."""
    if not t.emotion or not t.lane.experienced:
        return None
    return mean_score(met) if t.emotion.score is None and t.emotion.at is not None else t.emotion.score


def _tags(t: Touchpoint, rank: int | None, told: Told) -> Iterator[list[int | str]]:
    """Lane, role, phase, channel with its icon, whom the customer meets; and the rank."""
    store, service_map = told.store, told.map
    if rank:
        yield [store.text(star(rank)), "truth"]
    yield [store.text(LANE_NAMES[t.lane]), ""]
    if t.role:
        yield [store.text(t.role), ""]
    if t.phase:
        yield [store.text(phase_titles(service_map)[t.phase]), ""]
    if t.channel:
        own = service_map.channels.get(t.channel)
        icon = told.pictures.get(own.icon or "") if own else None
        yield [
            store.text(channel_titles(service_map)[t.channel]),
            "",
            *([store.text(icon.uri)] if icon else []),
        ]
    if t.contact_with:
        yield [store.text(w.CONTACTS[t.contact_with]), ""]
    for tag in t.tags:
        yield [store.text(tag), ""]


def _overlays(t: Touchpoint, is_truth: bool) -> Iterator[str]:
    """The overlays a touchpoint belongs to."""
    if t.time or t.staffed:
        yield "time"
    if t.emotion and (t.emotion.score is not None or t.emotion.at) and t.lane.experienced:
        yield "emotion"
    if is_truth:
        yield "truth"
    if t.evidence or t.lane == "evidence":
        yield "evidence"
