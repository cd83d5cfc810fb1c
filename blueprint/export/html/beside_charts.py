"""The charts of a page as tables: the House of Quality, the five dimensions, the touchpoint map, the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.draw.charts.day_of_figures import busiest
from blueprint.draw.charts.dimensions.words import MET
from blueprint.draw.charts.house.words import ABSOLUTE, BY_NEEDS, BY_SWING, RELATIVE
from blueprint.experience.quality.house import House
from blueprint.export.html import beside_words as w
from blueprint.figures.floor.floor import floor_of
from blueprint.figures.quality.coverage import coverage
from blueprint.figures.quality.priorities import priorities
from blueprint.flow.visits.moves import OUTSIDE
from blueprint.model.arrivals import clock, days_called
from blueprint.model.names import DIMENSION_NAMES
from blueprint.wording import LANGUAGES, Wording, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from blueprint.export.subject import Subject
    from blueprint.model.text import Text

    Cell = Text | Wording | str | None
    Rows = Iterator[list[Cell]]
    Table = tuple[Wording, Sequence[Wording], list[list[Cell]]]


def chart_tables(subject: Subject, segment: str) -> Iterator[Table]:
    """A table or more for each chart that the map has data for."""
    yield from _house(subject, segment)
    yield from _dimensions(subject, segment)
    yield from _floor(subject, segment)
    yield from _day(subject)


def _titles(subject: Subject, ids: Iterable[str]) -> Wording:
    """Titles of touchpoints, one behind the other; those inside of one that stands for another map too."""
    known = subject.analysis.flat.touchpoints
    each = list(ids)
    return Wording(*(listed((known[id_].title[lang] for id_ in each), lang) for lang in LANGUAGES))


def _house(subject: Subject, segment: str) -> Iterator[Table]:
    house = House(subject.analysis.map)
    if not house.needs or not house.columns:
        return
    needs: list[list[Cell]] = []
    for need in house.needs:
        said = [
            [
                f"{house.map.touchpoints[id_].title[lang]} {house.relation(need, id_):g}"
                for id_ in house.columns
                if house.relation(need, id_)
            ]
            for lang in LANGUAGES
        ]
        served = Wording(*(listed(each, lang) for each, lang in zip(said, LANGUAGES, strict=True)))
        needs.append([house.map.needs[need].title, f"{house.importance[need]:g}", served])
    yield w.NEEDS, w.NEEDS_HEAD, needs
    ranks, weights = house.weights.ranks, house.weights
    by_moments = {row.id: row.by_moments for row in priorities(house, subject.analysis.of(segment)).rows}
    yield (
        w.WEIGHTS,
        (w.TOUCHPOINT, ABSOLUTE, RELATIVE, BY_NEEDS, BY_SWING),
        [
            [
                house.map.touchpoints[id_].title,
                f"{round(weights.absolute.get(id_, 0.0), 1):g}",
                quantity.both(quantity.share, weights.relative.get(id_, 0.0)),
                str(ranks[id_]) if id_ in ranks else None,
                str(by_moments[id_]) if by_moments.get(id_) else None,
            ]
            for id_ in house.columns
        ],
    )
    if house.roof:
        titles = house.map.touchpoints
        pairs: list[list[Cell]] = [
            [titles[pair.between[0]].title, str(pair.effect), titles[pair.between[1]].title]
            for pair in house.roof
        ]
        yield w.ROOF, w.ROOF_HEAD, pairs


def _dimensions(subject: Subject, segment: str) -> Iterator[Table]:
    if any(t.quality for t in subject.analysis.map.touchpoints.values()):
        rows: list[list[Cell]] = [
            [
                DIMENSION_NAMES[dimension],
                _titles(subject, covered.touchpoints) if covered.touchpoints else None,
                quantity.both(quantity.share, covered.met),
            ]
            for dimension, covered in coverage(subject.analysis, segment).items()
        ]
        yield w.DIMENSIONS, (w.DIMENSION, w.CARRIED, MET), rows


def _floor(subject: Subject, segment: str) -> Iterator[Table]:
    floor = floor_of(subject.analysis, segment)
    if floor is None:
        return
    plan = subject.analysis.map.zones

    def named(zone: str) -> Cell:
        return w.OUTSIDE if zone == OUTSIDE else plan[zone].title

    zones: list[list[Cell]] = [
        [
            named(id_),
            _titles(subject, zone.touchpoints) if zone.touchpoints else None,
            quantity.both(quantity.time, zone.seconds),
            quantity.both(quantity.number, zone.present),
        ]
        for id_, zone in floor.zones.items()
    ]
    ways: list[list[Cell]] = [
        [named(way.source), named(way.target), quantity.both(quantity.number, way.trips)]
        for way in floor.ways
    ]
    yield w.ZONES, w.ZONES_HEAD, zones
    yield w.WAYS, w.WAYS_HEAD, ways


def _day(subject: Subject) -> Iterator[Table]:
    day = busiest(subject.days)
    if day is None:
        return
    head = [w.HOURS, w.COME]
    for line in day.lines:
        title = Wording(line.title["en"], line.title["zh"])
        head += [w.PEOPLE.filled(line=title), w.WAIT.filled(line=title)]
    rows: list[list[Cell]] = []
    for hour in day.hours:
        row: list[Cell] = [f"{clock(hour.start)}–{clock(hour.end)}", f"{hour.rate:.4g}"]
        for line in day.lines:
            wait = hour.queues[line.name].wait_mean
            row += [str(hour.servers[line.name]), quantity.both(quantity.time, wait)]
        rows.append(row)
    yield w.DAY.filled(days=days_called(day.days) if day.days else w.EVERY_DAY), head, rows
