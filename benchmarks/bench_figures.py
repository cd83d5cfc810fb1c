"""All figures of a map (`analyse --json` without reading and printing), beside 100,000 random walks of the same map.

The walks give no more than the time of a visit, with an error of some 1e-3; the figures are everything.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

import numpy as np

from benchmarks.generate import service_map
from benchmarks.timing import milliseconds, table
from blueprint.figures import Analysis
from blueprint.figures.data import as_data
from blueprint.flow.time.draw import draw_walk
from blueprint.flow.time.walk import Walk
from blueprint.model.loader import loads
from blueprint.model.service_map import ServiceMap

WALKS = 100_000
ROUNDS = 5


def rich_map(touchpoints: int) -> ServiceMap:
    """Two segments, estimates, a queue and three promises."""
    text = service_map(touchpoints)
    last = f"step-{touchpoints}"
    head = f"""arrivals: 30/h
segments:
  calm: {{title: Calm, share: 70%}}
  hurried: {{title: Hurried, changes: {{step-2: {{emotion: -4, next: {{step-3: 20%, step-4: 80%}}}}}}}}
promises:
  - {{id: whole, from: step-1, to: {last}, within: 2h, share: 90%}}
  - {{id: half, from: step-1, to: step-{touchpoints // 2}, within: 1h, share: 90%}}
  - {{id: mean, from: step-3, to: {last}, mean: 90m}}
touchpoints:
"""
    text = text.replace("touchpoints:\n", head, 1)
    text = text.replace(
        "time: {standard: 12s, tolerance: 2m}",
        "time: {standard: 12s, estimate: {min: 5s, likely: 12s, max: 40s}}",
    )
    text = text.replace("  step-5:\n", "  step-5:\n    staffed: {servers: 2}\n", 1)
    loaded = loads(text)
    assert loaded.map is not None, [p.message.en for p in loaded.problems]
    return loaded.map


def walk(walks: list[Walk], generator: np.random.Generator) -> None:
    for one in walks:
        draw_walk(one, generator, WALKS // len(walks))


def _figures(service_map: ServiceMap) -> object:
    return as_data(Analysis(service_map))


def best(run: Callable[[], object]) -> float:
    run()
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    rows = []
    generator = np.random.default_rng(1)
    for touchpoints in (60, 200):
        made = rich_map(touchpoints)
        figures = best(partial(_figures, made))
        segments = Analysis(made).segments.values()
        walks = [s.timed.whole(s.chain) for s in segments]
        walked = best(partial(walk, walks, generator))
        rows.append(
            [
                str(touchpoints),
                milliseconds(figures),
                milliseconds(walked),
                f"{walked / figures:.1f}",
                f"{figures / 0.5:.2f}" if touchpoints == 200 else "-",
            ]
        )
    print(
        table(
            ["touchpoints", "all figures, warm", f"{WALKS:,} walks", "walks / figures", "of the aim (0.5 s)"],
            rows,
        )
    )


if __name__ == "__main__":
    main()
