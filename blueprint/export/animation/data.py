"""What the page of an animation knows: where boxes and arrows are, and who is where when."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING, Any

from blueprint import quantity
from blueprint.export.animation.words import WORDS
from blueprint.figures.simulation.runs import mean
from blueprint.model.nesting import outermost
from blueprint.model.segments import ALL
from blueprint.wording import listed

if TYPE_CHECKING:
    from blueprint.draw.shapes import Layout
    from blueprint.export.subject import Subject
    from blueprint.figures.pools import Pool
    from blueprint.figures.simulation.recording import Recording, Stay
    from blueprint.wording import Language


def animation_data(subject: Subject, recording: Recording, language: Language) -> dict[str, Any]:
    """Everything, ready for JSON, in one language. Times are in tenths of seconds, places in px of the picture."""
    service_map, layout = subject.map, subject.folded
    boxes = {box.id: box for box in layout.boxes if box.kind == "touchpoint"}
    numbers = {id_: n for n, id_ in enumerate(boxes)}
    kinds = list(dict.fromkeys(t.kind for t in recording.tokens))
    counters = [id_ for id_ in recording.servers if box_of(id_) in boxes]
    words = {name: wording[language] for name, wording in WORDS.items() if name != "shared"}
    kept = WORDS["kept" if recording.opens is None else "kept-day"]
    words["kept"] = kept.filled(seed=recording.seed)[language]
    words["cut"] = (
        WORDS["cut"].filled(
            shown=quantity.time(recording.seconds, language), asked=quantity.time(recording.asked, language)
        )[language]
        if recording.seconds < recording.asked
        else ""
    )
    titles = {id_: t.title[language] for id_, t in subject.analysis.flat.touchpoints.items()}
    return {
        "title": service_map.title[language],
        "boxes": [[round(value, 1) for value in box.rect] for box in boxes.values()],
        "routes": _routes(layout, numbers),
        "counters": [
            {"title": titles[id_], "servers": recording.servers[id_], "box": numbers[box_of(id_)]}
            for id_ in counters
        ],
        "shared": [_shared(subject, pool, language) for pool in subject.analysis.serving.pools],
        "kinds": [_kind(subject, kind, language) for kind in kinds],
        "tokens": [
            [
                kinds.index(t.kind),
                *(_stay(s, numbers, counters) for s in t.stays if box_of(s.place) in numbers),
            ]
            for t in recording.tokens
        ],
        "length": _tenths(recording.seconds),
        "opens": None if recording.opens is None else _tenths(recording.opens),
        "figures": figures_of(recording, counters),
        "words": words,
    }


def _routes(layout: Layout, numbers: dict[str, int]) -> dict[str, list[list[list[float]]]]:
    """From box to box the lines of the arrow; a folded picture draws it in several."""
    found: dict[str, list[list[list[float]]]] = {}
    for r in layout.routes:
        if r.kind == "flow" and r.source in numbers and r.target in numbers:
            line = [[round(p.x, 1), round(p.y, 1)] for p in r.points]
            found.setdefault(f"{numbers[r.source]}>{numbers[r.target]}", []).append(line)
    return found


def figures_of(recording: Recording, counters: list[str]) -> dict[str, Any]:
    """What the simulation counts of those who came in while it was recorded: the tokens say the same."""
    run = recording.run
    return {
        "customers": run.customers,
        "counters": [
            {
                "served": len(run.waits[id_]),
                "gave_up": run.gave_up[id_],
                "wait_mean": mean(run.waits[id_]) if run.waits[id_] else None,
            }
            for id_ in counters
        ],
        "gave_up": sum(run.gave_up.values()),
        "wait_total": fsum(w for waits in run.waits.values() for w in waits),
    }


def box_of(place: str) -> str:
    """The touchpoint of the map at which a place is drawn: of a parallel block the one where it begins."""
    return outermost(place.partition("&")[0])


def _shared(subject: Subject, pool: Pool, language: Language) -> str:
    """Who serves at several counters: at each of them stands how many of all are at work there."""
    flat = subject.analysis.flat
    role = flat.roles[pool.role].called
    titles = listed((flat.touchpoints[id_].title[language] for id_ in pool.members), language)
    return WORDS["shared"].filled(role=role[language], n=pool.servers, titles=titles)[language]


def _kind(subject: Subject, kind: str, language: Language) -> str:
    segments = subject.analysis.map.segments
    return segments[kind].title[language] if kind != ALL and kind in segments else ""


def _stay(stay: Stay, numbers: dict[str, int], counters: list[str]) -> list[int]:
    """Box, came, served from, left, whose queue (-1: none), gave up."""
    queue = counters.index(stay.queue) if stay.queue in counters else -1
    return [
        numbers[box_of(stay.place)],
        _tenths(stay.since),
        _tenths(stay.start),
        _tenths(stay.until),
        queue,
        int(stay.gave_up),
    ]


def _tenths(seconds: float) -> int:
    return round(10 * seconds)
