"""What stands beside the pictures for who cannot see them: an outline of the map, and a table for each picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from blueprint import quantity
from blueprint.export.html import beside_words as w
from blueprint.export.html.beside_charts import chart_tables
from blueprint.export.html.data import score_of
from blueprint.figures.felt import scores_met
from blueprint.model.connection import sign_of
from blueprint.model.exits import exit_title
from blueprint.model.names import LANE_NAMES, Lane
from blueprint.model.segments import for_segment
from blueprint.wording import LANGUAGES, Wording, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.export.html.beside_charts import Rows
    from blueprint.export.html.store import Store
    from blueprint.export.subject import Subject
    from blueprint.model.service_map import ServiceMap
    from blueprint.model.touchpoint import Touchpoint


def beside(subject: Subject, segments: Sequence[str], store: Store) -> dict[str, Any]:
    """For each segment its outline (lane and touchpoints in it) and its tables (title, head, rows; -1 is blank)."""
    return {name: _of(subject, name, store) for name in segments}


def _of(subject: Subject, segment: str, store: Store) -> dict[str, Any]:
    service_map = for_segment(subject.analysis.map, segment)
    outline = []
    for lane in Lane:
        members = [t.id for t in service_map.touchpoints.values() if t.lane == lane]
        if members:
            outline.append([store.text(LANE_NAMES[lane]), members])
    blueprint = (w.BLUEPRINT, w.HEAD, list(_rows(subject, segment, service_map)))
    return {
        "outline": outline,
        "tables": [
            [
                store.text(title),
                [store.text(cell) for cell in head],
                [[-1 if cell is None else store.text(cell) for cell in row] for row in rows],
            ]
            for title, head, rows in (blueprint, *chart_tables(subject, segment))
        ],
    }


def _rows(subject: Subject, segment: str, service_map: ServiceMap) -> Rows:
    figures, met = subject.analysis.of(segment).touchpoints, scores_met(subject.analysis, segment)
    for t in service_map.touchpoints.values():
        mean = figures[t.id].time_mean if t.id in figures and (t.time or t.staffed) else None
        score = score_of(t, met[t.id])
        yield [
            t.title,
            LANE_NAMES[t.lane],
            t.role,
            t.time.standard.wording if t.time and t.time.standard else None,
            None if mean is None else quantity.both(quantity.time, mean),
            None if score is None else f"{score:+.3g}",
            _on(t, service_map),
        ]


def _on(t: Touchpoint, service_map: ServiceMap) -> Wording:
    """Where customers go from here, with shares; and by which exits they leave."""
    known = [c for c in t.next if c.to in service_map.touchpoints]  # a map with errors leads elsewhere too
    said = []
    for language in LANGUAGES:
        ways = [
            f"{service_map.touchpoints[c.to].title[language]} {sign_of(c, language, unknown=(c.to, False) in t.unknown_ways)}".strip()
            for c in known
        ]
        ends = [w.LEAVES.filled(exit=exit_title(service_map, e))[language] for e in t.end]
        said.append(listed([*ways, *ends], language))
    return Wording(*said)
