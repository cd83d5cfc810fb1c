"""Nested data with keys lost, renamed and moved, values of another type, and far too much of everything."""

from collections.abc import Iterator
from copy import deepcopy
from random import Random
from typing import Any

from tests.fuzz import odd

Place = tuple[Any, Any]
"""A mapping or list, and a key of it."""


def places(data: Any) -> Iterator[Place]:
    """Every value of nested data, by what holds it."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in list(items):
        yield data, key
        yield from places(value)


def deep(rng: Random, bottom: Any) -> Any:
    """A value inside ever more brackets."""
    for _ in range(rng.choice((1, 2, 5, 66))):
        bottom = [bottom] if rng.random() < 0.5 else {rng.choice(("a", "all", "to", "en")): bottom}
    return bottom


def value(rng: Random, others: list[Any]) -> Any:
    """Something that may stand anywhere."""
    match rng.randrange(12):
        case 0:
            return None
        case 1:
            return rng.choice((True, False, 0, 1, -1, 10**30, 0.5, -1e308, 2**63))
        case 2:
            return rng.choice(([], {}, [[]], [None], {"": None}, [{}]))
        case 3:
            return deep(rng, odd.text(rng))
        case 4:
            return [odd.text(rng) for _ in range(rng.choice((1, 2, 3, 40)))]
        case 5:
            return {odd.text(rng): odd.text(rng) for _ in range(rng.choice((1, 2, 5)))}
        case 6 | 7 | 8 if others:
            return rng.choice(others)
        case _:
            return odd.text(rng)


def mutate(rng: Random, data: Any, keys: list[str]) -> None:
    """Change nested data in place, a few times; `keys` are names that mean something in it."""
    for _ in range(rng.choice((1, 1, 1, 2, 2, 3, 6))):
        found = list(places(data))
        if not found:
            return
        inside, key = rng.choice(found)
        others = [deepcopy(h[k]) for h, k in rng.sample(found, min(4, len(found)))]
        match rng.randrange(9):
            case 0:
                del inside[key]
            case 1 | 2:
                inside[key] = value(rng, others)
            case 3:
                inside[key] = odd.text(rng)
            case 4 if isinstance(inside, dict):  # another name, in the same place
                new = rng.choice((odd.text(rng), rng.choice(keys)))
                renamed = {new if k == key else k: v for k, v in inside.items()}
                inside.clear()
                inside.update(renamed)
            case 5 if isinstance(inside[key], dict):
                inside[key][rng.choice(keys)] = value(rng, others)
            case 5 | 6 if isinstance(inside, dict):
                inside[rng.choice(keys)] = value(rng, others)
            case 7 if isinstance(inside[key], str):
                inside[key] = odd.splice(rng, inside[key], ["%", "/", "-", ":", ".", "m", "h"])
            case 8:
                inside[key] = deep(rng, inside[key])
            case _:
                if isinstance(inside, list):
                    inside.extend(deepcopy(inside[: rng.choice((1, 2, 30))]))
                else:
                    items = list(inside.items())
                    rng.shuffle(items)
                    inside.clear()
                    inside.update(items)
