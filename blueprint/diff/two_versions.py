"""One picture of two versions of a map: what came, went, moved and changed stands out, the rest is pale.

Each is told apart by colour and by form: the line around it and the sign at its corner. The header has the figures
of both versions, and the emotion curve of the old one is dashed behind that of the new one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape

from blueprint import quantity
from blueprint.diff.changes import Change, changes, under_new_names
from blueprint.diff.difference import Difference
from blueprint.diff.figures import Figure as BothSides
from blueprint.diff.order import beside
from blueprint.diff.words import rows
from blueprint.draw import lay_out, svg
from blueprint.draw.from_figures import overlay_of
from blueprint.draw.overlay import CurvePoint, Figure, Overlay
from blueprint.draw.shapes import Layout
from blueprint.draw.svg_painter.additions import Additions
from blueprint.draw.text.metrics import measure
from blueprint.figures import Analysis
from blueprint.model.connection import Connection
from blueprint.model.service_map import ServiceMap
from blueprint.model.touchpoint import Touchpoint
from blueprint.wording import LANGUAGES, Language, Wording


@dataclass(frozen=True)
class _Look:
    """How a kind of change is drawn: its sign, its colour, the dashes of its line, its name."""

    sign: str
    colour: str
    dashes: str
    name: Wording


_LOOKS = {
    "added": _Look("+", "#1B7837", "", Wording("new", "新增")),
    "removed": _Look("−", "#B2182B", "7 5", Wording("gone", "删除")),
    "moved": _Look("»", "#2166AC", "2 3", Wording("moved or renamed", "移动或改编号")),
    "changed": _Look("~", "#8C6D00", "10 3 2 3", Wording("changed", "修改")),
}
_GREY, _SOFT = "#5E6C84", "#626F86"
_ROOM = 34.0
_OLD_CURVE = Wording("emotion before", "之前的情感")
_UNCHANGED = Wording("pale: as before", "淡色：未变")
_AS_IN_BASE = Wording("pale: as in the base", "淡色：与基础地图相同")
_WAS_NOW = Wording("{was} → {now}", "{was} → {now}")
_UNCLEAR = Wording("no clear change", "没有明显变化")
_REMEMBERED = Wording("remembered", "记忆体验")
_VISIT = Wording("expected visit", "平均耗时")
_PROMISE = Wording("promise {id}", "承诺 {id}")


def two_versions(difference: Difference, language: Language) -> str:
    """The picture as SVG text."""
    new, old = difference.maps[1], under_new_names(*difference.maps)
    kinds = dict(_kinds(difference.changes))
    layout = lay_out(_together(old, new), _overlay(difference), language)
    before = _curve(layout, overlay_of(Analysis(old), ranges=False).curve) if difference.figures else []
    return svg(layout, added=_additions(layout, kinds, before, language))


COLOURS = {kind: look.colour for kind, look in _LOOKS.items()} | {
    "before": _GREY,
    "unchanged": _SOFT,
    "paper": "#FFFFFF",
}
"""What each kind of change is drawn in, on white paper."""


def layered(
    base: ServiceMap, variant: ServiceMap, colours: Mapping[str, str], language: Language
) -> tuple[ServiceMap, Callable[[Layout], Additions]]:
    """A variant as a layer over its base: both as one map, and what is drawn on its layout."""
    kinds = dict(_kinds(changes(base, variant)))
    together = _together(under_new_names(base, variant), variant)
    return together, lambda layout: _additions(layout, kinds, [], language, colours, _AS_IN_BASE)


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
    texts = []
    for language in LANGUAGES:
        was, now = (say(value, language) for value in (figure.value.was, figure.value.now))
        texts.append(_WAS_NOW.filled(was=was, now=now)[language] if was != now else now)
    return Figure(label, Wording(*texts), _UNCLEAR if figure.differs and figure.clear is False else None)


def _curve(layout: Layout, points: tuple[CurvePoint, ...]) -> list[tuple[float, float]]:
    """The course before, on the axes of the curve as it is drawn."""
    curve = layout.curve
    steep = curve and next(((curve.zero - d.at.y) / d.value for d in curve.dots if abs(d.value) > 0.1), None)
    if not curve or curve.whose == "staff" or not steep:
        return []
    places = {box.id: box.rect.centre.x for box in layout.boxes}
    places |= {dot.touchpoint: dot.at.x for dot in curve.dots if dot.touchpoint}
    top, bottom = curve.rect.y, curve.rect.bottom
    return sorted(
        (places[p.touchpoint], min(max(curve.zero - p.value * steep, top), bottom))
        for p in points
        if p.touchpoint in places
    )


def _additions(
    layout: Layout,
    kinds: dict[tuple[str, ...], str],
    before: list[tuple[float, float]],
    language: Language,
    colours: Mapping[str, str] = COLOURS,
    unchanged: Wording = _UNCHANGED,
) -> Additions:
    over = list(_signs(layout, kinds, colours))
    if before:
        way = " ".join(f"{'L' if n else 'M'}{x:.1f} {y:.1f}" for n, (x, y) in enumerate(before))
        over.append(
            f'<path d="{way}" fill="none" stroke="{colours["before"]}" stroke-width="1.6" stroke-dasharray="5 4"/>'
        )
    there = {kind for kind in kinds.values() if kind in _LOOKS}
    over += _key(layout, there, bool(before), unchanged[language], language, colours)
    under = ('<g id="difference" fill="none" stroke-width="2.5">', *_frames(layout, kinds, colours), "</g>")
    pale = frozenset(name for name, thing in _things(layout) if thing not in kinds)
    return Additions(pale=pale, under=under, over=tuple(over), below=_ROOM)


def _things(layout: Layout) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The name of every group of the picture, and what of the map it shows."""
    for box in layout.boxes:
        yield f"{box.kind}:{box.id}", (box.id.partition(":")[0],)
    for route in layout.routes:
        if route.kind == "flow":
            yield f"connection:{route.source}:{route.target}", (route.source, route.target)
        elif route.kind == "entry":
            yield f"entry:{route.target}", (route.target,)


