"""Several maps side by side: as a table, as Markdown, and as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from blueprint import quantity
from blueprint.cli.show.console import numbers, say, table, words
from blueprint.diff.review import plain
from blueprint.figures.ranges.words import duration_range, score_range, share_range, with_range
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from blueprint.diff.attribution import Contribution
    from blueprint.diff.comparing import Compared, Line

_NAMES = {
    "remembered": Wording("remembered experience", "记忆体验"),
    "peak": Wording("peak", "峰"),
    "end": Wording("end", "终"),
    "time_mean": Wording("mean visit", "平均耗时"),
    "time_p90": Wording("90 % are done within", "90 % 在此之内完成"),
}
_PROMISE = Wording("promise {id}", "承诺 {id}")
_FIGURE, _MAP = Wording("figure", "数字"), Wording("map", "地图")
_BEST = Wording("{text} best", "{text} 最佳")
_FROM = Wording("{map} against {first}: where the difference comes from", "{map} 与 {first} 之差的来源")
_WHERE, _TOTAL = Wording("touchpoints", "触点"), Wording("together", "合计")
_BESIDE = Wording("beside touchpoints", "触点之外")
_ANY_WIDTH = 100_000
"""Characters; rich tells of no table that it is wider than it may be."""
_SAYS = {"score": quantity.score, "seconds": quantity.time, "share": quantity.share}
_RANGES = {"score": score_range, "seconds": duration_range, "share": share_range}


def show(console: Console, found: Compared, names: Sequence[str], language: Language) -> None:
    """Print the figures, then of each map but the first where its difference comes from."""
    for title, header, rows in _tables(found, names, language):
        if title:
            say(console)
            say(console, title)
        side_by_side = table([words(header[0]), *map(numbers, header[1:])], rows)
        wide = console.options.update(max_width=_ANY_WIDTH)
        if not title and console.measure(side_by_side, options=wide).maximum > console.width:
            console.print(_below_each_other(header, rows, language))
        else:
            console.print(side_by_side)


def _below_each_other(header: Sequence[str], rows: Sequence[Sequence[str]], language: Language) -> Table:
    """A line a map, for more maps than fit beside each other."""
    columns = [words(header[0]), words(_MAP[language]), numbers("")]
    lines = []
    for name, *values in rows:
        pairs = zip(header[1:], values, strict=True)
        lines += [[name if n == 0 else "", *pair] for n, pair in enumerate(pairs)]
    return table(columns, lines)


def markdown(found: Compared, names: Sequence[str], language: Language) -> str:
    """The same as tables of Markdown."""
    blocks = []
    for title, header, rows in _tables(found, names, language):
        lines = [f"| {' | '.join(map(plain, row))} |" for row in rows]
        head = [f"| {' | '.join(map(plain, header))} |", f"|{'---|' * len(header)}"]
        blocks.append("\n".join(([title, ""] if title else []) + head + lines))
    return "\n\n".join(blocks) + "\n"


def as_data(found: Compared, names: Sequence[str]) -> dict[str, Any]:
    """For programs: seconds, shares 0..1, points, nothing rounded; null where it is unknown."""
    return {
        "version": 1,
        "maps": list(names),
        "figures": {
            line.key: {
                "kind": line.kind,
                "values": list(line.values),
                "ranges": [r and list(r) for r in line.ranges],
                "best": None if line.best is None else names[line.best],
            }
            for line in found.lines
        },
        "differences": [
            {
                "map": name,
                "against": names[0],
                "parts": [
                    {"touchpoints": list(c.touchpoints), "remembered": c.remembered, "time_mean": c.time_mean}
                    for c in parts
                ],
            }
            for name, parts in zip(names[1:], found.contributions, strict=True)
        ],
    }


def _tables(
    found: Compared, names: Sequence[str], language: Language
) -> Iterator[tuple[str, list[str], list[list[str]]]]:
    yield "", [_FIGURE[language], *names], [_row(line, language) for line in found.lines]
    header = [_WHERE[language], _NAMES["remembered"][language], _NAMES["time_mean"][language]]
    for name, parts in zip(names[1:], found.contributions, strict=True):
        if parts:
            rows = [_contribution(part, language) for part in parts]
            yield (
                _FROM.filled(map=name, first=names[0])[language],
                header,
                [*rows, _together(parts, language)],
            )


def _row(line: Line, language: Language) -> list[str]:
    name = _NAMES[line.key] if line.key in _NAMES else _PROMISE.filled(id=line.key)
    cells = []
    for number, (value, found) in enumerate(zip(line.values, line.ranges, strict=True)):
        text = with_range(_SAYS[line.kind](value, language), found, _RANGES[line.kind], language)
        cells.append(_BEST.filled(text=text)[language] if line.best == number else text)
    return [name[language], *cells]


def _contribution(part: Contribution, language: Language) -> list[str]:
    where = ", ".join(part.touchpoints) or _BESIDE[language]
    return [where, *_gains(part.remembered, part.time_mean, language)]


def _together(parts: Sequence[Contribution], language: Language) -> list[str]:
    sums = [_sum([p.remembered for p in parts]), _sum([p.time_mean for p in parts])]
    return [_TOTAL[language], *_gains(sums[0], sums[1], language)]


def _sum(values: Sequence[float | None]) -> float | None:
    known = [v for v in values if v is not None]
    return sum(known) if len(known) == len(values) else None


def _gains(remembered: float | None, seconds: float | None, language: Language) -> list[str]:
    time = quantity.time(None, language) if seconds is None else quantity.time_gain(seconds, language)
    return [quantity.score(remembered, language), time]
