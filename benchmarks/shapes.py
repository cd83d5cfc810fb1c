"""Maps of one shape, as large as wanted: what grows is named by `Shape.of`.

Every map has scores, failures, a queue, estimates and a promise, so that nothing is left out of its figures.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LANES = ("customer", "frontstage", "backstage", "customer", "frontstage")
LOOP = 10
"""Every so many touchpoints some customers go back as many."""
BREADTH = 10
"""Arrows that leave a touchpoint of a dense map."""
FIXED = 60
"""Touchpoints of a map whose segments or promises grow."""


@dataclass(frozen=True)
class Shape:
    """A kind of map.

    Attributes:
        of: what there is more and more of.
        small: of these, for a map that warms up.
        size: of these, in the smaller map; the larger has ten times as many, and takes about a minute at most.
        text: a map of so many.
    """

    of: str
    small: int
    size: int
    text: Callable[[int], str]


def chain(touchpoints: int) -> str:
    """One touchpoint after the other."""
    return _map(touchpoints, lambda step: {min(step + 1, touchpoints): 100})


def loops(touchpoints: int) -> str:
    """A chain from which a fifth goes back at each tenth touchpoint."""
    return _map(touchpoints, _looped)


def dense(arrows: int) -> str:
    """Ten arrows from each touchpoint, to those after it as far as there are ten."""
    touchpoints = arrows // BREADTH
    return _map(
        touchpoints,
        lambda step: dict.fromkeys(_spread(step, touchpoints), 100 // BREADTH),
    )


def _spread(step: int, touchpoints: int) -> list[int]:
    """Where ten arrows go: near ones mostly, and some far; towards the end some back."""
    ahead = [step + gap for gap in (1, 2, 3, 4, 5, 6, 8, 11, 15, 20)]
    there = [to for to in ahead if to <= touchpoints]
    return (there + [to for to in range(step - 1, 0, -1) if to not in there])[:BREADTH]


def segments(count: int) -> str:
    """A map of sixty touchpoints with so many segments, each with scores and shares of its own."""
    lines = ["segments:"]
    for number in range(1, count + 1):
        at, score = number * 7 % (FIXED - 10) + 2, number % 5 - 2
        share = f"share: {80 // count}%, " if number < count else ""
        changes = f"{{step-{at}: {{emotion: {score}}}, step-10: {{next: {{step-11: {95 - number % 40}%, step-1: {5 + number % 40}%}}}}}}"
        lines.append(
            f"  kind-{number}: {{title: {{zh: 客群 {number}, en: Kind {number}}}, {share}changes: {changes}}}"
        )
    return _map(FIXED, _looped, head="\n".join(lines))


def promises(count: int) -> str:
    """A map of sixty touchpoints with so many promises."""
    lines = ["promises:"]
    for number in range(count):
        start = number % 30 + 1
        lines.append(
            f"  - {{id: promise-{number}, from: step-{start}, to: step-{FIXED - number % 7}, "
            f"within: {20 + number % 13}m, share: 90%}}"
        )
    return _map(FIXED, _looped, promise="\n".join(lines))


def _looped(step: int) -> dict[int, int]:
    return {step + 1: 80, step - LOOP + 1: 20} if step % LOOP == 0 else {step + 1: 100}


def _map(
    touchpoints: int, ways: Callable[[int], dict[int, int]], head: str = "", promise: str | None = None
) -> str:
    last = f"step-{touchpoints}"
    lines = [
        "blueprint: 1",
        f"id: generated-{touchpoints}",
        "title: {zh: 生成的服务, en: Generated service}",
        "arrivals: 10/h",
        *([head] if head else []),
        promise
        or f"promises:\n  - {{id: whole, from: step-1, to: {last}, within: {touchpoints}m, share: 90%}}",
        "touchpoints:",
    ]
    for step in range(1, touchpoints + 1):
        lane = LANES[step % 5]
        spread = "" if step % 3 else f", estimate: {{min: 5s, likely: {step % 50 + 10}s, max: 2m}}"
        lines += [
            f"  step-{step}:",
            f"    lane: {lane}",
            f"    title: {{zh: 第 {step} 步, en: Step {step}}}",
            f"    time: {{standard: {step % 50 + 10}s, tolerance: 3m{spread}}}",
        ]
        if step == 1:
            lines.append("    start: 100%")
        if lane != "backstage":
            lines.append(f"    emotion: {{score: {step * 7 % 9 - 4}, good: 5, bad: -5}}")
            if step % 10 == 0:
                lines.append("    fails: {chance: 2%, caught: 20%}")
        if step % 50 == 2:
            lines.append("    staffed: {servers: 3}")
        to = {target: share for target, share in ways(step).items() if target != step}
        if step == touchpoints:
            lines.append("    end: served")
        elif len(to) == 1:
            lines.append(f"    next: step-{next(iter(to))}")
        else:
            lines.append(f"    next: {{{', '.join(f'step-{t}: {s}%' for t, s in to.items())}}}")
    return "\n".join(lines) + "\n"


SHAPES = {
    "chain": Shape("touchpoints", 30, 200, chain),
    "loops": Shape("touchpoints", 30, 200, loops),
    "dense": Shape("arrows", 220, 300, dense),
    "segments": Shape("segments", 1, 4, segments),
    "promises": Shape("promises", 1, 4, promises),
}
