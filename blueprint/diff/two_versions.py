"""One picture of two versions of a map: what came, went, moved and changed stands out, the rest is pale.

Each is told apart by colour and by form: the line around it and the sign at its corner. The header has the figures
of both versions, and the emotion curve of the old one is dashed behind that of the new one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from html import escape

from blueprint import quantity
from blueprint.diff.changes import Change, changes, under_new_names
from blueprint.diff.difference import Difference
from blueprint.diff.figures import Figure as BothSides
from blueprint.diff.marks import additions
from blueprint.diff.meaning import meaning
from blueprint.diff.order import beside
from blueprint.diff.words import rows
from blueprint.draw import lay_out, svg
from blueprint.draw.from_figures import overlay_of
from blueprint.draw.geometry import Point
from blueprint.draw.overlay import CurvePoint, Figure, Overlay
from blueprint.draw.shapes import Layout
from blueprint.draw.svg_painter.additions import Additions
from blueprint.figures import Analysis
from blueprint.model.connection import Connection
from blueprint.model.service_map import ServiceMap
from blueprint.model.touchpoint import Touchpoint
from blueprint.wording import LANGUAGES, Language, Wording, paragraph

_AS_IN_BASE = Wording("pale: as in the base", "淡色：与基础地图相同")
_WAS_NOW = Wording("{was} → {now}", "{was} → {now}")
_UNCLEAR = Wording("no clear change", "没有明显变化")
_SEEN = 0.5
"""Px; of less nobody sees anything."""
_REMEMBERED = Wording("remembered", "记忆体验")
_VISIT = Wording("expected visit", "平均耗时")
_PROMISE = Wording("promise {id}", "承诺 {id}")


def two_versions(difference: Difference, language: Language) -> str:
    """The picture as SVG text."""
    old, new = difference.under_new_names
    kinds = dict(_kinds(difference.changes))
    layout = lay_out(_together(old, new), _overlay(difference), language)
    before = _curve(layout, overlay_of(Analysis(old), ranges=False).curve) if difference.figures else []
    return svg(layout, added=additions(layout, kinds, before, language))


def layered(
    base: ServiceMap, variant: ServiceMap, colours: Mapping[str, str], language: Language
) -> tuple[ServiceMap, Callable[[Layout], Additions]]:
    """A variant as a layer over its base: both as one map, and what is drawn on its layout."""
    kinds = dict(_kinds(changes(base, variant)))
    together = _together(under_new_names(base, variant), variant)
    return together, lambda layout: additions(layout, kinds, [], language, colours, _AS_IN_BASE)


def page(difference: Difference, language: Language) -> str:
    """The picture with the table of what changed, as an HTML page that needs nothing else."""
    title = escape(difference.maps[1].title[language])
    cells = (
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>"
        for row in rows(difference, language)
    )
    return (
        f'<!doctype html>\n<html lang="{language}">\n<meta charset="utf-8">\n<title>{title}</title>\n'
        "<style>body{margin:24px;font-family:sans-serif}svg{max-width:100%;height:auto}"
        "table{border-collapse:collapse}td{border-top:1px solid #ddd;padding:4px 12px 4px 0}</style>\n"
        f"<p>{escape(paragraph(meaning(difference, language), language))}</p>\n"
        f"{two_versions(difference, language)}\n<table>\n" + "\n".join(cells) + "\n</table>\n</html>\n"
    )


def _kinds(found: tuple[Change, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Touchpoint `(id,)` or connection `(from, to)` to what happened to it."""
    for change in sorted(found, key=lambda c: c.kind.startswith("touchpoint")):
        thing, _, done = change.kind.partition("-")
        done = "moved" if done == "renamed" else done
        if change.ends:
            yield change.ends, done
        elif change.path[0] == "touchpoints":
            yield (change.path[1],), done if thing == "touchpoint" else "changed"


def _together(old: ServiceMap, new: ServiceMap) -> ServiceMap:
    """Both maps as one: what is gone stands where it stood."""
    steps: dict[str, Touchpoint] = {}
    for id_ in beside(list(new.touchpoints), list(old.touchpoints)):
        now, was = new.touchpoints.get(id_), old.touchpoints.get(id_)
        step = now or was
        assert step is not None
        if now and was:
            known = {c.to for c in now.next}
            gone = [c for c in _with_shares(was) if c.to not in known]
            if gone:
                step = step.model_copy(update={"next": (*_with_shares(now), *gone)})
        steps[id_] = step
    return new.model_copy(update={"touchpoints": steps})


def _with_shares(step: Touchpoint) -> list[Connection]:
    """Connections with the shares that they have: beside others none of them is the rest."""
    shares = [share for _, leaves, share in step.ways if not leaves]
    return [c.model_copy(update={"share": s}) for c, s in zip(step.next, shares, strict=True)]


def _overlay(difference: Difference) -> Overlay | None:
    figures = difference.figures
    if figures is None:
        return None
    made = overlay_of(figures.sides[1], ranges=False)
    said = [
        _both(_REMEMBERED, figures.every["remembered"], quantity.score),
        _both(_VISIT, figures.every["time_mean"], quantity.time),
    ]
    for id_, kind in figures.promises:
        if kind == "share":
            said.append(_both(_PROMISE.filled(id=id_), figures.promise(id_, kind), quantity.share))
    return replace(made, figures=tuple(said))


def _both(label: Wording, figure: BothSides, say: Callable[[float | None, Language], str]) -> Figure:
    texts, said_apart = [], False
    for language in LANGUAGES:
        was, now = (say(value, language) for value in (figure.value.was, figure.value.now))
        said_apart = was != now
        texts.append(_WAS_NOW.filled(was=was, now=now)[language] if was != now else now)
    unclear = figure.differs and figure.clear is False and said_apart
    return Figure(label, Wording(*texts), _UNCLEAR if unclear else None)


def _curve(layout: Layout, points: tuple[CurvePoint, ...]) -> list[Point]:
    """The course before, on the axes of the curve as it is drawn; nothing where it is the same."""
    curve = layout.curve
    steep = curve and next(((curve.zero - d.at.y) / d.value for d in curve.dots if abs(d.value) > 0.1), None)
    if not curve or curve.whose == "staff" or not steep:
        return []
    places = {box.id: box.rect.centre.x for box in layout.boxes}
    places |= {dot.touchpoint: dot.at.x for dot in curve.dots if dot.touchpoint}
    top, bottom = curve.rect.y, curve.rect.bottom
    before = sorted(
        Point(places[p.touchpoint], min(max(curve.zero - p.value * steep, top), bottom))
        for p in points
        if p.touchpoint in places
    )
    now = [dot.at for dot in curve.dots]
    same = len(before) == len(now) and all(
        abs(one.x - other.x) < _SEEN and abs(one.y - other.y) < _SEEN
        for one, other in zip(before, now, strict=True)
    )
    return [] if same else before
