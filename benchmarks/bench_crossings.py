"""Crossings between arrows: rows in our order (barycentre sweeps) beside plain declaration order.

Columns, lanes and the router are the same for both; only the order of touchpoints that share a lane
and a column differs. On the repository's maps one by one, and summed over 100 generated ones.
"""

from __future__ import annotations

import random
from collections import defaultdict
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from benchmarks import generate
from benchmarks.timing import table
from blueprint.draw import lay_out
from blueprint.draw.layout.rows import Rows
from blueprint.draw.routing.quality import Quality, judge
from blueprint.model.loader import load, loads

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blueprint.model.service_map import ServiceMap

GENERATED = 100
SIZES = (10, 20, 40, 60)


@contextmanager
def declared() -> Iterator[None]:
    """Rows as declared: no sweeps, no upper row for the most likely route, no leaning to fold partners."""
    whole = Rows.__init__

    def plain(self: Rows, diagram, columns, stacks, folds, first) -> None:  # type: ignore[no-untyped-def]
        del folds, first
        whole(self, diagram, {n: columns[n] for n in diagram.nodes}, stacks, {}, ())

    with patch.object(Rows, "__init__", plain), patch.object(Rows, "_ordered", lambda _, cells: cells):
        yield


def entangled(size: int, seed: int) -> ServiceMap:
    """A map with several ways on from most touchpoints, over all lanes, in layers of three or four."""
    rng = random.Random(f"{size}/{seed}")
    lanes = ("customer", "frontstage", "backstage")
    layers: dict[int, list[int]] = defaultdict(list)
    for i in range(size):
        layers[i // rng.choice((3, 4)) if i else 0].append(i)
    order = [layers[k] for k in sorted(layers)]
    lines = ["blueprint: 1", f"title: Entangled {size}", "touchpoints:"]
    for here, after in zip(order, [*order[1:], []], strict=True):
        for i in here:
            targets = rng.sample(after, min(len(after), rng.choice((1, 1, 2, 2, 3))))
            share = f"1/{len(targets)}" if targets else ""
            way = f"next: {{{', '.join(f't{t}: {share}' for t in targets)}}}" if targets else "end: served"
            lines.append(f"  t{i}: {{lane: {rng.choice(lanes)}, title: T{i}, {way}}}")
    made = loads("\n".join(lines) + "\n").map
    assert made
    return made


def both(service_map: ServiceMap) -> tuple[Quality, Quality]:
    """Ours, and as declared."""
    ours = judge(lay_out(service_map).routes)
    with declared():
        return ours, judge(lay_out(service_map).routes)


def row(name: str, ours: Quality, plain: Quality) -> tuple[str, ...]:
    return (
        name,
        str(ours.crossings),
        str(plain.crossings),
        ratio(ours.crossings, plain.crossings),
        str(ours.all_crossings),
        str(plain.all_crossings),
        ratio(ours.all_crossings, plain.all_crossings),
        ratio(ours.bends, plain.bends),
        ratio(ours.length, plain.length),
    )


def ratio(ours: float, plain: float) -> str:
    return f"{ours / plain:.2f}" if plain else "–"


def summed(found: list[tuple[Quality, Quality]]) -> tuple[Quality, Quality]:
    ours = Quality(*(sum(values) for values in zip(*(q[0] for q in found), strict=True)))
    return ours, Quality(*(sum(values) for values in zip(*(q[1] for q in found), strict=True)))


def main() -> None:
    rows = []
    for path in sorted(Path("maps").glob("*.blueprint.yaml")):
        service_map = load(path).map
        assert service_map
        rows.append(row(path.name.split(".")[0], *both(service_map)))
    everything = []
    for size in SIZES:
        found = [both(entangled(size, seed)) for seed in range(GENERATED // len(SIZES))]
        everything += found
        rows.append(row(f"{len(found)} generated of {size}", *summed(found)))
    rows.append(row(f"all {len(everything)} generated", *summed(everything)))
    fewer = sum(a.crossings < b.crossings for a, b in everything)
    more = sum(a.crossings > b.crossings for a, b in everything)
    straight = loads(generate.service_map(60)).map
    assert straight
    rows.append(row("60 in blocks of five", *both(straight)))
    head = ("", "cross", "declared", "ratio", "any", "declared", "ratio", "bends", "length")
    print(table(head, rows))
    print(f"of the generated maps, {fewer} have fewer crossings than as declared, {more} have more")


if __name__ == "__main__":
    main()