def _frames(layout: Layout, kinds: dict[tuple[str, ...], str], colours: Mapping[str, str]) -> Iterator[str]:
    for route in layout.routes:
        kind = kinds.get((route.source, route.target))
        if kind in _LOOKS and route.kind == "flow":
            look = _LOOKS[kind]
            way = " ".join(f"{'L' if n else 'M'}{p.x:.1f} {p.y:.1f}" for n, p in enumerate(route.points))
            yield f'<path d="{way}" stroke="{colours[kind]}" stroke-dasharray="{look.dashes or "none"}" stroke-linejoin="round"/>'
    for box in layout.boxes:
        kind = kinds.get((box.id,))
        if kind in _LOOKS and box.kind == "touchpoint":
            look, r = _LOOKS[kind], box.rect
            yield f'<rect x="{r.x - 3:.1f}" y="{r.y - 3:.1f}" width="{r.w + 6:.1f}" height="{r.h + 6:.1f}" rx="9" stroke="{colours[kind]}" stroke-dasharray="{look.dashes or "none"}"/>'


def _signs(layout: Layout, kinds: dict[tuple[str, ...], str], colours: Mapping[str, str]) -> Iterator[str]:
    """At the upper edge of each box, where neither marks nor arrows stand."""
    for box in layout.boxes:
        kind = kinds.get((box.id,))
        if kind in _LOOKS and box.kind == "touchpoint":
            yield from _sign(
                _LOOKS[kind].sign,
                colours[kind],
                colours["paper"],
                box.rect.x + box.rect.w * 0.26,
                box.rect.y - 3,
            )


def _sign(sign: str, colour: str, paper: str, x: float, y: float) -> Iterator[str]:
    yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="8" fill="{colour}" stroke="{paper}" stroke-width="1.5"/>'
    yield f'<text x="{x:.1f}" y="{y + 4.5:.1f}" text-anchor="middle" font-size="13" font-weight="700" fill="{paper}" stroke="none">{sign}</text>'


def _key(
    layout: Layout,
    kinds: set[str],
    curve: bool,
    unchanged: str,
    language: Language,
    colours: Mapping[str, str],
) -> Iterator[str]:
    x, y = 26.0, layout.height + _ROOM / 2 - 4
    for kind, look in _LOOKS.items():
        if kind in kinds:
            yield from _sign(look.sign, colours[kind], colours["paper"], x, y)
            yield f'<text x="{x + 14:.1f}" y="{y + 4:.1f}" font-size="11.5" fill="{colours[kind]}">{escape(look.name[language])}</text>'
            x += measure(look.name[language], 11.5) + 40
    if curve:
        yield f'<path d="M{x - 8:.1f} {y:.1f}h24" stroke="{colours["before"]}" stroke-width="1.6" stroke-dasharray="5 4"/>'
        yield f'<text x="{x + 22:.1f}" y="{y + 4:.1f}" font-size="11.5" fill="{colours["before"]}">{escape(_OLD_CURVE[language])}</text>'
        x += measure(_OLD_CURVE[language], 11.5) + 50
    yield f'<text x="{x:.1f}" y="{y + 4:.1f}" font-size="11.5" fill="{colours["unchanged"]}">{escape(unchanged)}</text>'
